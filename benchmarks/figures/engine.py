"""What the thinking costs: a step of a dialog, and the check of a script."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, perf_counter_ns

import yaml

from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.machine import pinned
from benchmarks.table import Aim, Row
from benchmarks.thousand import write_long_script
from bot.app import load_script
from bot.engine.effects import Say
from bot.engine.events import Chose, Event, Started
from bot.engine.machine import step
from bot.engine.turn import Turn
from bot.script.model import Script
from bot.settings import read_settings

OFFER_CHECK = "job_offer"
TALKS = 200


async def measure(effort: Effort) -> list[Row]:
    """Measure `step` here, and the checks as the commands that they are."""
    script, _ = load_script(read_settings({}), demo=True)
    with pinned():
        micros = median(median(steps(script)) for _ in range(effort.runs))
    with folder() as long:
        write_long_script(long)
        return [step_row(micros), *[await check_row(*what, effort.runs) for what in checked(long)]]


def step_row(micros: float) -> Row:
    """Return the row of a step."""
    return Row("`step` on the offer check, median", f"{micros:.1f} µs", "–", micros, Aim(20, "µs"))


def checked(long: Path) -> list[tuple[str, Path, Aim]]:
    """Return what is checked, and how long it may take."""
    return [
        ("check of a script of 1,000 steps", long, Aim(2, "s")),
        ("check of `dialogs/`", Path("dialogs"), Aim(1, "s")),
    ]


async def check_row(figure: str, dialogs: Path, aim: Aim, runs: int) -> Row:
    """Run the check as people do, and beside it what it takes only to parse the files."""
    seconds = median([await checking(dialogs) for _ in range(runs)])
    parsed = median(parsing(dialogs) for _ in range(runs))
    return Row(figure, f"{seconds:.2f} s", f"libyaml alone {parsed * 1e3:.0f} ms", seconds, aim)


async def checking(dialogs: Path) -> float:
    """Return the seconds that the command takes; it must find nothing wrong."""
    own = dialogs / "locales"
    locales = {"BOT_LOCALES_DIR": str(own)} if own.exists() else {}
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "check", str(dialogs),
        env={**os.environ, **locales}, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    if await process.wait():
        raise RuntimeError(f"python -m bot check {dialogs} has found something")
    return perf_counter() - began


def parsing(dialogs: Path) -> float:
    """Return the seconds that PyYAML's C parser takes for the same files."""
    began = perf_counter()
    for path in sorted(dialogs.glob("*.yaml")):
        yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)
    return perf_counter() - began


def steps(script: Script) -> list[float]:
    """Go through the offer check by pressing any button; return the µs of each step."""
    chance, found = random.Random(1), []
    for _ in range(TALKS):
        turn = step(script, None, Started(OFFER_CHECK, "lv", at=datetime.now(UTC)))
        while choices := shown(turn, OFFER_CHECK):
            event: Event = Chose(chance.choice(choices), at=datetime.now(UTC))
            began = perf_counter_ns()
            turn = step(script, turn.session, event)
            found.append((perf_counter_ns() - began) / 1e3)
    return found


def shown(turn: Turn, dialog: str) -> list[str]:
    """Return the buttons of a dialog under the last message; none at its end."""
    messages = [effect.message for effect in turn.effects if isinstance(effect, Say)]
    if turn.session.ended:
        return []
    return [choice.id for choice in messages[-1].choices if f"|{dialog}|" in choice.id]
