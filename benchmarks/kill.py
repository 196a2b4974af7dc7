"""Kill the server again and again while people talk to it, and see what is lost.

    python -m benchmarks.kill --rounds 200
    python -m benchmarks.kill --rounds 50 --database postgres

Everybody sends one event after the other and repeats it, with the same id, until it is
answered; see `talkers.py` for how an answer is held against what it should have been.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import click

from benchmarks.databases import database_of, folder
from benchmarks.server import Server, product
from benchmarks.talkers import Figures, Talker
from bot.app import load_script
from bot.script.model import Script
from bot.settings import read_settings

SHORTEST, LONGEST = 0.05, 0.5
"""Seconds from the first answer after a start to the kill."""

EXAMPLES = 5


async def rehearse(rounds: int, people: int, database: str, seed: int) -> Figures:
    """Run the whole rehearsal and return its figures."""
    script, _ = load_script(read_settings({}), demo=True)
    with folder() as data, database_of(database) as url:
        server = product(Path(data), url)
        return await killed_again_and_again(server, script, rounds, people, seed)


async def killed_again_and_again(
    server: Server, script: Script, rounds: int, people: int, seed: int
) -> Figures:
    """Kill the server so often while people talk."""
    figures, chance = Figures(), random.Random(seed)
    await server.start()
    try:
        async with talking(server, script, people, figures, seed):
            for _ in range(rounds):
                await asyncio.sleep(chance.uniform(SHORTEST, LONGEST))
                await server.kill()
                figures.kills += 1
                await server.start()
    finally:
        await server.kill()
    return figures


@asynccontextmanager
async def talking(
    server: Server, script: Script, people: int, figures: Figures, seed: int
) -> AsyncIterator[None]:
    """Let people talk until the block ends; each finishes what they had begun."""
    stop = asyncio.Event()
    timeout = aiohttp.ClientTimeout(total=10)
    async with (
        aiohttp.ClientSession(server.url, timeout=timeout) as http,
        asyncio.TaskGroup() as group,
    ):
        for number in range(people):
            talker = Talker(script, http, figures, random.Random(seed * people + number))
            group.create_task(talker.talk(stop))
        try:
            yield
        finally:
            stop.set()


def told(database: str, figures: Figures) -> str:
    """Return the figures as they are printed."""
    counts = " · ".join(f"{kind} {len(found)}" for kind, found in figures.wrong.items())
    examples = [f"  {line}" for found in figures.wrong.values() for line in found[:EXAMPLES]]
    head = f"{database}: {figures.kills} kills, {figures.events:,} events accepted, "
    return "\n".join([f"{head}{figures.repeats:,} repeated\n{counts}", *examples])


@click.command()
@click.option("--rounds", default=200, show_default=True, help="How often the server is killed.")
@click.option("--people", default=16, show_default=True, help="How many talk at once.")
@click.option("--database", type=click.Choice(["sqlite", "postgres"]), default="sqlite")
@click.option("--seed", default=1, show_default=True, help="Of what people press, and when.")
def main(rounds: int, people: int, database: str, seed: int) -> None:
    """Kill the server while people talk; print what was lost, doubled, said twice or different.

    Lost: an event that was accepted has left no trace. Doubled: its step was done twice.
    Said twice: a message came twice in one answer. Different: not what the engine says.
    The exit status is 1 if there is any of these.
    """
    figures = asyncio.run(rehearse(rounds, people, database, seed))
    click.echo(told(database, figures))
    sys.exit(0 if figures.is_clean else 1)


if __name__ == "__main__":
    main()
