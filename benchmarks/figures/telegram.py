"""A durable turn on Telegram, beside bots that are written with a library alone.

All of them talk with one Bot API, in one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

import click

from benchmarks import telegram_load
from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.load import Result, middle
from benchmarks.server import Server, product, serving
from benchmarks.table import Aim, Row
from benchmarks.telegram_load import Load, telegram
from benchmarks.telegram_talkers import settings_of
from bot.channels.telegram.webhook import PATH

PYTHON = Path("var/aiogram/bin/python")
"""What runs the bot of aiogram_dialog, where somebody has made it."""

NO_PYTHON = """\
aiogram_dialog is not measured: it wants an older pydantic than the product. To measure it,
python -m venv var/aiogram && var/aiogram/bin/pip install -r benchmarks/aiogram.txt"""

PEOPLE = 64
API_SECONDS = 0.06
NAMES = (("python-telegram-bot", 3.5), ("aiogram_dialog", 1.0))
"""The others, and how many times their turns are aimed at."""


async def measure(effort: Effort) -> list[Row]:
    """Measure the product and the others in turn; then a Bot API as far as the real one."""
    with folder() as data, folder() as other:
        async with telegram() as api, AsyncExitStack() as stack:
            ours = product(Path(data))
            ours.tell(settings_of(api.url, ours.url))
            bots = [ours, *peers(api, Path(other))]
            for bot in bots:
                await stack.enter_async_context(serving(bot))
            near = await in_turn(api, bots, effort, 0)
            far = await in_turn(api, [ours], effort, API_SECONDS)
    mine, *others = near
    rows = [against(mine, theirs, *NAMES[number]) for number, theirs in enumerate(others)]
    return [*rows, against_ideal(far[0])]


def peers(api: Server, folder: Path) -> list[Server]:
    """Return the bots of the libraries that are there."""
    plain = Server(["-m", "benchmarks.peer", api.url, str(folder / "peer.sqlite3")])
    if not PYTHON.exists():
        click.echo(NO_PYTHON, err=True)
        return [plain]
    arguments = ["-m", "benchmarks.dialog_peer", api.url, str(folder / "dialog.sqlite3")]
    return [plain, Server(arguments, python=str(PYTHON))]


async def in_turn(
    api: Server, bots: Sequence[Server], effort: Effort, delay: float
) -> list[list[Result]]:
    """Load the bots one after the other, so that what disturbs the machine disturbs all."""
    found: list[list[Result]] = [[] for _ in bots]
    for _ in range(effort.runs):
        for bot, mine in zip(bots, found, strict=True):
            load = Load(
                url=f"{bot.url}{PATH}",
                pid=bot.pid,
                people=PEOPLE,
                seconds=effort.seconds,
                delay=delay,
            )
            mine.append(await telegram_load.run(api, load))
    return found


def against(ours: list[Result], theirs: list[Result], name: str, aim: float) -> Row:
    """Return what it costs to decide, seal, keep, send and note it."""
    mine, other = middle(ours), middle(theirs)
    return Row(
        f"Telegram: durable turns a second by webhook, {PEOPLE} people",
        f"{mine.rate:,.0f} (p99 {mine.p99 * 1e3:.0f} ms, {mine.cost:.0f} µs)",
        f"{name}, SQLite {other.rate:,.0f} (p99 {other.p99 * 1e3:.0f} ms, {other.cost:,.0f} µs)",
        mine.rate / other.rate,
        Aim(aim, least=True),
    )


def against_ideal(ours: list[Result]) -> Row:
    """Return how near it comes to where nothing but the Bot API is waited for."""
    rate, ideal = middle(ours).rate, PEOPLE / API_SECONDS
    p50 = median(result.p50 for result in ours)
    return Row(
        f"Telegram with a Bot API that takes {API_SECONDS * 1e3:.0f} ms, {PEOPLE} people",
        f"{rate:,.0f} (p50 {p50 * 1e3:.0f} ms)",
        f"nothing else waited for: {ideal:,.0f}",
        rate / ideal,
        Aim(0.9, least=True),
    )
