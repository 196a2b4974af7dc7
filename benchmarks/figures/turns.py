"""A durable turn over HTTP, beside servers that do next to nothing."""

from __future__ import annotations

from benchmarks import load
from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.load import Load, Middle
from benchmarks.server import baseline, product, serving
from benchmarks.table import Aim, Row

CONNECTIONS = 64


async def measure(effort: Effort) -> list[Row]:
    """Measure the product, a fixed answer and a group commit of one row, in turn."""
    measured = Load(connections=CONNECTIONS, seconds=effort.seconds)
    with folder() as data, folder() as raw:
        async with serving(product(data)) as ours:
            size = round((await load.run(ours, Load(seconds=1))).size)
            async with (
                serving(baseline("fixed", str(size))) as fixed,
                serving(baseline("grouped", str(size), str(raw))) as grouped,
            ):
                servers = [ours, fixed, grouped]
                found = await load.side_by_side(servers, measured, effort.runs)
    return rows(found, size)


def rows(found: list[Middle], size: int) -> list[Row]:
    """Return the three ratios."""
    ours, fixed, grouped = found
    return [
        Row(
            f"processor time of a durable turn (answers of {size:,} bytes)",
            f"{ours.cost:.0f} µs",
            f"bare aiohttp {fixed.cost:.0f} µs",
            ours.cost / fixed.cost,
            Aim(2.5),
        ),
        Row(
            f"durable turns a second, {CONNECTIONS} connections",
            f"{ours.rate:,.0f} (p99 {ours.p99 * 1e3:.0f} ms)",
            f"bare aiohttp {fixed.rate:,.0f} (p99 {fixed.p99 * 1e3:.0f} ms)",
            ours.rate / fixed.rate,
            Aim(0.40, least=True),
        ),
        Row(
            "the same, against a group commit of one row",
            f"{ours.rate:,.0f}",
            f"aiohttp and SQLite {grouped.rate:,.0f} (p99 {grouped.p99 * 1e3:.0f} ms)",
            ours.rate / grouped.rate,
            Aim(0.60, least=True),
        ),
    ]
