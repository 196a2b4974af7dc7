"""How the event loop reads a SQLite file while the writer's thread writes it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from bot.ports import NoConversation, StoreUnavailable
from bot.stores import sqlite_statements as sql
from bot.stores.rows import ChannelIdsRow, Found, Key, OutboxRow, Queued
from bot.stores.sqlite_groups import Item
from bot.stores.writer import Writer, translated


class Reader:
    """Answers at once, or raises StoreUnavailable."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer[Item]) -> None:
        self._connection = connection
        self._writer = writer

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """Return all rows at once: an open cursor would be a reader in the writer's way."""
        if not self._writer.open:
            raise StoreUnavailable("the store is closed")
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise translated(error) from error

    def found(self, key: Key, event_id: str = "") -> Found | None:
        """Return what is kept of a person, and how an event was answered."""
        rows = self.rows(sql.FIND, event_id, *key)
        return Found.read(rows[0]) if rows else None

    def key(self, conversation: int) -> Key:
        """Return what a conversation is found by, or raise NoConversation."""
        rows = self.rows(sql.KEY, conversation)
        if not rows:
            raise NoConversation
        return Key._make(rows[0])

    def queued(self, key: Key) -> Queued | None:
        """Return what waits for a person, and how to read it."""
        rows = self.rows(sql.QUEUED, *key)
        return Queued._make(rows[0]) if rows else None

    def waiting(self, conversation: int) -> list[OutboxRow]:
        """Return the messages that wait, in order."""
        return [OutboxRow._make(row) for row in self.rows(sql.WAITING, conversation)]

    def channel_ids(self, conversation: int, after_hour: int) -> list[ChannelIdsRow]:
        """Return what the channel calls the messages since an hour."""
        rows = self.rows(sql.CHANNEL_IDS, conversation, after_hour)
        return [ChannelIdsRow._make(row) for row in rows]


def reading(path: Path) -> sqlite3.Connection:
    """Return a connection that can only read, for the event loop: it waits for nobody long."""
    reader = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)
    reader.isolation_level = None
    reader.execute("PRAGMA query_only=ON")
    reader.execute("PRAGMA trusted_schema=OFF")
    return reader
