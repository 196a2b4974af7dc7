"""Opens the store that the settings name."""

from __future__ import annotations

import importlib
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Protocol

from bot.ports import BellBook, CaseBook, DeskBook, Outbox, Person, Store
from bot.staff.keeping import StaffStore
from bot.stores.errors import CannotOpen
from bot.stores.register import Terms
from bot.stores.sqlite import open_sqlite
from bot.vault import Vault

FILE = "bot.sqlite3"


class OpenOutbox(Outbox, Protocol):
    """What is to be sent, and what whoever runs it may ask besides."""

    async def channel_ids(self, person: Person, now: datetime) -> list[str]:
        """Return what the channel calls the messages of a person that it can still erase."""

    async def doubts(self) -> int:
        """Return how often nobody knew whether a message had arrived, in the last day."""


class OpenStore(Store, Protocol):
    """A store, and what whoever runs it may ask besides."""

    @property
    def outbox(self) -> OpenOutbox:
        """What is to be sent and erased on the channels that push."""

    @property
    def cases(self) -> CaseBook:
        """What the desk reads of cases."""

    @property
    def desk(self) -> DeskBook:
        """Who is at the desk, and whether it works."""

    @property
    def bell(self) -> BellBook:
        """What the bell in the staff's group has to know."""

    @property
    def staff(self) -> StaffStore:
        """The accounts, sessions and audit of the staff."""

    async def count(self) -> int:
        """Return how many conversations are kept."""

    async def quarantined(self) -> list[str]:
        """Return kind and hash of what could not be answered or read."""

    async def erased(self) -> None:
        """Wait until no copy of what was forgotten is left where this store could reach it."""


def open_store(
    database_url: str, data_dir: Path, vault: Vault, terms: Terms | None = None
) -> AbstractAsyncContextManager[OpenStore]:
    """Open the store for `BOT_DATABASE_URL`, bring its tables up to date, close it at the end.

    Raises ValueError for a URL that names no store, CannotOpen for one that cannot be opened.
    """
    if not database_url:
        return open_sqlite(data_dir / FILE, vault, terms or Terms())
    if database_url.startswith("postgresql://"):
        opened: AbstractAsyncContextManager[OpenStore] = postgres().open_postgres(
            database_url, vault, terms or Terms()
        )
        return opened
    raise ValueError(
        "BOT_DATABASE_URL must be empty (SQLite in BOT_DATA_DIR) or begin with postgresql://"
    )


def postgres() -> ModuleType:
    """Return the module for PostgreSQL; its driver is an extra that many do without."""
    try:
        return importlib.import_module("bot.stores.postgres_opening")
    except ModuleNotFoundError as error:
        raise CannotOpen(
            "PostgreSQL (BOT_DATABASE_URL) needs its driver: install bot[postgres]."
        ) from error
