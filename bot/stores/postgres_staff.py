"""The staff in PostgreSQL, for any number of processes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import TypeVar

import asyncpg
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.ports import StoreUnavailable
from bot.staff.keeping import StaffRows
from bot.stores.postgres_errors import LOST, known
from bot.stores.register import Terms
from bot.stores.staff import explained
from bot.stores.staff_rows import Rows
from bot.vault import Vault

Result = TypeVar("Result")

CONNECTIONS = 2
PATIENCE_SECONDS = 10
TRIES = 8
"""Two who add to the audit at once would write the same number: one of them does it again."""


class PostgresStaff:
    """The staff, over a few connections of their own."""

    def __init__(self, engine: AsyncEngine, vault: Vault, terms: Terms) -> None:
        self._engine = engine
        self._vault = vault
        self._terms = terms

    async def transact(self, work: Callable[[StaffRows], Result]) -> Result:
        """Do the work in one transaction; again, if somebody else was quicker."""
        return await self._do(lambda rows: work(rows))

    async def prune(self, now: datetime) -> None:
        """Delete what has reached the end of its term."""
        await self._do(lambda rows: rows.prune(now, self._terms.ends(now)))

    async def _do(self, work: Callable[[Rows], Result]) -> Result:
        for _ in range(TRIES):
            try:
                return await self._once(work)
            except IntegrityError as error:
                quicker = error
        raise StoreUnavailable("others write all the time") from quicker

    async def _once(self, work: Callable[[Rows], Result]) -> Result:
        def with_rows(connection: Connection) -> Result:
            return work(Rows(connection, self._vault.service))

        try:
            with explained():
                async with self._engine.begin() as connection:
                    return await connection.run_sync(with_rows)
        except NoConnection as error:
            raise StoreUnavailable("no connection is free") from error
        except LOST as error:
            raise known(error) from error


@asynccontextmanager
async def staff_in_postgres(
    url: str, settings: dict[str, str], vault: Vault, terms: Terms
) -> AsyncIterator[PostgresStaff]:
    """Open the staff's connections, as they are needed."""
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=partial(
            asyncpg.connect, url, command_timeout=PATIENCE_SECONDS, server_settings=settings
        ),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=PATIENCE_SECONDS,
        pool_pre_ping=True,
    )
    try:
        yield PostgresStaff(engine, vault, terms)
    finally:
        await engine.dispose()
