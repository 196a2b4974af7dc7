"""How a flood is bounded: per person, per network, and altogether.

No address is kept, not even in memory: a network is known by a keyed hash of its /24
(IPv6: /48), and the key changes every day. The machine itself is no network: behind a
proxy everybody would be it.
"""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime
from socket import AF_INET, AF_INET6, inet_pton
from typing import Generic, TypeVar

from aiolimiter import AsyncLimiter

from bot.channels.web.problems import Problem, Problems
from bot.channels.web.site import Rate, Rates
from bot.ports import Person

Key = TypeVar("Key", str, bytes)

IPV4 = 4
MAPPED = bytes(10) + b"\xff\xff"  # an IPv4 address in the clothes of an IPv6 one
LOOPBACK_V4 = 127
LOOPBACK_V6 = bytes(15) + b"\x01"

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


class Networks:
    """Names networks so that nobody can tell tomorrow who was here today."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._day: date | None = None
        self._key = b""

    def hashed(self, address: str | None) -> bytes | None:
        """Return the name of a network for today; None for this machine itself."""
        network = network_of(address or "")
        return hmac.digest(self._key_of_today(), network, "sha256") if network else None

    def _key_of_today(self) -> bytes:
        today = self._clock().date()
        if today != self._day:
            self._day, self._key = today, secrets.token_bytes(32)
        return self._key


def network_of(address: str) -> bytes:
    """Return the /24 or /48 of an address; nothing for this machine and for no address."""
    packed = packed_address(address)
    if packed.startswith(MAPPED):
        packed = packed.removeprefix(MAPPED)
    if len(packed) == IPV4:
        return packed[:3] if packed[0] != LOOPBACK_V4 else b""
    return packed[:6] if packed != LOOPBACK_V6 else b""


def packed_address(address: str) -> bytes:
    """Return an address as bytes; this is done for every request, so by the system's own hand."""
    family = AF_INET6 if ":" in address else AF_INET
    try:
        return inet_pton(family, address.partition("%")[0])
    except OSError:
        return b""


def limiter(rate: Rate) -> AsyncLimiter:
    """Return a leaky bucket of that rate."""
    return AsyncLimiter(rate.count, rate.seconds)


async def take(*limiters: AsyncLimiter) -> None:
    """Take one place from each, or from none; nobody waits."""
    if not all(limiter.has_capacity() for limiter in limiters):
        raise Problem(Problems.TOO_MANY)
    for bucket in limiters:
        await bucket.acquire()
