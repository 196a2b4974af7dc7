"""Slower with every failure, and never locked: nobody can shut out somebody else.

Each attempt counts as failed from its beginning, so that many at once wait as many after
one another do. The count lives in memory: a restart, or another replica, forgives.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 2
"""Failures without a delay: everybody mistypes."""

LONGEST = 42.0
FORGIVEN = timedelta(minutes=30)
"""After a failure with none following it."""

REMEMBERED = 20_000
FROM_ONE_PLACE = 8
IN_ALL = 200
"""Attempts that may wait at the same time."""


class TooBusy(Exception):
    """So many attempts wait already that another is not taken."""


@dataclass(slots=True)
class Failures:
    """What is known of an account or a network."""

    count: int
    last: datetime


class Slowdown:
    """Counts the failures of accounts and networks, and makes attempts wait."""

    def __init__(
        self, clock: Callable[[], datetime], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._failures: OrderedDict[Hashable, Failures] = OrderedDict()
        self._waiting: dict[Hashable, int] = {}

    async def wait(self, name: str, network: Hashable) -> None:
        """Let an attempt wait as long as the failures before it ask for. Raises TooBusy."""
        with self._place(network):
            delays = [self._count(key) for key in (("name", name), ("network", network)) if key[1]]
            if delay := max(delays, default=0):
                await self._sleep(delay)

    def succeeded(self, name: str, network: Hashable) -> None:
        """Forgive the account its failures; the network loses only the one that was none."""
        self._failures.pop(("name", name), None)
        failures = self._failures.get(("network", network))
        if failures:
            failures.count -= 1

    def _count(self, key: Hashable) -> float:
        """Return the delay for the failures so far, and add one."""
        failures = self._failures.pop(key, None)
        now = self._clock()
        if failures is None or now - failures.last > FORGIVEN:
            failures = Failures(0, now)
        wanted = delay_after(failures.count)
        self._failures[key] = Failures(failures.count + 1, now)
        if len(self._failures) > REMEMBERED:
            self._failures.popitem(last=False)
        return wanted

    @contextmanager
    def _place(self, network: Hashable) -> Iterator[None]:
        """Hold one of the places to wait in."""
        here = self._waiting.get(network, 0)
        if (network and here >= FROM_ONE_PLACE) or sum(self._waiting.values()) >= IN_ALL:
            raise TooBusy
        self._waiting[network] = here + 1
        try:
            yield
        finally:
            self._waiting[network] -= 1
            if not self._waiting[network]:
                del self._waiting[network]


def delay_after(failures: int) -> float:
    """Return the seconds that an attempt after so many failures waits."""
    return min(LONGEST, 2.0 ** min(failures - FREE, 10)) if failures > FREE else 0.0
