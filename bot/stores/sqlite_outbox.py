"""What is to be sent and erased, in SQLite.

Only one process has the file, but it keeps claims all the same: what was claimed when the
process was killed may have been sent.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.ports import Erasure, Person, Sending, Settled
from bot.stores import sqlite_statements as sql
from bot.stores.keeper import Keeper
from bot.stores.outgoing import Outgoing
from bot.stores.queues import passed
from bot.stores.register import Terms
from bot.stores.rows import ErasureChange, ErasureRow, Key, QueueChange
from bot.stores.sqlite_groups import Item
from bot.stores.sqlite_reader import Reader
from bot.stores.turns import Turns
from bot.stores.writer import Writer


class SqliteOutbox:
    """The queues of a SQLite store."""

    def __init__(
        self, keeper: Keeper, reader: Reader, writer: Writer[Item], turns: Turns, terms: Terms
    ) -> None:
        self._keeper = keeper
        self._outgoing = Outgoing(keeper)
        self._reader = reader
        self._writer = writer
        self._turns = turns
        self._terms = terms
        self._claiming = asyncio.Lock()

    async def pending(self, now: datetime, limit: int) -> list[Sending]:
        """Claim the queues of so many people; return their messages."""
        due = self._reader.rows(sql.DUE_QUEUES, passed(now), limit)
        claims = await asyncio.gather(*(self._claim(Key(*row), now) for row in due))
        return [sending for claimed in claims for sending in claimed]

    async def settle(self, sending: Sending, settled: Settled) -> bool:
        """Keep what became of a person's oldest message; False if they were forgotten."""
        key = self._keeper.key(sending.person)
        async with self._turns.of(key):
            queued = self._reader.queued(key)
            change = self._outgoing.settled(queued, sending, settled) if queued else None
            if change:
                await self._writer.keep(change)
            elif late := self._outgoing.sent_too_late(sending, settled):
                await self._writer.keep(ErasureChange(late))
        return change is not None

    async def blocked(self, person: Person) -> int:
        """Cancel everything that is to be sent to a person."""
        key = self._keeper.key(person)
        async with self._turns.of(key):
            queued = self._reader.queued(key)
            if queued is None or queued.queue is None:
                return 0
            waiting = self._reader.waiting(queued.conversation_id)
            gone = tuple(row.message_id for row in waiting)
            await self._writer.keep(QueueChange(queued.conversation_id, gone, ends=True))
            return len(gone)

    async def channel_ids(self, person: Person, now: datetime) -> list[str]:
        """Return what the channel calls the messages of a person that it can still erase."""
        queued = self._reader.queued(self._keeper.key(person))
        if queued is None:
            return []
        conversation = queued.conversation_id
        rows = self._reader.channel_ids(conversation, self._terms.ends(now).channel_ids_hour)
        return self._outgoing.channel_ids(conversation, queued.wrapped, rows)

    async def erasures(self, now: datetime, limit: int) -> list[Erasure]:
        """Claim what is to be erased of those who are forgotten."""
        async with self._claiming:
            rows = self._reader.rows(sql.DUE_ERASURES, passed(now), limit)
            due = [ErasureRow._make(row) for row in rows]
            changes = [ErasureChange(*self._outgoing.erasure_taken(row, now)) for row in due]
            await asyncio.gather(*(self._writer.keep(change) for change in changes))
        return [erasure for row in due if (erasure := self._outgoing.erasure(row))]

    async def settle_erasure(self, erasure: Erasure, again_at: datetime | None) -> None:
        """Keep that everything is erased, or when to try it again."""
        await self._writer.keep(ErasureChange(self._outgoing.erasure_settled(erasure, again_at)))

    async def doubts(self) -> int:
        """Return how often nobody knew whether a message had arrived."""
        [(count,)] = self._reader.rows(sql.DOUBTS)
        return int(count)

    async def _claim(self, key: Key, now: datetime) -> list[Sending]:
        async with self._turns.of(key):
            queued = self._reader.queued(key)
            if queued is None or queued.queue is None or queued.queue.free_at > passed(now):
                return []
            rows = self._reader.waiting(queued.conversation_id)
            sendings, change = self._outgoing.claimed(queued, queued.queue, rows, now)
            await self._writer.keep(change)
            return sendings
