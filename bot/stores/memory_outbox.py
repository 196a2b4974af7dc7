"""What is to be sent and erased, in memory."""

from __future__ import annotations

from datetime import datetime

from bot.ports import Erasure, Person, Sending, Settled
from bot.stores.drawers import Drawer
from bot.stores.keeper import Keeper
from bot.stores.outgoing import Outgoing
from bot.stores.queues import passed
from bot.stores.register import Ends, Terms
from bot.stores.rows import DoubtRow, ErasureRow, Key, QueueChange, QueueRow


class MemoryOutbox:
    """The queues of a store in memory."""

    def __init__(self, keeper: Keeper, drawers: dict[Key, Drawer], terms: Terms) -> None:
        self._keeper = keeper
        self._outgoing = Outgoing(keeper)
        self._drawers = drawers
        self._terms = terms
        self.notes: list[DoubtRow] = []
        self.jobs: dict[bytes, ErasureRow] = {}

    async def pending(self, now: datetime, limit: int) -> list[Sending]:
        """Claim the queues of so many people; return their messages."""
        waiting = [(drawer, drawer.queue) for drawer in self._drawers.values() if drawer.queue]
        due = [(d, queue) for d, queue in waiting if queue.free_at <= passed(now)]
        due.sort(key=lambda one: one[1].free_at)
        claims = [self._claim(drawer, queue, now) for drawer, queue in due[:limit]]
        return [sending for claimed in claims for sending in claimed]

    async def settle(self, sending: Sending, settled: Settled) -> bool:
        """Keep what became of a person's oldest message; False if they were forgotten."""
        drawer = self._drawers.get(self._keeper.key(sending.person))
        change = self._outgoing.settled(drawer.queued(), sending, settled) if drawer else None
        if drawer and change:
            self._keep(drawer, change)
        elif late := self._outgoing.sent_too_late(sending, settled):
            self.jobs[late.name] = late
        return change is not None

    async def blocked(self, person: Person) -> int:
        """Cancel everything that is to be sent to a person."""
        drawer = self._drawers.get(self._keeper.key(person))
        if drawer is None or drawer.queue is None:
            return 0
        gone = tuple(row.message_id for row in drawer.outbox)
        self._keep(drawer, QueueChange(drawer.conversation.id, gone, ends=True))
        return len(gone)

    async def channel_ids(self, person: Person, now: datetime) -> list[str]:
        """Return what the channel calls the messages of a person that it can still erase."""
        drawer = self._drawers.get(self._keeper.key(person))
        if drawer is None:
            return []
        rows = drawer.ids_since(self._terms.ends(now).channel_ids_hour)
        return self._outgoing.channel_ids(drawer.conversation.id, drawer.wrapped, rows)

    async def erasures(self, now: datetime, limit: int) -> list[Erasure]:
        """Claim what is to be erased of those who are forgotten."""
        due = [row for row in self.jobs.values() if row.free_at <= passed(now)][:limit]
        for row in due:
            self.jobs[row.name], doubt = self._outgoing.erasure_taken(row, now)
            self.notes += [doubt] if doubt else []
        return [erasure for row in due if (erasure := self._outgoing.erasure(row))]

    async def settle_erasure(self, erasure: Erasure, again_at: datetime | None) -> None:
        """Keep that everything is erased, or when to try it again."""
        row = self._outgoing.erasure_settled(erasure, again_at)
        if row.name in self.jobs:
            self.jobs[row.name] = row._replace(made_at=self.jobs[row.name].made_at)

    async def doubts(self) -> int:
        """Return how often nobody knew whether a message had arrived."""
        return len(self.notes)

    def tidy(self, ends: Ends) -> None:
        """Drop what has reached the end of its term."""
        self.notes = [row for row in self.notes if row.hour > ends.doubts_hour]
        for row in [row for row in self.jobs.values() if row.made_at <= ends.erasure_made_at]:
            del self.jobs[row.name]

    def _claim(self, drawer: Drawer, queue: QueueRow, now: datetime) -> list[Sending]:
        rows = drawer.outbox
        sendings, change = self._outgoing.claimed(drawer.queued(), queue, rows, now)
        self._keep(drawer, change)
        return sendings

    def _keep(self, drawer: Drawer, change: QueueChange) -> None:
        drawer.change(change)
        self.notes += [change.doubt] if change.doubt else []
