"""What the bots of other libraries have in common: what they ask, keep, and listen on.

It knows no library of a bot, because each may live in an environment of its own.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable

import orjson
from aiohttp import web

STEPS = 20
TEXT = "x" * 90
"""About as long as what our own bot says where people press anything."""

LABELS = ("y" * 20, "z" * 20, "w" * 20)
PATH = "/telegram/webhook"


class Kept:
    """A table on the disk, as durable as ours (WAL, `synchronous=FULL`); `commit` ends a turn."""

    def __init__(self, file: str) -> None:
        self._database = sqlite3.connect(file)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, body BLOB)")

    def put(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        self._database.execute(
            "INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            (name, orjson.dumps(value)),
        )

    def commit(self) -> None:
        """Bring the turn to the disk."""
        self._database.commit()


async def serve(receive: Callable[[web.Request], Awaitable[web.Response]]) -> None:
    """Take updates until killed."""
    app = web.Application()
    app.add_routes([web.post(PATH, receive), web.get("/readyz", ready)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["BOT_PORT"])).start()
    await asyncio.Event().wait()


async def ready(_: web.Request) -> web.Response:
    """Say that the bot is there."""
    return web.Response()
