"""Kill the server again and again while people talk to it, and see what is lost.

    python -m benchmarks.kill --rounds 200
    python -m benchmarks.kill --rounds 50 --database postgres
    python -m benchmarks.kill --channels both

Everybody sends one event after the other and repeats it, with the same id, until it is
answered; see `talkers.py` for how an answer is held against what it should have been, and
`telegram_talkers.py` and `chat.py` for people whom the answers are sent.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

import aiohttp
import click

from benchmarks.databases import database_of, folder
from benchmarks.server import Server, product
from benchmarks.talkers import Figures, Pushes, Talker
from benchmarks.telegram_talkers import Telegram, settings_of, talk
from bot.channels.telegram.webhook import PATH
from bot.loading import load_script
from bot.script.model import Script
from bot.settings import read_settings
from bot.stores.opening import open_store
from bot.vault import Vault

SHORTEST, LONGEST = 0.05, 0.5
"""Seconds from the first answer after a start to the kill."""

EXAMPLES = 5


DRAIN = 0.05
"""Seconds after a kill in which what the killed process had sent may still arrive."""

WEB, BOTH = "web", "both"

Talk = Callable[[asyncio.Event], Coroutine[None, None, None]]
"""What one person does until everybody is to stop."""


async def rehearse(
    rounds: int, people: int, database: str, seed: int, channels: str = WEB
) -> Figures:
    """Run the whole rehearsal and return its figures."""
    script, _ = load_script(read_settings({}), demo=True)
    figures = Figures()
    chances = [random.Random(seed * people + number) for number in range(people)]
    with folder() as data, database_of(database) as url:
        server = product(Path(data), url)
        async with AsyncExitStack() as stack:
            crowd = on_the_website(server, script, figures, chances)
            talks = await stack.enter_async_context(crowd)
            if channels == BOTH:
                crowd = on_telegram(server, script, figures, chances)
                talks += await stack.enter_async_context(crowd)
            await killed_again_and_again(server, figures, talks, rounds, random.Random(seed))
        figures.pushes.doubts = await noted_doubts(Path(data), url)
    return figures


@asynccontextmanager
async def on_the_website(
    server: Server, script: Script, figures: Figures, chances: Sequence[random.Random]
) -> AsyncIterator[list[Talk]]:
    """Yield what people do who ask, and are answered."""
    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(server.url, timeout=timeout) as http:
        yield [Talker(script, http, figures, chance).talk for chance in chances]


@asynccontextmanager
async def on_telegram(
    server: Server, script: Script, figures: Figures, chances: Sequence[random.Random]
) -> AsyncIterator[list[Talk]]:
    """Yield what people do whom the answers are sent; the server is told where."""
    telegram = Telegram(f"{server.url}{PATH}", figures)
    async with telegram.serving() as api:
        server.tell(settings_of(api, server.url))
        yield [partial(talk, telegram, script, chance) for chance in chances]


async def killed_again_and_again(
    server: Server, figures: Figures, talks: list[Talk], rounds: int, chance: random.Random
) -> None:
    """Kill the server so often while people talk."""
    await server.start()
    try:
        async with talking(talks):
            for _ in range(rounds):
                await asyncio.sleep(chance.uniform(SHORTEST, LONGEST))
                figures.pushes.under_way += len(figures.pushes.calls)
                figures.pushes.killed_at.append(asyncio.get_running_loop().time())
                await server.kill()
                await asyncio.sleep(DRAIN)
                figures.kills += 1
                await server.start()
    finally:
        await server.kill()


@asynccontextmanager
async def talking(talks: list[Talk]) -> AsyncIterator[None]:
    """Let people talk until the block ends; each finishes what they had begun."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for one in talks:
            group.create_task(one(stop))
        try:
            yield
        finally:
            stop.set()


async def noted_doubts(data: Path, database: str) -> int:
    """Return how often the server did not know whether a message had arrived."""
    vault = Vault.open(read_settings({"BOT_DATA_DIR": str(data)}).key_file)
    async with open_store(database, data, vault) as store:
        return await store.outbox.doubts()


def told(database: str, figures: Figures) -> str:
    """Return the figures as they are printed."""
    counts = " · ".join(f"{kind} {len(found)}" for kind, found in figures.wrong.items())
    examples = [f"  {line}" for found in figures.wrong.values() for line in found[:EXAMPLES]]
    head = f"{database}: {figures.kills} kills, {figures.events:,} events accepted, "
    lines = [f"{head}{figures.repeats:,} repeated", *told_of_telegram(figures.pushes), counts]
    return "\n".join([*lines, *examples])


def told_of_telegram(pushes: Pushes) -> list[str]:
    """Return what was seen there, if there was anybody."""
    if not pushes.updates:
        return []
    return [
        f"Telegram: {pushes.updates:,} updates taken, {pushes.again:,} delivered again, "
        f"{pushes.messages:,} messages came",
        f"of these {pushes.twice} twice: {pushes.under_way} calls were under way at the kills, "
        f"others had been answered at most {pushes.longest * 1e3:.0f} ms before; "
        f"{pushes.doubts} were noted as unknown",
    ]


@click.command()
@click.option("--rounds", default=200, show_default=True, help="How often the server is killed.")
@click.option(
    "--people", default=16, show_default=True, help="How many talk at once on each channel."
)
@click.option("--database", type=click.Choice(["sqlite", "postgres"]), default="sqlite")
@click.option("--channels", type=click.Choice([WEB, BOTH]), default=WEB, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Of what people press, and when.")
def main(rounds: int, people: int, database: str, channels: str, seed: int) -> None:
    """Kill the server while people talk; print what was lost, doubled, said twice or different.

    Lost: an event that was accepted has left no trace. Doubled: its step was done twice.
    Said twice: a message came twice in one answer. Different: not what the engine says.
    On Telegram a message may come twice if its outcome was unknown when the server was
    killed; but no more of them than the server itself has noted.
    The exit status is 1 if there is any of these.
    """
    figures = asyncio.run(rehearse(rounds, people, database, seed, channels))
    click.echo(told(database, figures))
    sys.exit(0 if figures.is_clean else 1)


if __name__ == "__main__":
    main()
