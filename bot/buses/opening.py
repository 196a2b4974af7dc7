"""Opens the bus that the settings name."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.buses.local import OFTEN, SELDOM, LocalBus
from bot.ports import Bus


def open_bus(nats_url: str, *, alone: bool) -> AbstractAsyncContextManager[Bus]:
    """Open the bus for `BOT_NATS_URL`; `alone` is a process that shares its store with nobody.

    Raises ValueError where the driver is missing.
    """
    return over_nats(nats_url) if nats_url else within(LocalBus(SELDOM if alone else OFTEN))


@asynccontextmanager
async def within(bus: LocalBus) -> AsyncIterator[Bus]:
    """Yield a bus that ends with the process."""
    yield bus


def over_nats(url: str) -> AbstractAsyncContextManager[Bus]:
    """Connect to NATS; its driver is an extra that many do without."""
    try:
        module = importlib.import_module("bot.buses.nats")
    except ModuleNotFoundError as error:
        raise ValueError("NATS (BOT_NATS_URL) needs its driver: install bot[nats].") from error
    opened: AbstractAsyncContextManager[Bus] = module.connected(url.split(","))
    return opened
