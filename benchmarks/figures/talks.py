"""A turn late in a long talk beside one early in a talk, on one server."""

from __future__ import annotations

from statistics import median

from benchmarks import load
from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.load import Load
from benchmarks.server import product, serving
from benchmarks.table import Aim, Row

EARLY, LATE = 10, 400
WINDOW = 16
"""Turns of everybody that are counted, half of them before the turn in question."""


async def measure(effort: Effort) -> list[Row]:
    """Measure short windows early and late in talks."""
    costs: dict[int, list[float]] = {EARLY: [], LATE: []}
    with folder() as data:
        async with serving(product(data)) as server:
            for _ in range(effort.runs):
                for turn, found in costs.items():
                    found.append((await load.run(server, window(turn))).cost)
    early, late = median(costs[EARLY]), median(costs[LATE])
    return [
        Row(
            f"a turn late in a talk (turn {LATE}) against an early one (turn {EARLY})",
            f"{late:.0f} µs",
            f"early {early:.0f} µs",
            late / early,
            Aim(1.1),
        )
    ]


def window(turn: int) -> Load:
    """Return a load that is counted around one turn of everybody's talk.

    What is counted is the same act of everybody: other steps of a talk cost something else.
    """
    return Load(before=turn - WINDOW // 2, turns=WINDOW, only_help=True)
