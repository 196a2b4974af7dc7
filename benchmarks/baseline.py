"""Raw servers: the same work over the same wire, without the product.

    python -m benchmarks.baseline fixed SIZE        a fixed answer of so many bytes
    python -m benchmarks.baseline grouped SIZE DIR  the same after a group commit of one row
    python -m benchmarks.baseline stream            server-sent events that never come

All are bare aiohttp on uvloop. Each reads what it is sent, as every server must, and
understands nothing of it.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import orjson
import uvloop
from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

ROW_BYTES = 1024
"""What a session of the product is when it is sealed."""


class Rows:
    """One row for each answer, on the disk; rows that arrive together share a commit."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "raw.sqlite3"
        self._thread = ThreadPoolExecutor(1)
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._is_writing = False
        self._number = 0

    async def open(self) -> None:
        """Make the table."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._open)

    async def put(self) -> None:
        """Return when another row is on the disk."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = loop.create_future()
        self._number += 1
        self._waiting.append((self._number, waiter))
        if not self._is_writing:
            self._is_writing = True
            self._task = loop.create_task(self._write_all())
        await waiter

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            await asyncio.sleep(0)
            group, self._waiting = self._waiting, []
            await loop.run_in_executor(self._thread, self._write, [n for n, _ in group])
            for _, waiter in group:
                waiter.set_result(None)
        self._is_writing = False

    def _open(self) -> None:
        self._database = sqlite3.connect(self._file, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB)")

    def _write(self, numbers: list[int]) -> None:
        rows = [(number, os.urandom(ROW_BYTES)) for number in numbers]
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT INTO raw VALUES (?, ?)", rows)
        self._database.execute("COMMIT")


def body_of(size: int) -> bytes:
    """Return an answer that looks like one of the product's, of so many bytes."""
    choices = [{"id": f"1|home|menu|{name}|abcd", "label": name} for name in ("a", "b", "c")]
    message = {"id": 1, "from": "bot", "text": "", "choices": choices}
    answer = {"token": "0" * 43, "language": "lv", "cursor": 1, "messages": [message]}
    message["text"] = "x" * (size - len(orjson.dumps(answer)))
    return orjson.dumps(answer)


def fixed(body: bytes) -> Answer:
    """Return the handler that does nothing at all."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        return web.Response(body=body, content_type="application/json")

    return answer


def grouped(body: bytes, rows: Rows) -> Answer:
    """Return the handler that keeps a row and answers then."""

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        await rows.put()
        return web.Response(body=body, content_type="application/json")

    return answer


async def stream(request: web.Request) -> web.StreamResponse:
    """Open a stream on which nothing comes."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    await response.write(b": hello\r\n\r\n")
    await asyncio.Event().wait()
    return response


async def ready(_: web.Request) -> web.Response:
    """Say that the server is there."""
    return web.Response(text="ok")


async def serve(kind: str, arguments: list[str]) -> None:
    """Serve until killed."""
    app = web.Application()
    answer = await answer_of(kind, arguments)
    app.add_routes([web.get("/readyz", ready), web.route("*", "/{path:.*}", answer)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["BOT_PORT"])).start()
    await asyncio.Event().wait()


async def answer_of(kind: str, arguments: list[str]) -> Answer:
    """Return the handler that is asked for."""
    if kind == "stream":
        return stream
    body = body_of(int(arguments[0]))
    if kind == "fixed":
        return fixed(body)
    rows = Rows(Path(arguments[1]))
    await rows.open()
    return grouped(body, rows)


if __name__ == "__main__":
    uvloop.run(serve(sys.argv[1], sys.argv[2:]))
