"""Opens the store in PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial

import asyncpg
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.stores import postgres_statements as sql
from bot.stores.errors import CannotOpen
from bot.stores.keeper import Keeper
from bot.stores.migrating import migrate
from bot.stores.postgres import PATIENCE_SECONDS, PostgresStore
from bot.stores.postgres_errors import UNAVAILABLE
from bot.stores.postgres_staff import staff_in_postgres
from bot.stores.register import Terms
from bot.vault import Vault

CONNECTIONS = 8
SETTINGS = {
    "application_name": "bot",
    "lock_timeout": "5s",  # a process that hangs must not hang the others
    "idle_in_transaction_session_timeout": "10s",
}

MIGRATING = 0x626F74  # any number that others are unlikely to lock: "bot"


@asynccontextmanager
async def open_postgres(url: str, vault: Vault, terms: Terms) -> AsyncIterator[PostgresStore]:
    """Open the database, migrated as needed."""
    keeper = Keeper(vault)
    with opening():
        await migrate_postgres(url)
        pool = await connected(url)
    async with pool, staff_in_postgres(url, SETTINGS, vault, terms) as staff:
        keeper.check_key([row["wrapped"] for row in await pool.fetch(sql.NEWEST_KEYS)])
        store = PostgresStore(pool, keeper, terms, staff)
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


@contextmanager
def opening() -> Iterator[None]:
    """Raise CannotOpen, which says nothing of the address: a password may be in it."""
    try:
        yield
    except ValueError as error:
        raise CannotOpen("BOT_DATABASE_URL is not an address of a PostgreSQL database.") from error
    except (asyncpg.PostgresError, *UNAVAILABLE) as error:
        raise CannotOpen(f"PostgreSQL (BOT_DATABASE_URL) cannot be used: {error}") from error
