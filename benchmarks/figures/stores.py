"""What it costs to be durable, and what a commit for many at once brings."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks import storing
from benchmarks.databases import SQLITE, folder, postgres
from benchmarks.effort import Effort
from benchmarks.storing import Way
from benchmarks.table import Aim, Row


async def measure(effort: Effort) -> list[Row]:
    """Measure the stores themselves, without HTTP and without a dialog."""
    full, normal, alone = await rates(
        effort, Way(SQLITE), Way(SQLITE, synchronous="NORMAL"), Way(SQLITE, together=1)
    )
    with postgres() as url:
        grouped, each = await rates(effort, Way(url), Way(url, together=1, stores=8))
    return [
        Row(
            "SQLite: turns a second with synchronous=FULL",
            f"{full:,.0f}",
            f"NORMAL {normal:,.0f}",
            full / normal,
            Aim(0.85, least=True),
        ),
        Row(
            "SQLite: turns a second with group commit",
            f"{full:,.0f}",
            f"a commit each {alone:,.0f}",
            full / alone,
            Aim(4, least=True),
        ),
        Row(
            "PostgreSQL: turns a second with group commit",
            f"{grouped:,.0f}",
            f"a transaction each, 8 connections {each:,.0f}",
            grouped / each,
            Aim(3, least=True),
        ),
    ]


async def rates(effort: Effort, *ways: Way) -> list[float]:
    """Return the median turns a second of each way, measured in turn."""
    found: list[list[float]] = [[] for _ in ways]
    for _ in range(effort.runs):
        for way, mine in zip(ways, found, strict=True):
            with folder() as data:
                mine.append(await storing.run(way, Path(data), effort.seconds))
    return [median(mine) for mine in found]
