"""The page of the bell, in SQLite."""

from __future__ import annotations

import sqlite3

from bot.ports import BellPage
from bot.stores import sqlite_statements as sql
from bot.stores.desk_rows import THE_ONE
from bot.stores.sqlite_groups import Item
from bot.stores.sqlite_reader import Reader
from bot.stores.writer import Writer, translated


class SqliteBell:
    """The page of a SQLite store."""

    def __init__(self, reader: Reader, writer: Writer[Item]) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self) -> BellPage:
        """Return the page as it is now."""
        rows = self._reader.rows(sql.DESK.bell)
        return BellPage._make(rows[0]) if rows else BellPage()

    async def turn(self, page: BellPage) -> bool:
        """Put a page in the place of the one before it."""

        def write(connection: sqlite3.Connection) -> bool:
            return connection.execute(sql.DESK.turn_bell, (THE_ONE, *page)).rowcount == 1

        try:
            return await self._writer.alone(write)
        except sqlite3.Error as error:
            raise translated(error) from error
