"""The product beside its raw baselines, in one run and one table.

make bench                            everything
python -m benchmarks --rows turns     a part of it
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

import click

from benchmarks.effort import Effort
from benchmarks.figures import (
    checks,
    engine,
    growth,
    start,
    stores,
    streams,
    talks,
    telegram,
    turns,
    weight,
)
from benchmarks.machine import described
from benchmarks.table import Row, printed

MEASURES: dict[str, Callable[[Effort], Awaitable[list[Row]]]] = {
    "turns": turns.measure,
    "stores": stores.measure,
    "engine": engine.measure,
    "checks": checks.measure,
    "growth": growth.measure,
    "talks": talks.measure,
    "telegram": telegram.measure,
    "streams": streams.measure,
    "start": start.measure,
    "weight": weight.measure,
}
FULL = 1_000_000


@click.command(epilog=f"Rows: {', '.join(MEASURES)}.")
@click.option("--rows", default="", help="Only these, with commas between them.")
@click.option("--runs", default=5, show_default=True, help="Of each load; medians are shown.")
@click.option("--full", is_flag=True, help=f"Store {FULL:,} conversations and not 100,000.")
def main(rows: str, runs: int, full: bool) -> None:
    """Measure the product and the same work without it; print figures, ratios and aims.

    What is measured has one core, the load another, in a process of its own. The exit
    status is 1 if an aim is missed. Anything else that runs on the machine disturbs.
    """
    wanted = rows.split(",") if rows else list(MEASURES)
    if unknown := set(wanted) - set(MEASURES):
        raise click.UsageError(f"There is no row {', '.join(sorted(unknown))}.")
    effort = Effort(runs=runs, stored=FULL) if full else Effort(runs=runs)
    found = asyncio.run(measured(wanted, effort))
    click.echo(f"{described()}; medians of {runs}\n\n{printed(found)}")
    sys.exit(0 if all(row.is_ok for row in found) else 1)


async def measured(wanted: list[str], effort: Effort) -> list[Row]:
    """Measure one after the other, and say on the side what is being measured."""
    found: list[Row] = []
    for name in wanted:
        click.echo(f"{name} …", err=True)
        found += await MEASURES[name](effort)
    return found


if __name__ == "__main__":
    main()
