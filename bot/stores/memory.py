"""A store that forgets everything when the process ends. For `bot talk` and for tests."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime

from bot.ports import Answer, Answered, Incoming, NoConversation, Person
from bot.stores.keeper import Keeper, repeated, shown, window
from bot.stores.register import Ends, Terms
from bot.stores.rows import (
    Change,
    ConversationRow,
    Found,
    Key,
    OutboxRow,
    QuarantineRow,
    SeenRow,
    Window,
)
from bot.vault import Vault


@dataclass(slots=True)
class Drawer:
    """Everything that is kept of one person."""

    conversation: ConversationRow
    wrapped: bytes
    seen: dict[str, SeenRow] = field(default_factory=dict)
    outbox: list[OutboxRow] = field(default_factory=list)

    def found(self, event_id: str = "") -> Found:
        """Return what a turn needs to know."""
        seen = self.seen.get(event_id)
        span = (seen.first_message, seen.last_message) if seen else (None, None)
        return Found(self.conversation, self.wrapped, *span)

    def messages(self, window: Window) -> list[OutboxRow]:
        """Return the messages of a window, in order."""
        return [
            row
            for row in self.outbox
            if window.first <= row.message_id <= window.last and row.expires_at > window.now
        ]

    def tidy(self, ends: Ends) -> None:
        """Drop the single rows that have reached the end of their term."""
        self.seen = {id: row for id, row in self.seen.items() if row.hour > ends.seen_hour}
        self.outbox = [
            row
            for row in self.outbox
            if row.made_at > ends.made_at or row.message_id >= self.conversation.turn_start
        ]


class MemoryStore:
    """One drawer a person. Nothing here waits, so turns cannot come between one another."""

    def __init__(self, terms: Terms | None = None) -> None:
        self._keeper = Keeper(Vault(os.urandom(32)))
        self._terms = terms or Terms()
        self._drawers: dict[Key, Drawer] = {}
        self._notes: list[QuarantineRow] = []

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once."""
        key = self._keeper.key(incoming.person)
        drawer = self._drawers.get(key)
        found = drawer.found(incoming.id) if drawer else None
        if drawer and found and found.answered:
            rows = drawer.messages(found.answered)
            return repeated(found.answered, self._keeper.told(found, rows))
        change = self._keeper.change(incoming, found, answer, begin=begin)
        self._keep(key, change)
        return change.answered

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages above `after`, or those of the last turn."""
        drawer = self._drawers.get(self._keeper.key(person))
        if not drawer:
            raise NoConversation
        rows = drawer.messages(window(drawer.conversation, after, now))
        return shown(drawer.conversation, self._keeper.told(drawer.found(), rows))

    async def forget(self, person: Person) -> bool:
        """Drop the person's drawer."""
        return self._drawers.pop(self._keeper.key(person), None) is not None

    async def prune(self, now: datetime) -> int:
        """Drop what has reached the end of its term."""
        ends = self._terms.ends(now)
        over = [
            key
            for key, drawer in self._drawers.items()
            if drawer.conversation.acted_hour <= ends.acted_hour
        ]
        for key in over:
            del self._drawers[key]
        for drawer in self._drawers.values():
            drawer.tidy(ends)
        self._notes = [row for row in self._notes if row.hour > ends.quarantine_hour]
        return len(over)

    async def count(self) -> int:
        """Return how many conversations are kept."""
        return len(self._drawers)

    async def quarantined(self) -> list[str]:
        """Return kind and hash of what could not be answered or read."""
        return [row.what for row in self._notes]

    async def erased(self) -> None:
        """Wait for nothing: a dropped drawer has no copy."""

    def _keep(self, key: Key, change: Change) -> None:
        self._notes.extend(change.quarantined)
        if change.conversation is None or change.seen is None:
            self._drawers.pop(key, None)
            return
        drawer = self._drawers.setdefault(key, Drawer(change.conversation, b""))
        drawer.conversation = change.conversation
        drawer.wrapped = change.key.wrapped if change.key else drawer.wrapped
        drawer.seen[change.seen.event_id] = change.seen
        drawer.outbox.extend(change.outbox)
