"""The embedded store: one SQLite file, read on the event loop, written by one thread.

A turn reads its conversation by index (some ten microseconds), is answered, and is handed
to the writer; it ends when the commit that holds it is on the disk. The conversation is held
meanwhile, so what is read is always what was committed.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, update
from sqlalchemy.exc import DBAPIError

from bot.ports import (
    Answer,
    Answered,
    Conversation,
    Delivered,
    Incoming,
    NoConversation,
    Person,
)
from bot.stores import sqlite_statements as sql
from bot.stores.answers import erasing, repeated, shown, window
from bot.stores.engines import engine_for, prepare
from bot.stores.errors import CannotOpen
from bot.stores.keeper import Keeper, meant
from bot.stores.kept_cases import KeptCases, KeptDesk
from bot.stores.lockfile import sole_owner
from bot.stores.migrating import migrate
from bot.stores.outgoing import Outgoing
from bot.stores.queues import NOBODY
from bot.stores.register import Ends, Terms
from bot.stores.rows import ChannelIdsRow, Found, Key, OutboxRow, Window
from bot.stores.schema import erasures, queues
from bot.stores.sqlite_bell import SqliteBell
from bot.stores.sqlite_groups import Closing, DeskChange, Item, Tidying, erases, write
from bot.stores.sqlite_outbox import SqliteOutbox
from bot.stores.sqlite_reader import Reader, reading
from bot.stores.staff import SqliteStaff
from bot.stores.turns import Turns
from bot.stores.writer import Writer
from bot.vault import Vault


class SqliteStore:
    """Conversations in one file, for one process."""

    def __init__(
        self,
        keeper: Keeper,
        reader: Reader,
        writer: Writer[Item],
        terms: Terms,
    ) -> None:
        self._keeper = keeper
        self._reader = reader
        self._writer = writer
        self._terms = terms
        self._turns = Turns()
        self._outgoing = Outgoing(keeper)
        self.outbox = SqliteOutbox(keeper, reader, writer, self._turns, terms)
        self.cases = KeptCases(keeper, sql.DESK, self._read)
        self.desk = KeptDesk(sql.DESK, self._read, self._execute)
        self.bell = SqliteBell(reader, writer)
        self.staff = SqliteStaff(writer, keeper.vault, terms)

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once; return after the commit that holds it."""
        key = self._key(incoming.person)
        async with self._turns.of(key):
            found = meant(incoming, self._reader.found(key, incoming.id))
            if found and found.answered:
                return repeated(found, found.answered, self._told(found, found.answered))
            change = self._keeper.change(incoming, found, answer, begin=begin)
            if incoming.pushed_to and change.answered.forgotten:
                ids = self._ids(found, incoming.event.at)
                change = self._outgoing.leaving(incoming, change, found, ids)
            await self._writer.keep(change)
            return change.answered

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages above `after`, or those of the last turn."""
        found = self._reader.found(self._keeper.key(person))
        if not found or not found.conversation.session:
            raise NoConversation
        row = found.conversation
        return shown(row, self._told(found, window(row, after, now)))

    async def forget(self, person: Person, now: datetime | None = None) -> int:
        """Destroy the person's key, then the rows, then their copies in the journal."""
        key = self._keeper.key(person)
        async with self._turns.of(key):
            found = self._reader.found(key)
            if not found:
                return 0
            change = erasing(found)
            if now and found.conversation.address:
                left = self._outgoing.left_behind(person, found, self._ids(found, now), now)
                change = change._replace(erasure=left)
            await self._writer.keep(change)
            return found.conversation.id

    async def prune(self, now: datetime) -> int:
        """Erase what has reached the end of its term."""
        ends = self._terms.ends(now)
        await self._end_cases(ends)
        count = await self._end_conversations(ends)
        last = 0
        while some := self._reader.rows(sql.SOME, last):
            [first], [last] = some[0], some[-1]
            await self._writer.keep(Tidying(first, last, ends))
        await self._writer.keep(Tidying(0, 0, ends))  # what belongs to no conversation
        await self.staff.prune(now)
        return count

    async def count(self) -> int:
        """Return how many conversations are kept."""
        [(count,)] = self._reader.rows(sql.COUNT)
        return int(count)

    async def quarantined(self) -> list[str]:
        """Return kind and hash of what could not be answered or read."""
        return [what for (what,) in self._reader.rows(sql.NOTES)]

    async def erased(self) -> None:
        """Wait until no copy of what was forgotten is left in the journal."""
        await self._writer.emptied()

    def _key(self, person: Person | Conversation) -> Key:
        if isinstance(person, Person):
            return self._keeper.key(person)
        return self._reader.key(person.id)

    async def _end_cases(self, ends: Ends) -> None:
        last = 0
        while some := self._reader.rows(sql.CLOSED, last):
            await self._writer.keep(Closing(tuple(id for (id,) in some), ends))
            [last] = some[-1]

    async def _end_conversations(self, ends: Ends) -> int:
        count = 0
        while due := self._reader.rows(sql.DUE, ends.acted_hour, ends.this_hour):
            ended = [self._end(Key(*row[1:]), ends) for row in due]
            count += sum(await asyncio.gather(*ended))
        return count

    async def _end(self, key: Key, ends: Ends) -> bool:
        """Erase a conversation, unless it was taken up meanwhile."""
        async with self._turns.of(key):
            found = self._reader.found(key)
            if not found or found.conversation.acted_hour > ends.acted_hour:
                return False
            if self._reader.rows(sql.HELD, found.conversation.id, ends.this_hour):
                return False
            await self._writer.keep(erasing(found))
            return True

    async def _read(self, statement: str, *values: Any) -> list[Any]:
        return self._reader.rows(statement, *values)

    async def _execute(self, statement: str, *values: Any) -> None:
        await self._writer.keep(DeskChange(statement, values))

    def _told(self, found: Found, wanted: Window) -> tuple[Delivered, ...]:
        rows = self._reader.rows(sql.MESSAGES, found.conversation.id, *wanted)
        return self._keeper.told(found, map(OutboxRow._make, rows))

    def _ids(self, found: Found | None, now: datetime) -> list[ChannelIdsRow]:
        """Return what the channel calls the messages that it can still erase."""
        if found is None:
            return []
        return self._reader.channel_ids(
            found.conversation.id, self._terms.ends(now).channel_ids_hour
        )


@asynccontextmanager
async def open_sqlite(path: Path, vault: Vault, terms: Terms) -> AsyncIterator[SqliteStore]:
    """Open the file, made and migrated as needed, for this process alone."""
    with explained(path):
        make(path)
    with sole_owner(path):
        with explained(path), engine_for(path).begin() as connection:
            migrate(connection)
            let_go(connection)
        async with writing(path) as writer:
            with closing(reading(path)) as reader:
                keeper = Keeper(vault)
                keeper.check_key([key for (key,) in reader.execute(sql.NEWEST_KEYS).fetchall()])
                yield SqliteStore(keeper, Reader(reader, writer), writer, terms)


def make(path: Path) -> None:
    """Make the file, as far as it is not there, for its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def let_go(connection: Connection) -> None:
    """End the claims of the process before us: it is dead, or the file would be locked."""
    connection.execute(update(queues).values(free_at=0).where(queues.c.fence != NOBODY))
    connection.execute(update(erasures).values(free_at=0).where(erasures.c.claimed == 1))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise CannotOpen if the file cannot be made or is no database."""
    try:
        yield
    except DBAPIError as error:
        raise CannotOpen(f"The database {path} cannot be used: {error.orig}.") from error
    except OSError as error:
        raise CannotOpen(f"The database {path} cannot be made: {error.strerror}.") from error


@asynccontextmanager
async def writing(path: Path) -> AsyncIterator[Writer[Item]]:
    """Write in a thread until the block ends, then wait until all is written."""
    connection = sqlite3.connect(path, check_same_thread=False)
    prepare(connection)
    connection.execute("PRAGMA wal_autocheckpoint=0")  # the writer does it in its pauses
    writer = Writer(connection, write, erases)
    try:
        yield writer
    finally:
        await writer.close()
