"""How a flood is bounded: per person, per network, and altogether.

The machine itself is no network: behind a proxy everybody would be it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from aiolimiter import AsyncLimiter

from bot.channels.web.problems import Problem, Problems
from bot.channels.web.site import Rate, Rates
from bot.networks import Networks
from bot.ports import Person

Key = TypeVar("Key", str, bytes)

REMEMBERED = 20_000
"""Limiters kept of each sort; the one unused for longest makes room."""


class Limits:
    """Lets in what is not a flood; raises a problem that carries the numbers otherwise."""

    def __init__(self, rates: Rates, clock: Callable[[], datetime]) -> None:
        self._networks = Networks(clock)
        self._by_person: Recent[str] = Recent(rates.person)
        self._by_network: Recent[bytes] = Recent(rates.network)
        self._arrivals: Recent[bytes] = Recent(rates.arrivals)
        self._overall = limiter(rates.overall)

    async def admit(self, person: Person, address: str | None) -> None:
        """Let in one act of somebody who is here already."""
        await take(
            self._overall,
            self._by_person.get(person.address),
            *self._of_network(self._by_network, address),
        )

    async def welcome(self, address: str | None) -> None:
        """Let in somebody new."""
        await take(self._overall, *self._of_network(self._arrivals, address))

    def _of_network(self, recent: Recent[bytes], address: str | None) -> list[AsyncLimiter]:
        network = self._networks.hashed(address)
        return [recent.get(network)] if network else []


class Recent(Generic[Key]):
    """A limiter for each of those who came last."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._limiters: OrderedDict[Key, AsyncLimiter] = OrderedDict()

    def get(self, key: Key) -> AsyncLimiter:
        """Return the limiter of one key."""
        known = self._limiters.get(key)
        if known:
            self._limiters.move_to_end(key)
            return known
        if len(self._limiters) >= REMEMBERED:
            self._limiters.popitem(last=False)
        return self._limiters.setdefault(key, limiter(self._rate))


def limiter(rate: Rate) -> AsyncLimiter:
    """Return a leaky bucket of that rate."""
    return AsyncLimiter(rate.count, rate.seconds)


async def take(*limiters: AsyncLimiter) -> None:
    """Take one place from each, or from none; nobody waits."""
    if not all(limiter.has_capacity() for limiter in limiters):
        raise Problem(Problems.TOO_MANY)
    for bucket in limiters:
        await bucket.acquire()
