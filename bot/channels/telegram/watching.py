"""Whether Telegram still calls us: someone with our token can send the updates elsewhere.

It is asked every few minutes. What is told of it is one word: Telegram's own sentences quote
addresses.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from telegram.error import RetryAfter, TelegramError

from bot import logs
from bot.channels.telegram.api import Api
from bot.channels.telegram.failures import meaning_of, seconds_of
from bot.channels.telegram.fields import Json

EVERY = 300.0
"""Seconds between two looks."""

MOST_WAITING = 100
"""Updates that wait for us before that is worth a line in the log."""

TROUBLES = {
    "certificate": re.compile(r"ssl|certificate|tls", re.IGNORECASE),
    "answer": re.compile(r"wrong response", re.IGNORECASE),
    "no_answer": re.compile(r"timed? ?out|timeout", re.IGNORECASE),
    "not_connected": re.compile(r"connect|resolve|unreachable|reset|closed", re.IGNORECASE),
}
"""What Telegram's sentence says about the last update that it could not hand over."""

Sleep = Callable[[float], Awaitable[object]]


class Seen(NamedTuple):
    """What Telegram says about where it calls."""

    url: str
    waiting: int
    trouble: str
    trouble_at: int


class Watch:
    """Looks where Telegram calls, and puts it right."""

    def __init__(
        self,
        api: Api,
        url: str,
        put_right: Callable[[], Awaitable[object]],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api = api
        self._url = url
        self._put_right = put_right
        self._sleep = sleep
        self._told_at = 0  # of the last trouble that was logged

    async def run(self) -> None:
        """Look again and again until cancelled."""
        pause = EVERY
        while True:
            await self._sleep(pause)
            pause = EVERY
            try:
                await self._look()
            except TelegramError as error:
                logs.event("telegram_failed", "warning", kind=meaning_of(error).reason)
                if isinstance(error, RetryAfter):
                    pause = max(EVERY, seconds_of(error))

    async def _look(self) -> None:
        seen = read_info(await self._api.call("getWebhookInfo", {}))
        if seen.url != self._url:
            logs.event("webhook_taken", "error", kind="elsewhere" if seen.url else "removed")
            await self._put_right()
        elif seen.trouble_at > self._told_at or seen.waiting > MOST_WAITING:
            kind = kind_of(seen.trouble) if seen.trouble_at > self._told_at else "waiting"
            logs.event("webhook_failing", "warning", kind=kind, count=seen.waiting)
        self._told_at = max(self._told_at, seen.trouble_at)


def read_info(info: object) -> Seen:
    """Read the answer. Raises TelegramError for one of another shape."""
    if not isinstance(info, dict) or not isinstance(info.get("url"), str):
        raise TelegramError("Invalid server response")
    return Seen(
        info["url"],
        count_of(info, "pending_update_count"),
        str(info.get("last_error_message", "")),
        count_of(info, "last_error_date"),
    )


def count_of(info: Json, name: str) -> int:
    """Return a whole number of an answer; it may be left out."""
    value = info.get(name)
    return value if type(value) is int else 0


def kind_of(sentence: str) -> str:
    """Return the word for a trouble."""
    return next((word for word, said in TROUBLES.items() if said.search(sentence)), "other")
