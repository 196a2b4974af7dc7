"""The places where a store may keep things, as the tests see them."""

from __future__ import annotations

import sqlite3
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

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
