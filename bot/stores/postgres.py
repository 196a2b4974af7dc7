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

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any

import asyncpg
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.ports import (
    Answer,
    Answered,
    Delivered,
    Incoming,
    NoConversation,
    Person,
    StoreUnavailable,
)
from bot.stores import postgres_statements as sql
from bot.stores.errors import CannotOpen
from bot.stores.groups import Groups, Job
from bot.stores.keeper import Keeper, repeated, shown, window
from bot.stores.migrating import migrate
from bot.stores.postgres_groups import Asked, Outcome, erase, hold, write
from bot.stores.register import Ends, Terms
from bot.stores.rows import Change, Found, OutboxRow, Window
from bot.stores.turns import Turns
from bot.vault import Vault

EVERY = (0, 2**63 - 1)
"""From the first conversation to the last."""

CONNECTIONS = 8
PATIENCE_SECONDS = 10
TIDYING_SECONDS = 600
SETTINGS = {
    "application_name": "bot",
    "lock_timeout": "5s",  # a process that hangs must not hang the others
    "idle_in_transaction_session_timeout": "10s",
}

MIGRATING = 0x626F74  # any number that others are unlikely to lock: "bot"

LOST = (
    OSError,  # and TimeoutError
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection cut off between two messages
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)
"""The server is gone or full: no turn of a group can be kept."""

UNAVAILABLE = (
    *LOST,
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    asyncpg.InvalidTransactionStateError,
)
"""What may be over in a moment. Anything else is a mistake of ours."""


class PostgresStore:
    """Conversations in PostgreSQL, for any number of processes."""

    def __init__(self, pool: asyncpg.Pool, keeper: Keeper, terms: Terms) -> None:
        self._pool = pool
        self._keeper = keeper
        self._terms = terms
        self._turns = Turns()
        self._groups: Groups[Asked, Change | Found] = Groups(self._keep)
        self._vacuums: Groups[None, None] = Groups(self._vacuum)

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once; return after the commit that holds it."""
        key = self._keeper.key(incoming.person)
        async with self._turns.of(key):
            outcome = await self._groups.put(Asked(key, incoming, answer, begin))
        if isinstance(outcome, Change):
            if outcome.erases is not None:
                await self._vacuums.put(None)
            return outcome.answered
        answered = outcome.answered or Window(0, 0)
        return repeated(answered, await self._told(outcome, answered))

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages above `after`, or those of the last turn."""
        rows = await self._read(sql.FIND, "", *self._keeper.key(person))
        if not rows:
            raise NoConversation
        found = Found.read(tuple(rows[0]))
        row = found.conversation
        return shown(row, await self._told(found, window(row, after, now)))

    async def forget(self, person: Person) -> bool:
        """Destroy the person's key, then the rows; see above for what remains, and how long."""
        key = self._keeper.key(person)
        with translated():
            async with self._pool.acquire() as connection, connection.transaction():
                held = await connection.fetch(sql.HOLD, [key.channel], [key.lookup])
                await erase(connection, [row["id"] for row in held])
        if held:
            await self._vacuums.put(None)
        return bool(held)

    async def prune(self, now: datetime) -> int:
        """Erase what has reached the end of its term."""
        ends = self._terms.ends(now)
        count = 0
        with translated():
            while ended := await self._end_some(ends.acted_hour):
                count += ended
            await self._tidy(ends)
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
        await self._vacuums.close()

    async def _told(self, found: Found, wanted: Window) -> tuple[Delivered, ...]:
        rows = await self._read(sql.MESSAGES, found.conversation.id, *wanted)
        return self._keeper.told(found, [OutboxRow(*row) for row in rows])

    async def _read(self, statement: str, *values: Any) -> list[Any]:
        with translated():
            return list(await self._pool.fetch(statement, *values))

    async def _end_some(self, acted_hour: int) -> int:
        """Erase some conversations that are over; those in use are left for the next time."""
        async with self._pool.acquire() as connection, connection.transaction():
            due = await connection.fetch(sql.DUE, acted_hour)
            await erase(connection, [row["id"] for row in due])
        return len(due)

    async def _tidy(self, ends: Ends) -> None:
        long = partial(self._pool.execute, timeout=TIDYING_SECONDS)
        await long(sql.FORGET_SEEN, *EVERY, ends.seen_hour)
        await long(sql.FORGET_MESSAGES, *EVERY, ends.made_at)
        await long(sql.FORGET_NOTES, ends.quarantine_hour)

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
            outcomes = [self._answered(asked, found.get(asked.key)) for asked in group]
            return await write(connection, outcomes)

    def _answered(self, asked: Asked, found: Found | None) -> Outcome:
        if found and found.answered:
            return found
        try:
            return self._keeper.change(asked.incoming, found, asked.answer, begin=asked.begin)
        except Exception as error:  # of this event; the others of the group go on
            return error


@asynccontextmanager
async def open_postgres(url: str, vault: Vault, terms: Terms) -> AsyncIterator[PostgresStore]:
    """Open the database, migrated as needed."""
    keeper = Keeper(vault)
    with opening():
        await migrate_postgres(url)
        pool = await connected(url)
    async with pool:
        keeper.check_key([row["wrapped"] for row in await pool.fetch(sql.NEWEST_KEYS)])
        store = PostgresStore(pool, keeper, terms)
        try:
            yield store
        finally:
            await store.close()


async def connected(url: str) -> asyncpg.Pool:
    """Return the connections to the database."""
    return await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=CONNECTIONS,
        command_timeout=PATIENCE_SECONDS,
        server_settings=SETTINGS,
    )


async def migrate_postgres(url: str) -> None:
    """Bring the tables up to date; of several processes that start, one does it."""
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=partial(asyncpg.connect, url), poolclass=NullPool
    )
    async with engine.begin() as connection:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:it)"), {"it": MIGRATING})
        await connection.run_sync(migrate)


def known(error: Exception) -> Exception:
    """Return the error that the port knows, unless it is a mistake of our own."""
    if not isinstance(error, UNAVAILABLE):
        return error
    unavailable = StoreUnavailable(type(error).__name__)
    unavailable.__cause__ = error
    return unavailable


@contextmanager
def translated() -> Iterator[None]:
    """Raise StoreUnavailable for what may be over in a moment."""
    try:
        yield
    except UNAVAILABLE as error:
        raise known(error) from error


@contextmanager
def opening() -> Iterator[None]:
    """Raise CannotOpen, which says nothing of the address: a password may be in it."""
    try:
        yield
    except ValueError as error:
        raise CannotOpen("BOT_DATABASE_URL is not an address of a PostgreSQL database.") from error
    except (asyncpg.PostgresError, *UNAVAILABLE) as error:
        raise CannotOpen(f"PostgreSQL (BOT_DATABASE_URL) cannot be used: {error}") from error
