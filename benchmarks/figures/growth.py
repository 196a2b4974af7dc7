"""A turn while many conversations are stored, beside one while few are."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks import load
from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.load import Load
from benchmarks.server import product, serving
from benchmarks.table import Aim, Row
from bot.stores.engines import engine_for
from bot.stores.migrating import migrate
from bot.stores.opening import FILE
from bot.vault import Vault

FEW = 1_000
SESSION_BYTES, MESSAGE_BYTES = 1_057, 2_081
"""Sealed, as the product seals them."""

TALK = 20
"""Turns after which somebody new comes, as in life: so new rows are made all the time."""

TABLES = {
    "conversations": ":id, 'web', :lookup, NULL, :session, 1, 1, :hour",
    "conversation_keys": ":id, :wrapped",
    "seen": ":id, hex(:lookup), 1, 1, :hour",
    "outbox": ":id, 1, :message, :hour * 3600 + 9999999, :hour * 3600",
}


async def measure(effort: Effort) -> list[Row]:
    """Measure two servers in turn, one with few and one with many conversations."""
    measured = Load(seconds=effort.seconds, renew=TALK)
    with folder() as few, folder() as many:
        fill(few, FEW)
        fill(many, effort.stored)
        async with serving(product(few)) as small, serving(product(many)) as large:
            before, after = await load.side_by_side([small, large], measured, effort.runs)
    return [
        Row(
            f"a turn while {effort.stored:,} conversations are stored, against {FEW:,}",
            f"{after.cost:.0f} µs",
            f"few {before.cost:.0f} µs",
            after.cost / before.cost,
            Aim(1.3),
        )
    ]


def fill(data: Path, count: int) -> None:
    """Store conversations of people who left a while ago; only their sizes are real."""
    with engine_for(data / FILE).begin() as connection:
        migrate(connection)
    wrapped = wrapped_key(data)
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("BEGIN")
        for row in stored(count, wrapped):
            for table, values in TABLES.items():
                database.execute(f"INSERT INTO {table} VALUES ({values})", row)
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def stored(count: int, wrapped: bytes) -> Iterator[dict[str, object]]:
    """Yield what the tables are filled with, in the order in which people came."""
    hour, now = int(time.time() // 3600), int(time.time() * 1000)
    for number in range(count, 0, -1):
        yield {
            "id": (now - number) << 20,
            "lookup": os.urandom(32),
            "session": os.urandom(SESSION_BYTES),
            "message": os.urandom(MESSAGE_BYTES),
            "wrapped": wrapped,
            "hour": hour,
        }


def wrapped_key(data: Path) -> bytes:
    """Return a key that the server takes for one of its own."""
    vault = Vault.open(data / "bot.key")
    return vault.wrap(vault.new_key(), "nowhere")
