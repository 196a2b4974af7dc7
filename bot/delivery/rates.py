"""How fast a channel may be asked, and until when it must be left alone.

Nobody waits here for long: whoever would have to is told to come back, because the messages
in hand are claimed only for a while.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from aiolimiter import AsyncLimiter

from bot.ports import Lane, Person

PATIENCE = 1.5
"""Seconds that somebody waits for their turn before they are told to come back."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second, as Telegram asks for: 1 for each chat, 30 in all; a little less."""

    chat: float = 1
    chat_burst: float = 3  # an answer of several messages comes at once
    channel: float = 25
    bulk: float = 20  # of these: so many are always left to replies


UNLIMITED = Limits(10**9, 10**9, 10**9, 10**9)
"""For measuring on one machine."""


class Rates:
    """Lets messages through one by one."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._chats: dict[Person, AsyncLimiter] = {}
        self._channels: dict[tuple[str, Lane], AsyncLimiter] = {}
        self._paused: dict[str, datetime] = {}

    async def ready(self, person: Person, lane: Lane = Lane.REPLY) -> bool:
        """Wait until one more message may go to a person; False if that would take long."""
        limiters = self._on_the_way_to(person, lane)
        try:
            # A timeout costs more than all the rest, and mostly there is nothing to wait for.
            free = all(limiter.has_capacity() for limiter in limiters)
            async with asyncio.timeout(PATIENCE) if not free else nullcontext():
                for limiter in limiters:
                    await limiter.acquire()
        except TimeoutError:
            return False
        return True

    def pause(self, channel: str, until: datetime) -> None:
        """Leave a channel alone until a time."""
        self._paused[channel] = max(until, self._paused.get(channel, until))

    def paused(self, channel: str, now: datetime) -> datetime | None:
        """Return until when a channel must be left alone, if it must."""
        until = self._paused.get(channel)
        return until if until and until > now else None

    @property
    def busy(self) -> int:
        """How many chats had something a moment ago."""
        return len(self._chats)

    def tidy(self) -> None:
        """Forget the chats that have had nothing for a while."""
        idle = [
            person
            for person, limiter in self._chats.items()
            if limiter.has_capacity(limiter.max_rate)
        ]
        for person in idle:
            del self._chats[person]

    def _on_the_way_to(self, person: Person, lane: Lane) -> list[AsyncLimiter]:
        limits, channel = self._limits, person.channel
        chat = limiter(self._chats, person, limits.chat, limits.chat_burst)
        everybody = limiter(self._channels, (channel, Lane.REPLY), limits.channel, limits.channel)
        if lane is Lane.REPLY:
            return [chat, everybody]
        bulk = limiter(self._channels, (channel, lane), limits.bulk, limits.bulk)
        return [chat, bulk, everybody]


GROUP = ((1, timedelta(seconds=1)), (18, timedelta(minutes=1)))
"""Messages in a group, in any stretch of so much time: Telegram takes 20 a minute."""

SPARE = 6
"""Of these, so many are left to what cannot wait."""


class GroupRate:
    """Tells whether one more message may go to a group. Nobody waits: there is a next look.

    It counts a sliding window, as Telegram does; a bucket would let through its burst and its
    rate besides in one minute.
    """

    def __init__(self) -> None:
        self._sent: deque[datetime] = deque(maxlen=max(most for most, _ in GROUP))

    def free(self, now: datetime, spare: int = 0) -> bool:
        """Tell whether a message may go now, with so many a minute to spare."""
        return all(
            sum(at > now - span for at in self._sent) < max(1, most - spare)
            for most, span in GROUP
        )

    def count(self, now: datetime) -> None:
        """Note that a message goes."""
        self._sent.append(now)


def limiter(
    limiters: dict[Key, AsyncLimiter], key: Key, rate: float, burst: float
) -> AsyncLimiter:
    """Return the limiter of a key, new if there is none."""
    if key not in limiters:
        limiters[key] = AsyncLimiter(burst, burst / rate)
    return limiters[key]
