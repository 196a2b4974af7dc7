"""Waiting in tests: for what comes about, and never for time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

MOST_TURNS = 200_000
"""Turns of the loop after which nothing comes any more: some seconds."""


async def until(condition: Callable[[], object]) -> None:
    """Wait until something has come about."""
    for _ in range(MOST_TURNS):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not come about")


class Sleeps:
    """Remembers for how long it was slept, and wakes up at once."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """Sleep."""
        self.seconds.append(seconds)
        await asyncio.sleep(0)
