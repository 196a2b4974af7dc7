"""A durable turn on Telegram, beside a bot that is written with the client library alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import telegram_load
from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.load import Result, middle
from benchmarks.server import Server, product, serving
from benchmarks.table import Aim, Row
from benchmarks.telegram_load import Load, telegram
from benchmarks.telegram_talkers import settings_of
from bot.channels.telegram.webhook import PATH

PEOPLE = 64
API_SECONDS = 0.06


async def measure(effort: Effort) -> list[Row]:
    """Measure the product and the other bot in turn; then a Bot API as far as the real one."""
    with folder() as data, folder() as other:
        async with telegram() as api:
            ours = product(Path(data))
            ours.tell(settings_of(api.url, ours.url))
            peer = Server(["-m", "benchmarks.peer", api.url, f"{other}/kept.sqlite3"])
            async with serving(ours), serving(peer):
                near = await in_turn(api, [ours, peer], effort, 0)
                far = await in_turn(api, [ours], effort, API_SECONDS)
    return [against_peer(*near), against_ideal(far[0])]


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


def against_peer(ours: list[Result], theirs: list[Result]) -> Row:
    """Return what it costs to decide, seal, keep, send and note it."""
    mine, other = middle(ours), middle(theirs)
    return Row(
        f"Telegram: durable turns a second by webhook, {PEOPLE} people",
        f"{mine.rate:,.0f} (p99 {mine.p99 * 1e3:.0f} ms, {mine.cost:.0f} µs)",
        f"python-telegram-bot, SQLite {other.rate:,.0f} "
        f"(p99 {other.p99 * 1e3:.0f} ms, {other.cost:,.0f} µs)",
        mine.rate / other.rate,
        Aim(3.5, least=True),
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
