"""SQLAlchemy's engine for SQLite as it must be: migrations and offline commands use it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

BUSY_MS = 5_000

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA busy_timeout={BUSY_MS}",
)
"""Durable at each commit, strict, and what is deleted is overwritten. For who writes."""


def engine_for(path: Path) -> Engine:
    """Return an engine whose transactions take the write lock when they begin.

    As SQLAlchemy and sqlite3 come, a transaction that reads first takes no lock until it
    writes, and two such transactions overwrite one another without an error.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin_at_once)
    return engine


def prepare(connection: sqlite3.Connection, _record: object = None) -> None:
    """Set up a connection that writes."""
    connection.isolation_level = None  # or sqlite3 begins on its own, and too late
    for pragma in PRAGMAS:
        connection.execute(pragma)


def begin_at_once(connection: Connection) -> None:
    """Begin as a writer."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
