"""A channel that does what a plan says, and people who talk through a store in memory."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.delivery import Delivery
from bot.delivery.rates import Limits, Rates
from bot.ports import Outcome, Person, SendFailed, Sending
from bot.stores.memory import MemoryStore
from tests.delivery.fake_time import now
from tests.stores.people import event, saying

INA = Person("telegram", "ina")
OTO = Person("telegram", "oto")
BOUNDLESS = Limits(10**9, 10**9, 10**9, 10**9)


@dataclass
class Weather:
    """What the channel does with one call."""

    failure: SendFailed | None = None
    arrives: bool = True  # whether the person sees the message all the same
    seconds: float = 0.06


FINE = Weather()


def too_many(seconds: float, scope="chat") -> Weather:
    return Weather(SendFailed("too_many", retry_after=seconds, scope=scope), arrives=False)


def not_connected() -> Weather:
    return Weather(SendFailed("not_connected"), arrives=False)


def lost(*, arrives: bool) -> Weather:
    return Weather(SendFailed("lost", outcome=Outcome.UNKNOWN), arrives=arrives)


def refused() -> Weather:
    return Weather(SendFailed("refused", outcome=Outcome.FAILED), arrives=False)


def blocked() -> Weather:
    return Weather(SendFailed("forbidden", outcome=Outcome.FAILED, blocked=True), arrives=False)


@dataclass(frozen=True)
class Call:
    """One call to the channel."""

    at: datetime
    sending: Sending
    weather: Weather


@dataclass
class Twin:
    """A channel, and everything it was asked and showed."""

    forecast: Callable[[Sending], Weather] = lambda sending: FINE
    calls: list[Call] = field(default_factory=list)
    seen: dict[Person, list[int]] = field(default_factory=lambda: defaultdict(list))
    erased: list[tuple[Person, tuple[str, ...]]] = field(default_factory=list)
    erase_weather: list[Weather] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0

    async def send(self, sending: Sending) -> list[str]:
        """Do what the forecast says."""
        weather = self.forecast(sending)
        self.calls.append(Call(now(), sending, weather))
        if weather.arrives:
            self.seen[sending.person].append(sending.id)
            self.said.append(sending.message.text)
        await self._takes(weather.seconds)
        if weather.failure:
            raise weather.failure
        return [f"{sending.person.address}{len(self.calls)}"]

    async def erase(self, person, ids) -> int:
        """Delete them all."""
        weather = self.erase_weather.pop(0) if self.erase_weather else FINE
        if weather.failure:
            raise weather.failure
        self.erased.append((person, tuple(ids)))
        return len(ids)

    async def _takes(self, seconds: float) -> None:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(seconds)
        finally:
            self.under_way -= 1

    def plan(self, *weathers: Weather) -> None:
        """Fix what happens to the next calls; after that it is fine."""
        coming = list(weathers)
        self.forecast = lambda sending: coming.pop(0) if coming else FINE

    @property
    def times(self) -> list[float]:
        """The seconds at which the channel was called."""
        return [(call.at - self.calls[0].at).total_seconds() for call in self.calls]


class World:
    """People, a store, a channel, and a delivery that can die and come again."""

    def __init__(self, limits: Limits = BOUNDLESS, store: MemoryStore | None = None) -> None:
        self.store = store or MemoryStore()
        self.channel = Twin()
        self.limits = limits
        self.outbox = self.store.outbox
        self.delivery = self.born()
        self.count = 0

    def born(self) -> Delivery:
        """A delivery that knows nothing but what is in the store."""
        channels = {"telegram": self.channel}
        return Delivery(self.outbox, channels, now, Rates(self.limits))

    async def happens(self, person=INA, *effects, answer=None, taken=True, **kwargs):
        """Something happens to a person; they are answered with these effects."""
        self.count += 1
        incoming = event(f"e{self.count}", person, at=now(), pushed_to=True)
        answer = answer or saying(*(effects or ("hello",)))
        answered = await self.store.turn(incoming, answer, begin=True)
        if taken:
            self.delivery.take(person, answered)
        return answered

    async def passes(self, seconds: float) -> None:
        """Let time pass while the delivery looks at the store."""
        async with self.delivery.running():
            await asyncio.sleep(seconds)
        self.delivery = self.born()

    async def rests(self, seconds: float = 5) -> None:
        """Let time pass in which nobody looks at the store."""
        await asyncio.sleep(seconds)

    async def left(self) -> int:
        """How many messages still wait, however long one waits for them."""
        return len(await self.outbox.pending(now() + timedelta(days=2), 10_000))
