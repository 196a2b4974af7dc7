"""What is to be sent and erased, in PostgreSQL, by any number of processes.

A queue is claimed by its row alone (SKIP LOCKED), which never waits for a turn. What becomes
of a message is kept under the lock of the conversation, as a turn is: so a turn that finds a
queue can rely on somebody looking for its message behind the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

import asyncpg
from asyncpg.pool import PoolConnectionProxy as Connection

from bot.ports import Erasure, Person, Sending, Settled
from bot.stores import postgres_statements as sql
from bot.stores.groups import Groups, Job
from bot.stores.keeper import Keeper
from bot.stores.outgoing import Outgoing
from bot.stores.postgres_errors import LOST, known, translated
from bot.stores.postgres_groups import run
from bot.stores.queues import passed
from bot.stores.register import Terms
from bot.stores.rows import ChannelIdsRow, ErasureRow, OutboxRow, QueueChange, Queued

Fate = tuple[Sending, Settled]


class PostgresOutbox:
    """The queues of a PostgreSQL store."""

    def __init__(self, pool: asyncpg.Pool, keeper: Keeper, terms: Terms) -> None:
        self._pool = pool
        self._keeper = keeper
        self._outgoing = Outgoing(keeper)
        self._terms = terms
        self._groups: Groups[Fate, bool] = Groups(self._keep)

    async def pending(self, now: datetime, limit: int) -> list[Sending]:
        """Claim the queues of so many people; return their messages."""
        with translated():
            async with self._pool.acquire() as connection, connection.transaction():
                due = await connection.fetch(sql.DUE_QUEUES, passed(now), limit)
                return await self._claim(connection, [row[0] for row in due], now)

    async def settle(self, sending: Sending, settled: Settled) -> bool:
        """Keep what became of a person's oldest message; False if they were forgotten."""
        return sending.claim is not None and await self._groups.put((sending, settled))

    async def blocked(self, person: Person) -> int:
        """Cancel everything that is to be sent to a person."""
        key = self._keeper.key(person)
        with translated():
            async with self._pool.acquire() as connection, connection.transaction():
                held = await connection.fetch(sql.HOLD, [key.channel], [key.lookup])
                ids = [row["id"] for row in held]
                found = await queued(connection, ids)
                queues = [one.conversation_id for one in found if one.queue]
                waiting = await messages(connection, queues)
                changes = [
                    QueueChange(id, tuple(row.message_id for row in rows), ends=True)
                    for id, rows in waiting.items()
                ]
                await write(connection, changes)
        return sum(len(change.gone) for change in changes)

    async def channel_ids(self, person: Person, now: datetime) -> list[str]:
        """Return what the channel calls the messages of a person that it can still erase."""
        with translated():
            rows = await self._pool.fetch(sql.QUEUED_FOR, *self._keeper.key(person))
            if not rows:
                return []
            found = Queued(*rows[0])
            ids = await ids_since(
                self._pool, found.conversation_id, self._terms.ends(now).channel_ids_hour
            )
        return self._outgoing.channel_ids(found.conversation_id, found.wrapped, ids)

    async def erasures(self, now: datetime, limit: int) -> list[Erasure]:
        """Claim what is to be erased of those who are forgotten."""
        with translated():
            async with self._pool.acquire() as connection, connection.transaction():
                rows = await connection.fetch(sql.DUE_ERASURES, passed(now), limit)
                due = [ErasureRow(*row) for row in rows]
                taken = [self._outgoing.erasure_taken(row, now) for row in due]
                await run(
                    connection,
                    (sql.KEEP_ERASURE, [(*row[1:4], row.name) for row, _ in taken]),
                    (sql.KEEP_DOUBT, [doubt for _, doubt in taken if doubt]),
                )
        return [erasure for row in due if (erasure := self._outgoing.erasure(row))]

    async def settle_erasure(self, erasure: Erasure, again_at: datetime | None) -> None:
        """Keep that everything is erased, or when to try it again."""
        row = self._outgoing.erasure_settled(erasure, again_at)
        with translated():
            await self._pool.execute(sql.KEEP_ERASURE, *row[1:4], row.name)

    async def doubts(self) -> int:
        """Return how often nobody knew whether a message had arrived."""
        with translated():
            return int(await self._pool.fetchval(sql.DOUBTS))

    async def close(self) -> None:
        """Keep what was handed in, and take no more."""
        await self._groups.close()

    async def _claim(self, connection: Connection, ids: list[int], now: datetime) -> list[Sending]:
        """Take over the queues whose rows are locked."""
        waiting = await messages(connection, ids)
        claims = [
            self._outgoing.claimed(found, found.queue, waiting[found.conversation_id], now)
            for found in await queued(connection, ids)
            if found.queue
        ]
        await write(connection, [change for _, change in claims])
        return [sending for sendings, _ in claims for sending in sendings]

    async def _keep(self, group: list[Job[Fate, bool]]) -> None:
        first = {job.item[0].person: job for job in reversed(group)}  # a person's one by one
        rest = [job for job in group if first[job.item[0].person] is not job]
        outcomes = await self._outcomes([job.item for job in first.values()])
        for job, outcome in zip(first.values(), outcomes, strict=True):
            if isinstance(outcome, Exception):
                job.fail(outcome)
            else:
                job.succeed(outcome)
        if rest:
            await self._keep(rest)

    async def _outcomes(self, group: list[Fate]) -> Sequence[bool | Exception]:
        """Keep a group in one transaction; if that fails for one of them, each in its own."""
        try:
            async with self._pool.acquire() as connection, connection.transaction():
                return await self._settle(connection, group)
        except Exception as error:
            if len(group) == 1 or isinstance(error, LOST):
                return [known(error) for _ in group]
            return [(await self._outcomes([fate]))[0] for fate in group]

    async def _settle(self, connection: Connection, group: list[Fate]) -> list[bool]:
        fates = {fate[0].claim.conversation: fate for fate in group if fate[0].claim}
        held = [row[0] for row in await connection.fetch(sql.HOLD_THESE, list(fates))]
        changes = [
            self._outgoing.settled(found, *fates[found.conversation_id])
            for found in await queued(connection, held)
        ]
        await write(connection, [change for change in changes if change])
        gone = [fate for conversation, fate in fates.items() if conversation not in held]
        late = [self._outgoing.sent_too_late(*fate) for fate in gone]
        await run(connection, (sql.BEGIN_ERASURE, [row for row in late if row]))
        return [conversation in held for conversation in fates]


async def queued(connection: Connection, ids: list[int]) -> list[Queued]:
    """Read whose messages wait, and how to read them."""
    return [Queued(*row) for row in await connection.fetch(sql.QUEUED, ids)]


async def messages(connection: Connection, ids: list[int]) -> dict[int, list[OutboxRow]]:
    """Read the messages that wait, in order, by conversation."""
    rows = [OutboxRow(*row) for row in await connection.fetch(sql.WAITING, ids)]
    found = groupby(rows, key=lambda row: row.conversation_id)
    return dict.fromkeys(ids, []) | {id: list(some) for id, some in found}


async def ids_since(
    source: asyncpg.Pool | Connection, conversation: int, hour: int
) -> list[ChannelIdsRow]:
    """Read what the channel calls the messages since an hour."""
    rows = await source.fetch(sql.CHANNEL_IDS, conversation, hour)
    return [ChannelIdsRow(*row) for row in rows]


async def write(connection: Connection, changes: Sequence[QueueChange]) -> None:
    """Write whose messages wait, and drop those that do not any more."""
    await run(
        connection,
        (sql.DROP_MESSAGE, [(c.conversation_id, id) for c in changes for id in c.gone]),
        (sql.END_QUEUE, [(c.conversation_id,) for c in changes if c.ends]),
        (sql.KEEP_QUEUE, [(*c.queue[1:], c.conversation_id) for c in changes if c.queue]),
        (sql.KEEP_CHANNEL_IDS, [c.channel_ids for c in changes if c.channel_ids]),
        (sql.KEEP_DOUBT, [c.doubt for c in changes if c.doubt]),
    )
