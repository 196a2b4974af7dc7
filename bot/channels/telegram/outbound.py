"""Show people what they are told, on Telegram, and erase it when they ask."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.calls import Call, calls_of, change_of
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.shown import Shown
from bot.ports import Person, Sending

DELETED_AT_ONCE = 100
"""Messages in one call (Bot API, `deleteMessages`)."""

MOST_BEGUN = 1_000
"""Long messages of which only some parts were sent so far; the oldest makes room."""


NOT_MODIFIED = re.compile("message is not modified", re.IGNORECASE)


class Begun(NamedTuple):
    """How many parts of a message were sent, and what Telegram calls those nobody was told of."""

    done: int
    untold: tuple[str, ...] = ()


NOTHING_DONE = Begun(0)


class Telegram:
    """The channel: a message goes out as one call or several, in order."""

    def __init__(self, api: Api, pictures: Path, shown: Shown) -> None:
        self._api = api
        self._pictures = pictures
        self._shown = shown
        self._photos: dict[Path, str] = {}  # what Telegram calls a picture it has
        self._begun: OrderedDict[tuple[Person, int], Begun] = OrderedDict()

    async def send(self, sending: Sending) -> list[str]:
        """Show a message: what is ticked on the last one is changed there."""
        if await self._is_changed(sending):
            return []
        ids = await self._send(sending)
        self._shown.show(sending.person, ids[-1], sending.message)
        return ids

    async def _send(self, sending: Sending) -> list[str]:
        """Send a message; one that failed half-way goes on with the part that failed."""
        calls = calls_of(sending.message, int(sending.person.address), self._pictures)
        done, untold = self._begun.pop((sending.person, sending.id), NOTHING_DONE)
        ids = [*untold]
        for call in calls[done:]:
            try:
                ids.append(await self._make(call))
            except Exception as error:
                self._remember(sending, Begun(done))
                raise failure_of(error, ids) from error
            done += 1
            self._remember(sending, Begun(done, tuple(ids)))  # the next may be cancelled
        self._begun.pop((sending.person, sending.id), None)
        return ids

    async def erase(self, person: Person, ids: Sequence[str]) -> int:
        """Delete messages, ours and the person's own; those past 48 h stay."""
        self._forget_begun(person)
        self._shown.forget(person)
        numbers = iter([int(number) for number in ids])
        deleted = 0
        while some := list(islice(numbers, DELETED_AT_ONCE)):
            deleted += await self._delete(int(person.address), some)
        return deleted

    async def _is_changed(self, sending: Sending) -> bool:
        """Change the ticks on the last message, if that is all there is to show, and can be."""
        number = self._shown.changed_by(sending.person, sending.message)
        if not number:
            return False
        call = change_of(sending.message, int(sending.person.address), int(number))
        try:
            await self._api.call(call.method, call.parameters)
        except BadRequest as error:
            if not NOT_MODIFIED.search(error.message):  # it was done, and the answer got lost
                self._shown.forget(sending.person)
                return False
        except Exception as error:
            raise failure_of(error) from error
        self._shown.show(sending.person, number, sending.message)
        return True

    async def _make(self, call: Call) -> str:
        """Make one call; return the id of the message it made."""
        if call.photo is None:
            return number_of(await self._api.call(call.method, call.parameters))
        known = self._photos.get(call.photo)
        if known:
            return number_of(
                await self._api.call(call.method, {**call.parameters, "photo": known})
            )
        answer = await self._api.upload(call.method, call.parameters, "photo", call.photo)
        self._photos[call.photo] = answer["photo"][-1]["file_id"]
        return number_of(answer)

    def _remember(self, sending: Sending, begun: Begun) -> None:
        """Keep in mind which parts need not be sent again."""
        if not begun.done:
            return
        self._begun[sending.person, sending.id] = begun
        if len(self._begun) > MOST_BEGUN:
            self._begun.popitem(last=False)

    def _forget_begun(self, person: Person) -> None:
        """Forget what was sent in part: its parts go, and ids begin anew with whoever it was."""
        for key in [key for key in self._begun if key[0] == person]:
            del self._begun[key]

    async def _delete(self, chat: int, numbers: Sequence[int]) -> int:
        """Delete some messages at once, or, where one of them may not go, one by one."""
        try:
            await self._api.call("deleteMessages", {"chat_id": chat, "message_ids": numbers})
        except BadRequest:
            return sum([await self._delete_one(chat, number) for number in numbers])
        except TelegramError as error:
            raise failure_of(error) from error
        return len(numbers)

    async def _delete_one(self, chat: int, number: int) -> bool:
        try:
            await self._api.call("deleteMessage", {"chat_id": chat, "message_id": number})
        except (BadRequest, Forbidden):
            return False  # too old, or gone already
        except TelegramError as error:
            raise failure_of(error) from error
        return True


def number_of(answer: Any) -> str:
    """Return the id of the message that a call has made."""
    return str(answer["message_id"])
