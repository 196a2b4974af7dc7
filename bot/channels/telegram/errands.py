"""Small calls that nobody waits for: a sign of life for a press, leaving a group."""

from __future__ import annotations

import asyncio

from telegram.error import BadRequest, Forbidden, TelegramError

from bot import logs
from bot.channels.telegram.api import Api
from bot.channels.telegram.failures import meaning_of

MOST_AT_ONCE = 1_000
"""Errands under way; what comes on top is left undone. A press shows its clock a while longer."""


class Errands:
    """Does them beside everything else, each at most once."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._under_way: dict[tuple[str, str | int], asyncio.Task[None]] = {}

    @property
    def under_way(self) -> int:
        """Return how many are being done."""
        return len(self._under_way)

    def answer(self, query: str) -> None:
        """Tell the app that a press has arrived, so that its button stops waiting."""
        self._begin("answerCallbackQuery", "callback_query_id", query)

    def leave(self, chat: int) -> None:
        """Leave a group or a channel, where others would read along."""
        self._begin("leaveChat", "chat_id", chat)

    async def close(self) -> None:
        """Give up what is still under way."""
        tasks = [*self._under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, method: str, parameter: str, value: str | int) -> None:
        key = (method, value)
        if key in self._under_way or len(self._under_way) >= MOST_AT_ONCE:
            return
        task = asyncio.create_task(self._do(method, {parameter: value}))
        self._under_way[key] = task
        task.add_done_callback(lambda _: self._under_way.pop(key, None))

    async def _do(self, method: str, parameters: dict[str, object]) -> None:
        try:
            await self._api.call(method, parameters)
        except (BadRequest, Forbidden):
            return  # "query is too old", "bot is not a member": there is nothing left to do
        except TelegramError as error:
            logs.event("telegram_failed", "warning", kind=meaning_of(error).reason)
