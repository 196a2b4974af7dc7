"""From the start of the process to the first answer, and the memory it holds then."""

from __future__ import annotations

import asyncio
from statistics import median
from time import perf_counter

import aiohttp

from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.machine import memory_kib
from benchmarks.server import PATIENCE, Server, baseline, product
from benchmarks.table import Aim, Row

OFTEN = 0.005
"""Seconds between two looks."""


async def measure(effort: Effort) -> list[Row]:
    """Start each server anew as often as loads are run."""
    with folder() as data:
        ours = [await first_answer(product(data / str(n))) for n in range(effort.runs)]
    raw = [await first_answer(baseline("fixed", "1000")) for _ in range(effort.runs)]
    seconds, mebibytes = medians(ours)
    raw_seconds, raw_mebibytes = medians(raw)
    return [
        Row(
            "start, with a new store, to the first answer",
            f"{seconds:.2f} s",
            f"bare aiohttp {raw_seconds:.2f} s",
            seconds,
            Aim(1.5, "s"),
        ),
        Row(
            "memory then",
            f"{mebibytes:.0f} MiB",
            f"bare aiohttp {raw_mebibytes:.0f} MiB",
            mebibytes,
            Aim(120, "MiB"),
        ),
    ]


async def first_answer(server: Server) -> tuple[float, float]:
    """Return the seconds until somebody's first event is answered, and the MiB in use."""
    began = perf_counter()
    await server.launch()
    try:
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession(server.url) as http:
            while not await is_answered(http):
                server.check()
                await asyncio.sleep(OFTEN)
        return perf_counter() - began, memory_kib(server.pid) / 1024
    finally:
        await server.kill()


async def is_answered(http: aiohttp.ClientSession) -> bool:
    """Tell whether a conversation can be begun."""
    try:
        async with http.post("/api/v1/chats", json={"language": "lv"}) as response:
            return response.ok
    except aiohttp.ClientError:
        return False


def medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the medians of both."""
    return median(seconds for seconds, _ in found), median(memory for _, memory in found)
