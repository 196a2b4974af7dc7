"""Where the staff's rows are: beside the conversations, in the same database.

SQLite has one connection that writes, the writer's, and so it is lent from there. In
PostgreSQL these have connections of their own, so that no turn of a person waits for them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from bot.ports import StoreUnavailable
from bot.staff.keeping import StaffRows
from bot.stores.engines import begin_at_once, prepare
from bot.stores.register import Terms
from bot.stores.schema import metadata, staff_accounts, staff_audit, staff_sessions
from bot.stores.sqlite_groups import Item
from bot.stores.staff_rows import Rows
from bot.stores.writer import Writer
from bot.vault import Vault

Result = TypeVar("Result")

TABLES = (staff_accounts, staff_sessions, staff_audit)


class SqliteStaff:
    """The staff in the one file, through the one who writes there."""

    def __init__(self, writer: Writer[Item], vault: Vault, terms: Terms) -> None:
        self._writer = writer
        self._vault = vault
        self._terms = terms
        self._engine: Engine | None = None

    async def transact(self, work: Callable[[StaffRows], Result]) -> Result:
        """Do the work in one transaction."""
        return await self._do(lambda rows: work(rows))

    async def prune(self, now: datetime) -> None:
        """Delete what has reached the end of its term."""
        await self._do(lambda rows: rows.prune(now, self._terms.ends(now)))

    async def _do(self, work: Callable[[Rows], Result]) -> Result:
        def with_writer(raw: sqlite3.Connection) -> Result:
            engine = self._engine = self._engine or engine_on(raw)
            with explained(), engine.begin() as connection:
                return work(Rows(connection, self._vault.service))

        return await self._writer.alone(with_writer)


class MemoryStaff:
    """The same rows in a SQLite of their own that ends with the process. For tests."""

    def __init__(self, vault: Vault, terms: Terms | None = None) -> None:
        self._vault = vault
        self._terms = terms or Terms()
        raw = sqlite3.connect(":memory:", check_same_thread=False)
        prepare(raw)
        self._engine = engine_on(raw)
        with self._engine.begin() as connection:
            metadata.create_all(connection, TABLES)

    async def transact(self, work: Callable[[StaffRows], Result]) -> Result:
        """Do the work in one transaction."""
        with self._engine.begin() as connection:
            return work(Rows(connection, self._vault.service))

    async def prune(self, now: datetime) -> None:
        """Delete what has reached the end of its term."""
        with self._engine.begin() as connection:
            Rows(connection, self._vault.service).prune(now, self._terms.ends(now))

    def close(self) -> None:
        """Forget everything."""
        self._engine.dispose()


def engine_on(raw: sqlite3.Connection) -> Engine:
    """Return an engine that uses a connection which somebody else has opened."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", begin_at_once)
    return engine


@contextmanager
def explained() -> Iterator[None]:
    """Raise StoreUnavailable for what may be over in a moment."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # somebody was quicker, or a mistake of ours
    except DBAPIError as error:
        raise StoreUnavailable(type(error.orig).__name__) from error
