"""The one thread that writes to a SQLite file, and what it does besides.

It also does the checkpoints, in its pauses: below SQLite 3.51.3 two connections that write
or checkpoint together can spoil the file.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Generic, TypeVar

from bot.ports import StoreUnavailable
from bot.stores.engines import BUSY_MS
from bot.stores.groups import Groups, Job

CHECKPOINT_AFTER = 2_000
"""Rows changed since the last checkpoint, when a pause is used for one."""

CHECKPOINT_AT_LAST = 50_000
"""Rows changed when there was no pause: the journal must not grow for ever."""

EMPTY_AGAIN_SECONDS = 0.25
EMPTYING_PATIENCE_MS = 50
"""How long the emptying of the journal waits for a reader, while all wait for it."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Write = Callable[[sqlite3.Connection, Sequence[Item]], None]


class Writer(Generic[Item]):
    """Takes what is to be written from the event loop and tells it when it is durable."""

    def __init__(
        self, connection: sqlite3.Connection, write: Write[Item], erases: Callable[[Item], bool]
    ) -> None:
        self._connection = connection
        self._write = write
        self._erases = erases
        self._thread = ThreadPoolExecutor(1, "sqlite-writer")
        self._groups: Groups[Item, None] = Groups(self._keep)
        self._emptying: asyncio.Task[None] | None = None
        self._checkpointed = 0  # rows changed in all until then

    @property
    def open(self) -> bool:
        """Whether anything is taken."""
        return self._groups.open

    async def keep(self, item: Item) -> None:
        """Return after the commit that holds the item; StoreUnavailable if there is none.

        If the item erases something, no copy of that is left in the journal either. A reader
        that stands in the way is not waited for: then the copy goes when it has left, and
        `emptied` tells when that is.
        """
        await self._groups.put(item)

    async def alone(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Let somebody else use the connection, between two groups; StoreUnavailable at the end.

        For what is rare and needs an answer of its own: no turn waits behind it for long.
        """
        if not self.open:
            raise StoreUnavailable("the store is closed")
        return await self._in_thread(work)

    async def emptied(self) -> None:
        """Wait until the journal holds nothing that was erased."""
        if self._emptying:
            await self._emptying

    async def close(self) -> None:
        """Write what was handed in, then let go of the file; the last one out empties it."""
        await self._groups.close()
        if self._emptying:
            self._emptying.cancel()
        await self._in_thread(sqlite3.Connection.close)
        self._thread.shutdown()

    async def _keep(self, group: list[Job[Item, None]]) -> None:
        items = [job.item for job in group]
        errors = await self._in_thread(lambda connection: commit(connection, items, self._write))
        if any(map(self._erases, items)):
            await self._empty_journal()
        for job, error in zip(group, errors, strict=True):
            if error:
                job.fail(translated(error))
            else:
                job.succeed(None)
        await self._checkpoint_if_due()

    async def _checkpoint_if_due(self) -> None:
        changed = self._connection.total_changes - self._checkpointed
        if changed >= (CHECKPOINT_AFTER if self._groups.idle else CHECKPOINT_AT_LAST):
            self._checkpointed += changed
            await self._in_thread(checkpoint)

    async def _empty_journal(self) -> None:
        if not await self._in_thread(emptied_journal):
            self._emptying = self._emptying or asyncio.create_task(self._keep_emptying())

    async def _keep_emptying(self) -> None:
        while True:
            await asyncio.sleep(EMPTY_AGAIN_SECONDS)
            if await self._in_thread(emptied_journal):
                break
        self._emptying = None

    async def _in_thread(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, work, self._connection)


def commit(
    connection: sqlite3.Connection, items: list[Item], write: Write[Item]
) -> list[Exception | None]:
    """Write all items in one transaction; if that fails, each in its own. Return how it went."""
    try:
        transact(connection, items, write)
    except Exception as error:
        if len(items) == 1:
            return [error]
        return [commit(connection, [item], write)[0] for item in items]
    return [None] * len(items)


def transact(connection: sqlite3.Connection, items: list[Item], write: Write[Item]) -> None:
    """Write the items and commit them, or leave nothing of them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        write(connection, items)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled it back already
            connection.execute("ROLLBACK")
        raise


def translated(error: Exception) -> Exception:
    """Return the error that the port knows, unless it is a mistake of our own."""
    if isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError:
        unavailable = StoreUnavailable(str(error))
        unavailable.__cause__ = error
        return unavailable
    return error


def checkpoint(connection: sqlite3.Connection) -> None:
    """Move from the journal to the database what no reader needs there."""
    with suppress(sqlite3.OperationalError):  # the next pause does it
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def emptied_journal(connection: sqlite3.Connection) -> bool:
    """Move all of the journal to the database and cut it to nothing, if it can be done now."""
    connection.execute(f"PRAGMA busy_timeout={EMPTYING_PATIENCE_MS}")
    try:
        [(busy, _, _)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    return not busy
