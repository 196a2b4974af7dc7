"""Many rows in one statement of SQLite: to insert them, or to delete them by their keys.

Each step of a statement lets go of Python's lock and has to win it back from the event
loop; to insert the rows of a group in few statements costs the writer a third less.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import Any

from sqlalchemy import Column, Insert, delete
from sqlalchemy.dialects import sqlite

SIZES = (64, 32, 16, 8, 4, 2, 1)
"""Rows in a statement; a group is made up of these, so that few statements are prepared."""

DIALECT = sqlite.dialect(paramstyle="qmark")


class Inserting:
    """An INSERT that takes any number of rows; their fields stand in the columns' order."""

    def __init__(self, statement: Insert) -> None:
        self._texts = {size: text_for(statement, size) for size in SIZES}

    def run(self, connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert the rows."""
        run(connection, self._texts, rows)


class Deleting:
    """A DELETE of any number of rows, given by these columns' values."""

    def __init__(self, *columns: Column[Any]) -> None:
        names = ", ".join(column.name for column in columns)
        row = f"({', '.join('?' * len(columns))})"
        head = f"{delete(columns[0].table).compile(dialect=DIALECT)} WHERE ({names}) IN (VALUES "
        self._texts = {size: f"{head}{', '.join([row] * size)})" for size in SIZES}

    def run(self, connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Delete the rows."""
        run(connection, self._texts, rows)


def run(
    connection: sqlite3.Connection, texts: dict[int, str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Run the texts of as many sizes as it takes."""
    left = list(rows)
    for size, text in texts.items():
        while len(left) >= size:
            connection.execute(text, list(chain.from_iterable(left[:size])))
            del left[:size]


def text_for(statement: Insert, size: int) -> str:
    """Return the statement's text for so many rows."""
    columns = statement.table.columns.keys()
    row = f"({', '.join('?' * len(columns))})"
    before, found, after = str(statement.compile(dialect=DIALECT)).partition(row)
    if not found:
        raise ValueError(f"not an INSERT of all columns: {before}")
    return before + ", ".join([row] * size) + after
