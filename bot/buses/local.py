"""Hints within one process: whoever listens for a conversation is woken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

SELDOM = 24 * 3600.0
"""Where every hint arrives, nobody need look without one."""

OFTEN = 1.0
"""Where other processes write and their hints do not arrive, everybody looks each second."""


class LocalHints:
    """What one listener waits on. Many wait, so it is a future and no event: that holds 1 KiB."""

    def __init__(self, bus: LocalBus) -> None:
        self._bus = bus
        self._heard = False
        self._sleep: asyncio.Future[None] | None = None

    def hear(self) -> None:
        """Wake the listener, or let it not fall asleep."""
        self._heard = True
        wake(self._sleep)

    async def wait(self, seconds: float) -> bool:
        """Wait for the next hint, or until it is time to look anyway; False without one."""
        if not self._heard:
            loop = asyncio.get_running_loop()
            self._sleep = loop.create_future()
            alarm = loop.call_later(min(seconds, self._bus.look_every), wake, self._sleep)
            try:
                await self._sleep
            finally:
                alarm.cancel()
        heard, self._heard = self._heard, False
        return heard


class LocalBus:
    """Hints that reach the listeners of this process only."""

    def __init__(self, look_every: float = SELDOM) -> None:
        self.look_every = look_every
        self._listeners: dict[int, set[LocalHints]] = {}

    def hint(self, conversation: int) -> None:
        """Say that this conversation, or the desk, has something new."""
        for listener in self._listeners.get(conversation, ()):
            listener.hear()

    def hint_all(self) -> None:
        """Say that anything may be new: hints may have been lost."""
        for conversation in self._listeners:
            self.hint(conversation)

    @asynccontextmanager
    async def listen(self, *conversations: int) -> AsyncIterator[LocalHints]:
        """Hear of these until the block ends."""
        listener = LocalHints(self)
        for conversation in conversations:
            self._listeners.setdefault(conversation, set()).add(listener)
        try:
            yield listener
        finally:
            for conversation in conversations:
                self._leave(conversation, listener)

    def _leave(self, conversation: int, listener: LocalHints) -> None:
        listeners = self._listeners.get(conversation, set())
        listeners.discard(listener)
        if not listeners:
            self._listeners.pop(conversation, None)


def wake(sleep: asyncio.Future[None] | None) -> None:
    """End a sleep, unless it has ended."""
    if sleep is not None and not sleep.done():
        sleep.set_result(None)
