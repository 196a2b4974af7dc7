"""We ask Telegram: for a machine that Telegram could not reach.

The offset confirms what came before, so it moves only after a batch is kept; a crash in
between brings the batch once more, and the store knows it. It is used once and forgotten:
after a quiet week the numbers begin anew, and an old one would hide what comes then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import logs
from bot.channels.telegram.api import Api
from bot.channels.telegram.failures import meaning_of, seconds_of
from bot.channels.telegram.inbound import KINDS, read_update
from bot.channels.telegram.reactions import Blocked, Happened, Reaction
from bot.channels.telegram.receiving import Receiver
from bot.ports import Incoming, Person, StoreUnavailable

ASKED_FOR = 50
"""Seconds for which Telegram holds a question open when there is nothing new."""

STORE_PAUSE = 5.0
LONGEST_PAUSE = 60.0

Sleep = Callable[[float], Awaitable[object]]


class Polling:
    """Asks for updates until it is cancelled, or until somebody else asks too."""

    def __init__(
        self,
        api: Api,
        receiver: Receiver,
        clock: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api = api
        self._receiver = receiver
        self._clock = clock
        self._sleep = sleep
        self._offset: int | None = None

    async def run(self) -> None:
        """Ask again and again. Two that ask would steal each other's updates: then it ends."""
        waits = pauses()
        while True:
            try:
                updates = await self._ask()
            except (Conflict, InvalidToken) as error:
                logs.event("telegram_stopped", "error", kind=meaning_of(error).reason)
                return
            except TelegramError as error:
                logs.event("telegram_failed", "warning", kind=meaning_of(error).reason)
                pause = next(waits)
                await self._sleep(seconds_of(error) if isinstance(error, RetryAfter) else pause)
            else:
                waits = pauses()
                await self._keep(updates)
                self._offset = after(updates)

    async def _ask(self) -> Sequence[Any]:
        question: dict[str, object] = {"timeout": ASKED_FOR, "allowed_updates": KINDS}
        if self._offset is not None:
            question["offset"] = self._offset
        answer = await self._api.call("getUpdates", question, ASKED_FOR)
        if not isinstance(answer, list) or (answer and after(answer) is None):
            raise TelegramError("Invalid server response")
        return answer

    async def _keep(self, updates: Sequence[Any]) -> None:
        """Take a batch: each chat in its order, all chats at once."""
        now = self._clock()
        reactions = [read_update(update, now) for update in updates]
        await asyncio.gather(*(self._take(some) for some in by_chat(reactions)))

    async def _take(self, reactions: Iterable[Reaction]) -> None:
        for reaction in reactions:
            await self._take_until_kept(reaction)

    async def _take_until_kept(self, reaction: Reaction) -> None:
        while True:
            try:
                return await self._receiver.take(reaction)
            except StoreUnavailable:
                await self._sleep(STORE_PAUSE)


def by_chat(reactions: Iterable[Reaction]) -> Iterator[list[Reaction]]:
    """Yield the reactions of each chat, in their order."""
    ordered = sorted(reactions, key=chat_of)
    return (list(some) for _, some in groupby(ordered, chat_of))


def chat_of(reaction: Reaction) -> str:
    """Return whose order a reaction belongs to."""
    match reaction:
        case Happened(Incoming(person=Person(address=address))):
            return address
        case Blocked(person):
            return person.address
        case _:
            return ""


def after(updates: Iterable[Any]) -> int | None:
    """Return the offset that confirms these updates; None if there is nothing to confirm."""
    numbers = [update.get("update_id") for update in updates if isinstance(update, dict)]
    whole = [number for number in numbers if type(number) is int]
    return max(whole) + 1 if whole else None


def pauses() -> Iterator[float]:
    """Yield how long to wait after each failure in a row."""
    pause = 1.0
    while True:
        yield pause
        pause = min(pause * 2, LONGEST_PAUSE)
