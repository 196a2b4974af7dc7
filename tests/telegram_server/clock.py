"""Time, as a thing that is handed over: a real one, and one that only moves when it is told to."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock(Protocol):
    """What the server needs of time."""

    def now(self) -> datetime:
        """Return the time."""

    async def wait(self, seconds: float) -> None:
        """Wait until so much time has passed."""


class RealClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """Return the time."""
        return datetime.now(UTC)

    async def wait(self, seconds: float) -> None:
        """Wait until so much time has passed."""
        await asyncio.sleep(seconds)


class FakeClock:
    """Stands still, but for `set` and `pass_by`; those who wait are woken in order."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        """Return the time."""
        return self._now

    async def wait(self, seconds: float) -> None:
        """Wait until so much time has passed; nothing to wait for is not waited for."""
        if seconds <= 0:
            return
        future = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + timedelta(seconds=seconds), future))
        await future

    def due(self, until: datetime) -> datetime | None:
        """Return when the first of those who wait is to be woken, if that is by `until`."""
        self._sleepers = [(at, future) for at, future in self._sleepers if not future.done()]
        return min((at for at, _ in self._sleepers if at <= until), default=None)

    def set(self, now: datetime) -> None:
        """Make it this time, and wake those whose time has come."""
        self._now = now
        for at, future in sorted(self._sleepers, key=lambda sleeper: sleeper[0]):
            if at <= now and not future.done():
                future.set_result(None)
        self.due(now)

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, stopping at each moment for which somebody waits."""
        until = self._now + timedelta(seconds=seconds)
        while moment := self.due(until):
            self.set(moment)
            await breathe()
        self.set(until)
        await breathe()


async def breathe() -> None:
    """Let those who were woken do what they can do at once."""
    for _ in range(5):
        await asyncio.sleep(0)
