"""The embedded store: one SQLite file, read on the event loop, written by one thread.

A turn reads its conversation by index (some ten microseconds), is answered, and is handed
to the writer; it ends when the commit that holds it is on the disk. The conversation is held
meanwhile, so what is read is always what was committed.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import SQLAlchemyError

from bot.ports import (
    Answer,
    Answered,
    Delivered,
    Incoming,
    NoConversation,
    Person,
    StoreUnavailable,
)
from bot.stores import statements
from bot.stores.engines import engine_for, prepare
from bot.stores.errors import CannotOpen
from bot.stores.inserts import DIALECT, Inserting
from bot.stores.keeper import Keeper, erasing, repeated, shown, window
from bot.stores.lockfile import sole_owner
from bot.stores.migrating import migrate
from bot.stores.register import Ends, Terms
from bot.stores.rows import (
    Change,
    ConversationRow,
    Found,
    Key,
    OutboxRow,
    Window,
)
from bot.stores.schema import conversation_keys, conversations, outbox, quarantine, seen
from bot.stores.statements import compiled
from bot.stores.turns import Turns
from bot.stores.writer import Writer, translated
from bot.vault import Vault


def replacing(table: Table, key: str, *columns: str) -> Insert:
    """Return an INSERT that changes these columns where the row is there."""
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=[key], set_={name: statement.excluded[name] for name in columns}
    )


FIND = compiled(statements.FIND, DIALECT, statements.FIND_PARAMETERS)
MESSAGES = compiled(statements.MESSAGES, DIALECT, statements.MESSAGES_PARAMETERS)
ERASE = [compiled(statement, DIALECT, ["conversation"]) for statement in statements.ERASE]
BEGIN = Inserting(insert(conversations))
GO_ON = Inserting(replacing(conversations, "id", *ConversationRow._fields[3:]))
KEEP_KEY = Inserting(replacing(conversation_keys, "conversation_id", "wrapped"))
KEEP_SEEN = Inserting(insert(seen))
KEEP_MESSAGE = Inserting(insert(outbox))
KEEP_NOTE = Inserting(insert(quarantine))
DUE = compiled(statements.DUE, DIALECT, ["hour"])
SOME = compiled(statements.SOME, DIALECT, ["after"])
FORGET_SEEN = compiled(statements.FORGET_SEEN, DIALECT, statements.FORGET_SEEN_PARAMETERS)
FORGET_MESSAGES = compiled(
    statements.FORGET_MESSAGES, DIALECT, statements.FORGET_MESSAGES_PARAMETERS
)
FORGET_NOTES = compiled(statements.FORGET_NOTES, DIALECT, ["hour"])
COUNT = compiled(statements.COUNT, DIALECT, [])
NOTES = compiled(statements.NOTES, DIALECT, [])
NEWEST_KEYS = compiled(statements.NEWEST_KEYS, DIALECT, [])


Writing = Writer["Change | Tidying"]


class Tidying(NamedTuple):
    """Single rows are to go, of the conversations from the first number to the last."""

    first: int
    last: int
    ends: Ends


class SqliteStore:
    """Conversations in one file, for one process."""

    def __init__(
        self,
        keeper: Keeper,
        reader: sqlite3.Connection,
        writer: Writing,
        terms: Terms,
    ) -> None:
        self._keeper = keeper
        self._reader = reader
        self._writer = writer
        self._terms = terms
        self._turns = Turns()

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once; return after the commit that holds it."""
        key = self._keeper.key(incoming.person)
        async with self._turns.of(key):
            found = self._find(key, incoming.id)
            if found and found.answered:
                return repeated(found.answered, self._told(found, found.answered))
            change = self._keeper.change(incoming, found, answer, begin=begin)
            await self._keep(change)
            return change.answered

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages above `after`, or those of the last turn."""
        found = self._find(self._keeper.key(person))
        if not found:
            raise NoConversation
        row = found.conversation
        return shown(row, self._told(found, window(row, after, now)))

    async def forget(self, person: Person) -> bool:
        """Destroy the person's key, then the rows, then their copies in the journal."""
        return await self._end(self._keeper.key(person))

    async def prune(self, now: datetime) -> int:
        """Erase what has reached the end of its term."""
        ends = self._terms.ends(now)
        count = await self._end_conversations(ends.acted_hour)
        last = 0
        while some := self._read(SOME, last):
            [first], [last] = some[0], some[-1]
            await self._writer.keep(Tidying(first, last, ends))
        await self._writer.keep(Tidying(0, 0, ends))  # what belongs to no conversation
        return count

    async def count(self) -> int:
        """Return how many conversations are kept."""
        [(count,)] = self._read(COUNT)
        return int(count)

    async def quarantined(self) -> list[str]:
        """Return kind and hash of what could not be answered or read."""
        return [what for (what,) in self._read(NOTES)]

    async def erased(self) -> None:
        """Wait until no copy of what was forgotten is left in the journal."""
        await self._writer.emptied()

    async def _end_conversations(self, acted_hour: int) -> int:
        count = 0
        while due := self._read(DUE, acted_hour):
            ended = [self._end(Key(*row[1:]), acted_hour) for row in due]
            count += sum(await asyncio.gather(*ended))
        return count

    async def _end(self, key: Key, acted_hour: int | None = None) -> bool:
        """Erase a conversation, unless it was taken up after an hour."""
        async with self._turns.of(key):
            found = self._find(key)
            if not found or (acted_hour and found.conversation.acted_hour > acted_hour):
                return False
            await self._keep(erasing(found))
            return True

    async def _keep(self, change: Change) -> None:
        await self._writer.keep(change)
        if change.erases is not None:
            await self._writer.empty_journal()

    def _find(self, key: Key, event_id: str = "") -> Found | None:
        rows = self._read(FIND, event_id, *key)
        return Found.read(rows[0]) if rows else None

    def _told(self, found: Found, wanted: Window) -> tuple[Delivered, ...]:
        rows = self._read(MESSAGES, found.conversation.id, *wanted)
        return self._keeper.told(found, map(OutboxRow._make, rows))

    def _read(self, statement: str, *values: Any) -> list[Any]:
        """Return all rows at once: an open cursor would be a reader in the writer's way."""
        if not self._writer.open:
            raise StoreUnavailable("the store is closed")
        try:
            return self._reader.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise translated(error) from error


@asynccontextmanager
async def open_sqlite(path: Path, vault: Vault, terms: Terms) -> AsyncIterator[SqliteStore]:
    """Open the file, made and migrated as needed, for this process alone."""
    with sole_owner(path):
        make(path)
        async with writing(path) as writer:
            with closing(reading(path)) as reader:
                keeper = Keeper(vault)
                keeper.check_key([key for (key,) in reader.execute(NEWEST_KEYS).fetchall()])
                yield SqliteStore(keeper, reader, writer, terms)


def make(path: Path) -> None:
    """Make the file and its tables, as far as they are not there; it is its owner's alone."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    try:
        with engine_for(path).begin() as connection:
            migrate(connection)
    except SQLAlchemyError as error:
        raise CannotOpen(f"The database {path} cannot be used: {error}") from error


def reading(path: Path) -> sqlite3.Connection:
    """Return a connection that can only read, for the event loop: it waits for nobody long."""
    reader = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)
    reader.isolation_level = None
    reader.execute("PRAGMA query_only=ON")
    reader.execute("PRAGMA trusted_schema=OFF")
    return reader


@asynccontextmanager
async def writing(path: Path) -> AsyncIterator[Writing]:
    """Write in a thread until the block ends, then wait until all is written."""
    connection = sqlite3.connect(path, check_same_thread=False)
    prepare(connection)
    connection.execute("PRAGMA wal_autocheckpoint=0")  # the writer does it in its pauses
    writer = Writer(connection, write)
    try:
        yield writer
    finally:
        await writer.close()


def write(connection: sqlite3.Connection, items: Sequence[Change | Tidying]) -> None:
    """Write what a group of turns changed; a conversation is in it only once."""
    changes = [item for item in items if isinstance(item, Change)]
    for change in changes:
        erase(connection, change)
    BEGIN.run(connection, [c.conversation for c in changes if c.conversation and c.begins])
    GO_ON.run(connection, [c.conversation for c in changes if c.conversation and not c.begins])
    KEEP_KEY.run(connection, [c.key for c in changes if c.key])
    KEEP_SEEN.run(connection, [c.seen for c in changes if c.seen])
    KEEP_MESSAGE.run(connection, chain.from_iterable(c.outbox for c in changes))
    KEEP_NOTE.run(connection, chain.from_iterable(c.quarantined for c in changes))
    for item in items:
        if isinstance(item, Tidying):
            tidy(connection, item)


def erase(connection: sqlite3.Connection, change: Change) -> None:
    """Delete the conversation that is to be forgotten; what is deleted is overwritten."""
    if change.erases is not None:
        for statement in ERASE:
            connection.execute(statement, (change.erases,))


def tidy(connection: sqlite3.Connection, tidying: Tidying) -> None:
    """Delete the single rows of some conversations that are at the end of their term."""
    first, last, ends = tidying
    connection.execute(FORGET_SEEN, (first, last, ends.seen_hour))
    connection.execute(FORGET_MESSAGES, (first, last, ends.made_at))
    connection.execute(FORGET_NOTES, (ends.quarantine_hour,))
