"""The hand-off, played through to the fixpoint, with its figures.

    python -m benchmarks.hand_off

Every state that a conversation with a helpline can come to, everything that can happen in
it, in every world (who is there, what the hours are); each step is held against the rules.
The tests play the same in two halves; here it is played as a whole, which takes minutes.
"""

from __future__ import annotations

from collections import Counter
from time import perf_counter

import click

from bot.helpline.exploring import explore
from bot.helpline.proofs import faults_of
from bot.helpline.rules import RULES
from bot.helpline.table import IMPOSSIBLE, TABLE
from tests.helpline.worlds import CALLS, NOW, TALKS, WORLDS, beginning


@click.command()
@click.option("--halves", is_flag=True, help="What the tests play: talks, then calls.")
def main(*, halves: bool) -> None:
    """Prove the table, and print how much was played."""
    faults = list(faults_of(TABLE))
    rows = Counter(len(rows) for rows in TABLE.values())
    click.echo(f"pairs with rows       {len(TABLE):>9,}")
    click.echo(f"pairs that never meet {len(IMPOSSIBLE):>9,}")
    click.echo(f"rows                  {sum(size * many for size, many in rows.items()):>9,}")
    click.echo(f"faults in the table   {len(faults):>9,}")
    broken: set[str] = set()
    for name, worlds in {"talks": TALKS, "calls": CALLS}.items() if halves else [("all", WORLDS)]:
        began = perf_counter()
        explored = explore(worlds, RULES, beginning(), NOW)
        click.echo(
            f"{name}: {explored.places:,} places, {explored.steps:,} steps, "
            f"{len(explored.states)} states, {perf_counter() - began:.0f} s"
        )
        broken |= explored.broken.keys()
    for rule in sorted(broken):
        click.echo(f"BROKEN: {rule}")
    click.echo(f"rules broken          {len(broken):>9,}")
    raise SystemExit(1 if broken or faults else 0)


if __name__ == "__main__":
    main()
