"""The store for several processes: PostgreSQL.

Turns that arrive together share one transaction, which holds the rows of their conversations
(in one order everywhere, so that no two processes wait for each other), lets each event be
answered, writes and commits. Whoever begins a conversation at the same moment in another
process is stopped by the unique index, and is answered in the next group.

If the connection breaks during a commit, nobody knows whether the turns were kept. They are
answered with StoreUnavailable; the same event again then either is answered, or was answered
already and brings the same messages. So a repeat is always safe.

What "forget" leaves behind here: the rows are deleted at once, and VACUUM and the next
checkpoint clean the file of the keys. But the sealed rows and the wrapped key stay in pg_wal
until its segments are recycled (after one or two checkpoints: minutes on a busy server, longer
on a quiet one), and in archives, replicas and backups as long as these are kept. To read them
takes the key file; full certainty comes only with a new one.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

import asyncpg
from asyncpg.pool import PoolConnectionProxy as Connection

from bot.ports import Answer, Answered, Conversation, Delivered, Incoming, NoConversation, Person
from bot.stores import postgres_statements as sql
from bot.stores.answers import repeated, shown, window
from bot.stores.groups import Groups, Job
from bot.stores.keeper import Keeper, meant
from bot.stores.kept_cases import KeptCases, KeptDesk
from bot.stores.outgoing import Outgoing
from bot.stores.postgres_bell import PostgresBell
from bot.stores.postgres_errors import LOST, UNAVAILABLE, known, translated
from bot.stores.postgres_groups import Asked, Outcome, end_cases, erase, hold, run, write
from bot.stores.postgres_outbox import PostgresOutbox, ids_since
from bot.stores.postgres_staff import PostgresStaff
from bot.stores.register import Ends, Terms
from bot.stores.rows import Change, ChannelIdsRow, Found, Key, OutboxRow, Window
from bot.stores.turns import Turns

EVERY = (0, 2**63 - 1)
"""From the first conversation to the last."""

PATIENCE_SECONDS = 10
TIDYING_SECONDS = 600


class PostgresStore:
    """Conversations in PostgreSQL, for any number of processes."""

    def __init__(
        self, pool: asyncpg.Pool, keeper: Keeper, terms: Terms, staff: PostgresStaff
    ) -> None:
        self.staff = staff
        self._pool = pool
        self._keeper = keeper
        self._terms = terms
        self._turns = Turns()
        self._groups: Groups[Asked, Change | Found] = Groups(self._keep)
        self._vacuums: Groups[None, None] = Groups(self._vacuum)
        self._outgoing = Outgoing(keeper)
        self.cases = KeptCases(keeper, sql.DESK, self._read)
        self.desk = KeptDesk(sql.DESK, self._read, self._execute)
        self.bell = PostgresBell(pool)
        self.outbox = PostgresOutbox(pool, keeper, terms)

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once; return after the commit that holds it."""
        key = await self._key(incoming.person)
        async with self._turns.of(key):
            outcome = await self._groups.put(Asked(key, incoming, answer, begin))
        if isinstance(outcome, Change):
            if outcome.erases is not None:
                await self._vacuums.put(None)
            return outcome.answered
        answered = outcome.answered or Window(0, 0)
        return repeated(outcome, answered, await self._told(outcome, answered))

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages above `after`, or those of the last turn."""
        rows = await self._read(sql.FIND, "", *self._keeper.key(person))
        found = Found.read(tuple(rows[0])) if rows else None
        if not found or not found.conversation.session:
            raise NoConversation
        row = found.conversation
        return shown(row, await self._told(found, window(row, after, now)))

    async def forget(self, person: Person, now: datetime | None = None) -> int:
        """Destroy the person's key, then the rows; see above for what remains, and how long."""
        key = self._keeper.key(person)
        with translated():
            async with self._pool.acquire() as connection, connection.transaction():
                held = await connection.fetch(sql.HOLD, [key.channel], [key.lookup])
                if held and now:
                    await self._leave_behind(connection, person, now)
                await erase(connection, [row["id"] for row in held])
        if held:
            await self._vacuums.put(None)
        return int(held[0]["id"]) if held else 0

    async def prune(self, now: datetime) -> int:
        """Erase what has reached the end of its term."""
        ends = self._terms.ends(now)
        count = 0
        with translated():
            await self._end_cases(ends)
            while ended := await self._end_some(ends):
                count += ended
            await self._tidy(ends)
        await self.staff.prune(now)
        if count:
            await self._vacuums.put(None)
        return count

    async def count(self) -> int:
        """Return how many conversations are kept."""
        [[count]] = await self._read(sql.COUNT)
        return int(count)

    async def quarantined(self) -> list[str]:
        """Return kind and hash of what could not be answered or read."""
        return [row["what"] for row in await self._read(sql.NOTES)]

    async def erased(self) -> None:
        """Wait for nothing: `forget` has done what this store can do."""

    async def close(self) -> None:
        """Answer what was handed in, and take no more."""
        await self._groups.close()
        await self.outbox.close()
        await self._vacuums.close()

    async def _told(self, found: Found, wanted: Window) -> tuple[Delivered, ...]:
        rows = await self._read(sql.MESSAGES, found.conversation.id, *wanted)
        return self._keeper.told(found, [OutboxRow(*row) for row in rows])

    async def _read(self, statement: str, *values: Any) -> list[Any]:
        with translated():
            return list(await self._pool.fetch(statement, *values))

    async def _execute(self, statement: str, *values: Any) -> None:
        with translated():
            await self._pool.execute(statement, *values)

    async def _key(self, person: Person | Conversation) -> Key:
        if isinstance(person, Person):
            return self._keeper.key(person)
        rows = await self._read(sql.KEY, person.id)
        if not rows:
            raise NoConversation
        return Key(*rows[0])

    async def _end_cases(self, ends: Ends) -> None:
        """End what is over of closed cases; those in use are left for the next time."""
        last: int | None = 0
        while last is not None:
            async with self._pool.acquire() as connection, connection.transaction():
                some = [row["id"] for row in await connection.fetch(sql.CLOSED, last)]
                await end_cases(connection, some, ends)
            last = some[-1] if some else None

    async def _end_some(self, ends: Ends) -> int:
        """Erase some conversations that are over; those in use are left for the next time."""
        async with self._pool.acquire() as connection, connection.transaction():
            due = await connection.fetch(sql.DUE, ends.acted_hour, ends.this_hour)
            await erase(connection, [row["id"] for row in due])
        return len(due)

    async def _tidy(self, ends: Ends) -> None:
        long = partial(self._pool.execute, timeout=TIDYING_SECONDS)
        await long(sql.FORGET_SEEN, *EVERY, ends.seen_hour)
        await long(sql.FORGET_MESSAGES, *EVERY, ends.made_at)
        await long(sql.FORGET_CHANNEL_IDS, *EVERY, ends.channel_ids_hour)
        await long(sql.FORGET_NOTES, ends.quarantine_hour)
        await long(sql.FORGET_DOUBTS, ends.doubts_hour)
        await long(sql.FORGET_ERASURES, ends.erasure_made_at)
        await long(sql.DESK.forget_presence, ends.beat_at)

    async def _vacuum(self, group: list[Job[None, None]]) -> None:
        """Give back the space of deleted keys, once for all who wait for it."""
        with suppress(*UNAVAILABLE, asyncpg.PostgresError):  # the server does it later by itself
            await self._pool.execute("VACUUM conversation_keys")
        for job in group:
            job.succeed(None)

    async def _keep(self, group: list[Job[Asked, Change | Found]]) -> None:
        outcomes = await self._outcomes([job.item for job in group])
        again = []
        for job, outcome in zip(group, outcomes, strict=True):
            if outcome is None:
                again.append(job)
            elif isinstance(outcome, Exception):
                job.fail(outcome)
            else:
                job.succeed(outcome)
        if again:
            await self._keep(again)

    async def _outcomes(self, group: list[Asked]) -> list[Outcome]:
        """Answer a group in one transaction; if that fails for one of them, each in its own."""
        try:
            return await self._transact(group)
        except Exception as error:
            if len(group) == 1 or isinstance(error, LOST):
                return [known(error) for _ in group]
            return [(await self._outcomes([asked]))[0] for asked in group]

    async def _transact(self, group: list[Asked]) -> list[Outcome]:
        """Hold, find, answer, write and commit."""
        async with (
            self._pool.acquire(timeout=PATIENCE_SECONDS) as connection,
            connection.transaction(isolation="read_committed"),
        ):
            found = await hold(connection, group)
            outcomes = [
                await self._left(connection, asked, found.get(asked.key), outcome)
                for asked in group
                for outcome in [self._answered(asked, found.get(asked.key))]
            ]
            return await write(connection, outcomes)

    async def _left(
        self, connection: Connection, asked: Asked, found: Found | None, outcome: Outcome
    ) -> Outcome:
        """Add what the channel has to erase of somebody who wants to be forgotten."""
        if not isinstance(outcome, Change) or not outcome.answered.forgotten:
            return outcome
        if not asked.incoming.pushed_to:
            return outcome
        ids = await self._ids(connection, found, asked.incoming.event.at)
        return self._outgoing.leaving(asked.incoming, outcome, found, ids)

    async def _leave_behind(self, connection: Connection, person: Person, now: datetime) -> None:
        """Keep what the channel has to erase of somebody whom another than they forgets."""
        rows = await connection.fetch(sql.FIND, "", *self._keeper.key(person))
        found = Found.read(tuple(rows[0]))
        if found.conversation.address:
            ids = await self._ids(connection, found, now)
            row = self._outgoing.left_behind(person, found, ids, now)
            await run(connection, (sql.BEGIN_ERASURE, [row]))

    async def _ids(
        self, connection: Connection, found: Found | None, now: datetime
    ) -> list[ChannelIdsRow]:
        """Read what the channel calls the messages that it can still erase."""
        if found is None:
            return []
        hour = self._terms.ends(now).channel_ids_hour
        return await ids_since(connection, found.conversation.id, hour)

    def _answered(self, asked: Asked, found: Found | None) -> Outcome:
        found = meant(asked.incoming, found)
        if found and found.answered:
            return found
        try:
            return self._keeper.change(asked.incoming, found, asked.answer, begin=asked.begin)
        except Exception as error:  # of this event; the others of the group go on
            return error
