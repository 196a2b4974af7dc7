"""What the thinking costs: a step of the offer check."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from statistics import median
from time import perf_counter_ns

from benchmarks.effort import Effort
from benchmarks.machine import pinned
from benchmarks.table import Aim, Row
from bot.engine.effects import Say
from bot.engine.events import Chose, Event, Started
from bot.engine.machine import step
from bot.engine.turn import Turn
from bot.loading import load_script
from bot.script.model import Script
from bot.settings import read_settings

OFFER_CHECK = "job_offer"
TALKS = 200


async def measure(effort: Effort) -> list[Row]:
    """Measure `step` in this process: it needs nothing else."""
    script, _ = load_script(read_settings({}), demo=True)
    with pinned():
        found = [micros for _ in range(effort.runs) for micros in steps(script)]
    slow = sorted(found)[int(len(found) * 0.9)]
    return [
        Row(
            "`step` on the offer check, median",
            f"{median(found):.1f} µs (nine of ten under {slow:.0f} µs)",
            "–",
            median(found),
            Aim(20, "µs"),
        )
    ]


def steps(script: Script) -> list[float]:
    """Go through the offer check by pressing any button; return the µs of each step."""
    chance, found = random.Random(1), []
    for _ in range(TALKS):
        turn = step(script, None, Started(OFFER_CHECK, "lv", at=datetime.now(UTC)))
        while choices := shown(turn):
            event: Event = Chose(chance.choice(choices), at=datetime.now(UTC))
            began = perf_counter_ns()
            turn = step(script, turn.session, event)
            found.append((perf_counter_ns() - began) / 1e3)
    return found


def shown(turn: Turn) -> list[str]:
    """Return the buttons of the offer check under the last message; none at its end."""
    messages = [effect.message for effect in turn.effects if isinstance(effect, Say)]
    if turn.session.ended:
        return []
    return [choice.id for choice in messages[-1].choices if f"|{OFFER_CHECK}|" in choice.id]
