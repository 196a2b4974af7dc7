"""Puts a load on a server and returns what was counted."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import asdict, dataclass
from statistics import median

import orjson

from benchmarks.machine import load_core
from benchmarks.server import Server

ENDLESS = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many talk to which server, and for how long: so many seconds or so many turns each."""

    port: int = 0
    pid: int = 0
    connections: int = 64
    people: int = 1  # on each connection
    before: int = 8  # turns of each before counting begins
    turns: int = ENDLESS
    seconds: float = 60
    renew: int = 0  # turns after which somebody new comes in a person's place
    only_help: bool = False  # what is counted is always the same act, wherever a person is


@dataclass(frozen=True, slots=True)
class Result:
    """What was counted."""

    turns: int
    seconds: float
    processor: float  # seconds of the server, all threads
    size: float  # bytes of an answer's body
    p50: float
    p99: float

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds

    @property
    def cost(self) -> float:
        """Processor time of the server for a turn, in µs."""
        return self.processor / self.turns * 1e6


@dataclass(frozen=True, slots=True)
class Middle:
    """The medians of several runs."""

    rate: float
    cost: float
    size: float
    p99: float


async def run(server: Server, load: Load) -> Result:
    """Run one load from a process of its own, on the other core."""
    values = asdict(load) | {"port": server.port, "pid": server.pid}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.presses", orjson.dumps(values).decode(),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    os.sched_setaffinity(process.pid, load_core())
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the load has failed; see above")
    return Result(**orjson.loads(output))


def middle(results: list[Result]) -> Middle:
    """Return the medians."""
    return Middle(
        median(result.rate for result in results),
        median(result.cost for result in results),
        median(result.size for result in results),
        median(result.p99 for result in results),
    )


async def side_by_side(servers: list[Server], load: Load, runs: int) -> list[Middle]:
    """Load several servers in turn, so that what disturbs the machine disturbs them alike."""
    results: list[list[Result]] = [[] for _ in servers]
    for _ in range(runs):
        for server, found in zip(servers, results, strict=True):
            found.append(await run(server, load))
    return [middle(found) for found in results]
