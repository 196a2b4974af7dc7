"""The places where a store may keep things, as the tests see them."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bot.stores.memory import MemoryStore
from bot.stores.opening import FILE, open_store
from bot.vault import Vault

SECRET = b"0123456789abcdef0123456789abcdef"


class MemoryPlace:
    """No place at all."""

    @asynccontextmanager
    async def open(self):
        """Open a new store."""
        yield MemoryStore()


class SqlitePlace:
    """A directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.file = directory / FILE

    def open(self, secret: bytes = SECRET):
        """Open the store that lies here."""
        return open_store("", self.directory, Vault(secret))

    async def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Do to the database what nobody should."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as connection:
            return connection.execute(statement).fetchall()

    def as_after_a_crash(self):
        """The files as they lie on the disk now, while the store is open."""
        copy = self.directory / "survivor"
        shutil.copytree(self.directory, copy)
        return SqlitePlace(copy)

    async def everything(self) -> bytes:
        """Every byte on the disk."""
        return b"".join(file.read_bytes() for file in self.directory.iterdir())

    def blob(self, content: bytes) -> str:
        """Bytes as a statement names them."""
        return f"x'{content.hex()}'"


class PostgresPlace:
    """A database on a server, made for these tests and emptied before each."""

    def __init__(self, url: str, directory: Path) -> None:
        self.url = url
        self.directory = directory

    def open(self, secret: bytes = SECRET):
        """Open the store that lies here."""
        return open_store(self.url, self.directory, Vault(secret))

    async def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Do to the database what nobody should."""
        async with self.connected() as connection:
            return [tuple(row) for row in await connection.fetch(statement)]

    @asynccontextmanager
    async def connected(self):
        """Connect past the store."""
        connection = await asyncpg.connect(self.url)
        try:
            yield connection
        finally:
            await connection.close()

    def as_after_a_crash(self):
        """The server's own business: what it has committed is what another process sees."""
        return self

    async def everything(self) -> bytes:
        """Every column of every row."""
        tables = await self.tables()
        rows = [row for name in tables for row in await self.execute(f"SELECT * FROM {name}")]
        cells = [cell for row in rows for cell in row]
        return b"".join(c if isinstance(c, bytes) else str(c).encode() for c in cells)

    def blob(self, content: bytes) -> str:
        """Bytes as a statement names them."""
        return f"'\\x{content.hex()}'::bytea"

    async def tables(self) -> list[str]:
        """The tables there are."""
        found = await self.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in found]

    async def empty(self) -> None:
        """Remove everything that tests before have kept."""
        tables = [name for name in await self.tables() if name != "alembic_version"]
        if tables:
            await self.execute(f"TRUNCATE {', '.join(tables)}")


async def made_database(server: str) -> str:
    """Make a database of our own on a server and return its URL."""
    name = f"bot_test_{secrets.token_hex(4)}"
    await at(server, f"CREATE DATABASE {name}")
    return with_database(server, name)


async def drop_database(server: str, url: str) -> None:
    """Remove the database again."""
    await at(server, f"DROP DATABASE {urlsplit(url).path.strip('/')} WITH (FORCE)")


async def at(url: str, statement: str) -> None:
    """Run one statement."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def with_database(url: str, name: str) -> str:
    """Return the URL of another database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
