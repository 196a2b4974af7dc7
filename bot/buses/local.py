"""Hints within one process: whoever listens for a person is woken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.ports import Person


class LocalHints:
    """What one listener waits on."""

    def __init__(self) -> None:
        self._heard = asyncio.Event()

    def hear(self) -> None:
        """Wake the listener, or let it not fall asleep."""
        self._heard.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for the next hint; False if none came in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._heard.wait()
        except TimeoutError:
            return False
        self._heard.clear()
        return True


class LocalBus:
    """Hints that reach the listeners of this process only."""

    def __init__(self) -> None:
        self._listeners: dict[Person, set[LocalHints]] = {}

    def hint(self, person: Person) -> None:
        """Say that this person has something new."""
        for listener in self._listeners.get(person, ()):
            listener.hear()

    @asynccontextmanager
    async def listen(self, person: Person) -> AsyncIterator[LocalHints]:
        """Hear of this person until the block ends."""
        listener = LocalHints()
        listeners = self._listeners.setdefault(person, set())
        listeners.add(listener)
        try:
            yield listener
        finally:
            listeners.discard(listener)
            if not listeners:
                self._listeners.pop(person, None)
