"""What an open stream costs while nothing comes."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import aiohttp

from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.machine import allow_many_files, memory_kib
from benchmarks.server import Server, baseline, product, serving
from benchmarks.table import Aim, Row

STREAMS = 2_000
WARM = 200
"""Streams opened before, so that what is made once is not counted."""

AT_ONCE = 50
REST_SECONDS = 0.5


async def measure(_: Effort) -> list[Row]:
    """Open many streams on each server."""
    allow_many_files()
    with folder() as data:
        async with serving(product(data)) as server:
            ours = await kib_each(server)
    async with serving(baseline("stream")) as server:
        raw = await kib_each(server)
    return [
        Row(
            f"memory of an idle stream ({STREAMS:,} open)",
            f"{ours:.1f} KiB",
            f"bare aiohttp {raw:.1f} KiB",
            ours / raw,
            Aim(1.5),
        )
    ]


async def kib_each(server: Server) -> float:
    """Return by how much the server grows for each stream."""
    async with AsyncExitStack() as stack:
        connector = aiohttp.TCPConnector(limit=0)
        timeout = aiohttp.ClientTimeout(total=None)
        http = await stack.enter_async_context(
            aiohttp.ClientSession(server.url, connector=connector, timeout=timeout)
        )
        tokens = [await begin(http) for _ in range(WARM + STREAMS)]
        await open_all(stack, http, tokens[:WARM])
        before = memory_kib(server.pid)
        await open_all(stack, http, tokens[WARM:])
        return (memory_kib(server.pid) - before) / STREAMS


async def begin(http: aiohttp.ClientSession) -> str:
    """Begin a conversation, where there are any, and return its token."""
    async with http.post("/api/v1/chats", json={"language": "lv"}) as response:
        if response.content_type != "application/json":
            return ""
        return str((await response.json())["token"])


async def open_all(stack: AsyncExitStack, http: aiohttp.ClientSession, tokens: list[str]) -> None:
    """Open a stream for each, some at a time, and let the server come to rest."""
    for first in range(0, len(tokens), AT_ONCE):
        part = tokens[first : first + AT_ONCE]
        await asyncio.gather(*(open_one(stack, http, token) for token in part))
    await asyncio.sleep(REST_SECONDS)


async def open_one(stack: AsyncExitStack, http: aiohttp.ClientSession, token: str) -> None:
    """Open one stream and leave it open."""
    headers = {"Authorization": f"Bearer {token}"}
    request = http.get("/api/v1/chat/stream", headers=headers)
    response = await stack.enter_async_context(request)
    response.raise_for_status()
    await response.content.readany()
