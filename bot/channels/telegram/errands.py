"""Small calls that nobody waits for: a sign of life for a press, leaving a group."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import NamedTuple

from telegram.error import BadRequest, Forbidden, TelegramError

from bot import logs
from bot.channels.telegram.api import Api
from bot.channels.telegram.failures import meaning_of

MOST_AT_ONCE = 1_000
"""Errands under way; what comes on top is left undone. A press shows its clock a while longer."""


GROUP_NUMBER = "Šīs grupas numurs / номер этой группы: {}"
"""Said in a group before it is left, while whoever sets the bot up asks for it."""


async def nobodys(chat: int) -> bool:
    """Tell of every group that it is not the staff's."""
    return False


class StaffGroup(NamedTuple):
    """How the group of the staff is known, which alone is not left."""

    number_is_asked: bool = False
    is_ours: Callable[[int], Awaitable[bool]] = nobodys


NO_GROUP = StaffGroup()


class Errands:
    """Does them beside everything else, each at most once."""

    def __init__(self, api: Api, staff: StaffGroup = NO_GROUP) -> None:
        self._api = api
        self._staff = staff
        self._under_way: dict[tuple[str, str | int], asyncio.Task[None]] = {}

    @property
    def under_way(self) -> int:
        """Return how many are being done."""
        return len(self._under_way)

    def answer(self, query: str) -> None:
        """Tell the app that a press has arrived, so that its button stops waiting."""
        work = self._do("answerCallbackQuery", {"callback_query_id": query})
        self._begin(("answerCallbackQuery", query), work)

    def leave(self, chat: int, *, joined: bool = False) -> None:
        """Leave a group or a channel, where others would read along, unless it is the staff's."""
        self._begin(("leaveChat", chat), self._leave(chat, joined=joined))

    async def close(self) -> None:
        """Give up what is still under way."""
        tasks = [*self._under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, key: tuple[str, str | int], work: Coroutine[None, None, None]) -> None:
        if key in self._under_way or len(self._under_way) >= MOST_AT_ONCE:
            work.close()
            return
        task = asyncio.create_task(work)
        self._under_way[key] = task
        task.add_done_callback(lambda _: self._under_way.pop(key, None))

    async def _leave(self, chat: int, *, joined: bool) -> None:
        if await self._staff.is_ours(chat):
            return
        if joined and self._staff.number_is_asked:
            text = GROUP_NUMBER.format(chat)
            await self._do("sendMessage", {"chat_id": chat, "text": text})
        await self._do("leaveChat", {"chat_id": chat})

    async def _do(self, method: str, parameters: dict[str, object]) -> None:
        try:
            await self._api.call(method, parameters)
        except (BadRequest, Forbidden):
            return  # "query is too old", "bot is not a member": there is nothing left to do
        except TelegramError as error:
            logs.event("telegram_failed", "warning", kind=meaning_of(error).reason)
