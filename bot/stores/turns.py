"""One turn a person at a time, and only so many people at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.ports import StoreUnavailable
from bot.stores.rows import Key

MOST_AT_ONCE = 10_000
"""Turns under way or waiting; more are refused, so that a flood cannot fill the memory."""


class Turns:
    """Holds conversations within this process; a lock lives only while somebody wants it."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._locks: WeakValueDictionary[Key, asyncio.Lock] = WeakValueDictionary()
        self._most = most
        self._count = 0

    @asynccontextmanager
    async def of(self, key: Key) -> AsyncIterator[None]:
        """Hold one person's conversation until the block ends, or raise StoreUnavailable."""
        if self._count >= self._most:
            raise StoreUnavailable("too many turns are under way")
        self._count += 1
        try:
            async with self._locks.setdefault(key, asyncio.Lock()):
                yield
        finally:
            self._count -= 1
