"""The bell's notes as one process holds them: of several processes, one rings at a time."""

from __future__ import annotations

from bot.desks.telegram_group.notes import Notes
from bot.ports import BellBook, BellPage

LEASE = 15
"""Seconds for which the right to ring is one process's; after it, another may take it."""

RENEW = 8
"""Seconds before its end at which it is taken again."""


class Overtaken(Exception):
    """Another process rings now; what this one wanted to note is not noted."""


class Ledger:
    """Reads and writes the notes; whoever writes has the right to ring."""

    def __init__(self, book: BellBook, me: str, group: int) -> None:
        self._book = book
        self._me = me
        self._group = group
        self._version = 0
        self.notes = Notes()

    async def holds(self, now: int) -> bool:
        """Look who rings, take the right if it is free, and tell whether it is ours."""
        page = await self._book.read()
        self._version = page.version
        self.notes = Notes.read(page.body).of_group(self._group)
        mine = self.notes.holder == self._me
        if not mine and now < self.notes.until:
            return False
        if not mine or now >= self.notes.until - RENEW:
            return await self._turn(self.notes._replace(holder=self._me, until=now + LEASE))
        return True

    async def keep(self, notes: Notes) -> None:
        """Keep the notes as they are now. Raises Overtaken."""
        if notes != self.notes and not await self._turn(notes):
            raise Overtaken

    async def let_go(self) -> None:
        """Let another process ring at once."""
        if self.notes.holder == self._me:
            await self._turn(self.notes._replace(until=0))

    async def _turn(self, notes: Notes) -> bool:
        if not await self._book.turn(BellPage(self._version + 1, notes.to_json())):
            return False
        self._version += 1
        self.notes = notes
        return True
