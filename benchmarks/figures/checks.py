"""What an editor waits for: the check of a long script, and of our own."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.machine import pinned
from benchmarks.table import Aim, Row
from benchmarks.thousand import write_long_script
from bot.loading import load_script
from bot.settings import Settings, read_settings

CLEAN, FOUND = 0, 1
"""The exit statuses of a check that was done, whatever it has found."""


async def measure(effort: Effort) -> list[Row]:
    """Measure the command, the check in it, and the parser of YAML alone."""
    with folder() as long, pinned():
        write_long_script(long)
        return [
            await row("check of a script of 1,000 steps", long, Aim(2, "s"), effort.runs),
            await row("check of `dialogs/`", Path("dialogs"), Aim(1, "s"), effort.runs),
        ]


async def row(figure: str, dialogs: Path, aim: Aim, runs: int) -> Row:
    """Return the row for one folder of dialogs."""
    settings = settings_of(dialogs)
    command = median([await commanded(dialogs, settings) for _ in range(runs)])
    check = median(checked(dialogs, settings) for _ in range(runs))
    parser = median(parsed(dialogs) for _ in range(runs))
    return Row(
        figure,
        f"{command:.2f} s ({check:.2f} s without the start of Python)",
        f"libyaml alone {parser:.2f} s",
        command,
        aim,
    )


def settings_of(dialogs: Path) -> dict[str, str]:
    """Return the settings for a folder: its own translations, if it has any."""
    own = dialogs / "locales"
    return {"BOT_LOCALES_DIR": str(own)} if own.exists() else {}


async def commanded(dialogs: Path, settings: dict[str, str]) -> float:
    """Return the seconds that the command takes."""
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "check", str(dialogs),
        env={**os.environ, **settings}, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    if await process.wait() not in (CLEAN, FOUND):
        raise RuntimeError(f"python -m bot check {dialogs} was not done")
    return perf_counter() - began


def checked(dialogs: Path, settings: dict[str, str]) -> float:
    """Return the seconds that the check takes in a process that runs already."""
    read: Settings = read_settings(settings)
    began = perf_counter()
    load_script(read, dialogs, demo=True)
    return perf_counter() - began


def parsed(dialogs: Path) -> float:
    """Return the seconds that PyYAML's C parser takes for the same files."""
    began = perf_counter()
    for path in sorted(dialogs.glob("*.yaml")):
        yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)
    return perf_counter() - began
