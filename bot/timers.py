"""What has to happen without anybody asking for it: what is at the end of its term goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.ports import Store, StoreUnavailable

EVERY = 15 * 60
"""Seconds between two rounds: nothing is kept longer than this past its term."""

Report = Callable[[int], None]
"""Hears how many conversations went."""


async def prune_regularly(
    store: Store, clock: Callable[[], datetime], report: Report, every: float = EVERY
) -> None:
    """Erase what is due, now and again and again, until cancelled."""
    while True:
        try:
            report(await store.prune(clock()))
        except StoreUnavailable:
            report(0)  # the next round finds the same rows
        await asyncio.sleep(every)
