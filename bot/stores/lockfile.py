"""Only one process may own a database file: SQLite's writer must be alone (trust F12)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.stores.errors import StoreBusy


@contextmanager
def sole_owner(database: Path) -> Iterator[None]:
    """Own the database file until the block ends or the process dies, or raise StoreBusy."""
    lock = os.open(f"{database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        take(lock, database)
        yield
    finally:
        os.close(lock)


def take(lock: int, database: Path) -> None:
    """Lock the file, or say who is to blame."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreBusy(
            f"Another process is using {database}; stop it first, or use PostgreSQL "
            "(BOT_DATABASE_URL) to run several."
        ) from error
