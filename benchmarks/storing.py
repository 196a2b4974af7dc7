"""A store alone under 64 people, in a process of its own.

    python -m benchmarks.storing '{"database": "", "together": 256, …}' FOLDER SECONDS

The store is the product's. What is varied is varied from outside: how many turns share a
commit, how SQLite syncs, how many stores work side by side on one database.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import orjson
import uvloop

from benchmarks.machine import server_core
from bot.engine.effects import Say
from bot.engine.events import Chose
from bot.engine.message import BarItem, BarKind, Choice, Message
from bot.engine.session import Position, Session
from bot.helpline.decision import Decision
from bot.ports import Incoming, Person, Store
from bot.stores import engines, groups
from bot.stores.opening import open_store
from bot.vault import Vault

PEOPLE = 64


@dataclass(frozen=True, slots=True)
class Way:
    """How turns are stored. As it stands: as the product does it."""

    database: str
    together: int = groups.MOST_TOGETHER
    synchronous: str = "FULL"
    stores: int = 1


async def run(way: Way, data: Path, seconds: float) -> float:
    """Return the turns a second of a way, measured in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.storing",
        orjson.dumps(asdict(way)).decode(), str(data), str(seconds),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    os.sched_setaffinity(process.pid, server_core())
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the store has failed; see above")
    return float(output)


async def measured(way: Way, data: Path, seconds: float) -> float:
    """Let everybody take turns for so long; return how many turns a second that were."""
    vary(way)
    vault = Vault(bytes(32))
    async with AsyncExitStack() as stack:
        stores = [
            await stack.enter_async_context(open_store(way.database, data, vault))
            for _ in range(way.stores)
        ]
        await until(stores, perf_counter() + seconds / 4)
        began = perf_counter()
        turns = await until(stores, began + seconds)
        return turns / (perf_counter() - began)


def vary(way: Way) -> None:
    """Let the stores of this process work that way."""
    groups.MOST_TOGETHER = way.together
    pragmas = (
        pragma.replace("synchronous=FULL", f"synchronous={way.synchronous}")
        for pragma in engines.PRAGMAS
    )
    vars(engines)["PRAGMAS"] = tuple(pragmas)


async def until(stores: Sequence[Store], end: float) -> int:
    """Let everybody take turns until a time; return how many that were."""
    people = [Person("web", os.urandom(16).hex()) for _ in range(PEOPLE)]
    homes = itertools.cycle(stores)
    return sum(await asyncio.gather(*(talk(next(homes), person, end) for person in people)))


async def talk(store: Store, person: Person, end: float) -> int:
    """Take turns until a time; return how many."""
    for number in itertools.count():
        if perf_counter() >= end:
            return number
        event = Chose(at=datetime.now(UTC), choice="1|job_offer|fee|debt|abcd")
        incoming = Incoming(str(number), person, event)
        await store.turn(incoming, lambda *_: TURN, begin=True)
    raise AssertionError("count() has no end")


TURN = Decision(
    Session(
        Position("job_offer", "fee"),
        answers={f"job_offer/step_{number}": "answer" for number in range(10)},
        trail=tuple(f"job_offer/step_{number}" for number in range(10)),
    ),
    (
        Say(
            Message(
                "x" * 300,
                choices=tuple(Choice(f"1|job_offer|fee|{n}|abcd", "y" * 20) for n in "abc"),
                bar=tuple(BarItem(kind, "z" * 12) for kind in BarKind),
            )
        ),
    ),
)
"""An answer of an ordinary size."""


if __name__ == "__main__":
    way = Way(**orjson.loads(sys.argv[1]))
    print(uvloop.run(measured(way, Path(sys.argv[2]), float(sys.argv[3]))))
