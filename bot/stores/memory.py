"""A store that forgets everything when the process ends. For `bot talk` and for tests."""

from __future__ import annotations

import os
from datetime import datetime

from bot.ports import Answer, Answered, Conversation, Incoming, NoConversation, Person
from bot.stores.answers import repeated, shown, window
from bot.stores.drawers import Drawer
from bot.stores.keeper import Keeper
from bot.stores.memory_bell import MemoryBell
from bot.stores.memory_cases import MemoryCases, MemoryDesk
from bot.stores.memory_outbox import MemoryOutbox
from bot.stores.outgoing import Outgoing
from bot.stores.register import Terms
from bot.stores.rows import Change, ChannelIdsRow, Key, QuarantineRow
from bot.vault import Vault


class MemoryStore:
    """One drawer a person. Nothing here waits, so turns cannot come between one another."""

    def __init__(self, terms: Terms | None = None) -> None:
        self._keeper = Keeper(Vault(os.urandom(32)))
        self._terms = terms or Terms()
        self._drawers: dict[Key, Drawer] = {}
        self._notes: list[QuarantineRow] = []
        self._outgoing = Outgoing(self._keeper)
        self.cases = MemoryCases(self._keeper, self._drawers)
        self.desk = MemoryDesk()
        self.bell = MemoryBell()
        self.outbox = MemoryOutbox(self._keeper, self._drawers, self._terms)

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once."""
        key = self._key(incoming.person)
        drawer = self._drawers.get(key)
        found = drawer.found(incoming.id) if drawer else None
        if drawer and found and found.answered:
            rows = drawer.messages(found.answered)
            return repeated(found, found.answered, self._keeper.told(found, rows))
        change = self._keeper.change(incoming, found, answer, begin=begin)
        if incoming.pushed_to and change.answered.forgotten:
            ids = self._ids(drawer, incoming.event.at)
            change = self._outgoing.leaving(incoming, change, found, ids)
        self._keep(key, change)
        return change.answered

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages above `after`, or those of the last turn."""
        drawer = self._drawers.get(self._keeper.key(person))
        if not drawer or not drawer.conversation.session:
            raise NoConversation
        rows = drawer.messages(window(drawer.conversation, after, now))
        return shown(drawer.conversation, self._keeper.told(drawer.found(), rows))

    async def forget(self, person: Person, now: datetime | None = None) -> int:
        """Drop the person's drawer."""
        drawer = self._drawers.pop(self._keeper.key(person), None)
        if drawer and now and drawer.conversation.address:
            ids = self._ids(drawer, now)
            left = self._outgoing.left_behind(person, drawer.found(), ids, now)
            self.outbox.jobs[left.name] = left
        return drawer.conversation.id if drawer else 0

    async def prune(self, now: datetime) -> int:
        """Drop what has reached the end of its term."""
        ends = self._terms.ends(now)
        for drawer in self._drawers.values():
            drawer.tidy(ends)
        over = [
            key
            for key, drawer in self._drawers.items()
            if drawer.conversation.acted_hour <= ends.acted_hour and not drawer.is_held(ends)
        ]
        for key in over:
            del self._drawers[key]
        self._notes = [row for row in self._notes if row.hour > ends.quarantine_hour]
        self.outbox.tidy(ends)
        self.desk.tidy(ends)
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
        if change.erasure:
            self.outbox.jobs.setdefault(change.erasure.name, change.erasure)
        if change.answered.forgotten:
            self._drawers.pop(key, None)
        elif change.conversation:
            self._drawers.setdefault(key, Drawer(change.conversation, b"")).keep(change)

    def _key(self, person: Person | Conversation) -> Key:
        if isinstance(person, Person):
            return self._keeper.key(person)
        for key, drawer in self._drawers.items():
            if drawer.conversation.id == person.id:
                return key
        raise NoConversation

    def _ids(self, drawer: Drawer | None, now: datetime) -> list[ChannelIdsRow]:
        return drawer.ids_since(self._terms.ends(now).channel_ids_hour) if drawer else []
