"""Who is at the desk, as this process last saw it: decisions do not wait for a look."""

from __future__ import annotations

from bot import logs
from bot.helpline.desk import PHONE_ONLY, Desk
from bot.ports import DESK, Bus, DeskBook, StoreUnavailable

LOOK_EVERY = 1.0
"""Seconds between two looks; whoever changes something hints, and it is seen at once."""


class Roster:
    """The desk, looked at again and again. Until the first look there is only the phone."""

    def __init__(self, book: DeskBook, bus: Bus) -> None:
        self._book = book
        self._bus = bus
        self._desk = PHONE_ONLY

    def desk(self) -> Desk:
        """Return the desk as it was a moment ago."""
        return self._desk

    async def run(self) -> None:
        """Look each second, and when something has changed, until cancelled."""
        async with self._bus.listen(DESK) as hints:
            while True:
                await self.look()
                await hints.wait(LOOK_EVERY)

    async def look(self) -> None:
        """See who is there; without a store, whoever was there is taken to be still."""
        try:
            self._desk = await self._book.desk()
        except StoreUnavailable:
            logs.event("store_unavailable", "warning", kind="roster")
        except Exception as error:  # of ours; without a look the desk would stay as it is
            logs.event("roster_failed", "error", error=error)
