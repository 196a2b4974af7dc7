"""The load: people who press a button as soon as they are answered, in a process of its own.

    python -m benchmarks.presses '{"port": 8080, "pid": 4711, "connections": 64, …}'

A raw protocol on uvloop and requests that are put together beforehand, so that the load
costs less than what is measured. Each connection has people of its own, who take turns.
What is counted begins when all of them have done what comes `before`.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Generator
from dataclasses import asdict
from statistics import quantiles
from time import perf_counter
from typing import Any, cast
from uuid import uuid4

import orjson
import uvloop

from benchmarks.load import Load, Result
from benchmarks.machine import processor_seconds

PATIENCE = 120
"""Seconds for what comes before counting."""

HEAD_END = b"\r\n\r\n"
LENGTH = b"Content-Length: "

BEGINNING = b'{"language":"lv"}'
BEGIN = (
    b"POST /api/v1/chats HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\n\r\n%b" % (len(BEGINNING), BEGINNING)
)
ACT = (
    b"POST /api/v1/chat/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %b\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
)
CHOOSE = b'{"id":"%b","kind":"choose","choice":"%b"}'
COMMAND = b'{"id":"%b","kind":"command","command":"%b"}'

Course = Generator[bytes | None, bytes, None]
"""Yields a request and is sent the body of its answer; None is a wait for all others."""


class Somebody:
    """A person, and the buttons they see."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._token = b""
        self._choices: list[bytes] = []
        self.turns = 0

    def begun(self, body: bytes) -> None:
        """Take the answer to the first event."""
        self._token = orjson.loads(body)["token"].encode()
        self.turns = 0
        self.told(body)

    def told(self, body: bytes) -> None:
        """Take the answer to an event."""
        messages: list[Any] = orjson.loads(body)["messages"]
        shown = messages[-1].get("choices", ()) if messages else ()
        self._choices = [choice["id"].encode() for choice in shown]

    def act(self, *, only_help: bool = False) -> bytes:
        """Press any of the buttons, or start again where there is none; or ask for help."""
        self.turns += 1
        identity = str(uuid4()).encode()
        if self._choices and not only_help:
            body = CHOOSE % (identity, self._chance.choice(self._choices))
        else:
            body = COMMAND % (identity, b"help" if only_help else b"restart")
        return ACT % (self._token, len(body), body)


def course(load: Load, number: int) -> Course:
    """Tell what one connection does."""
    chance = random.Random(number)
    people = [Somebody(chance) for _ in range(load.people)]
    for person in people:
        person.begun((yield BEGIN))
    yield from rounds(load, people, load.before)
    yield None
    yield from rounds(load, people, load.turns, only_help=load.only_help)


def rounds(load: Load, people: list[Somebody], count: int, *, only_help: bool = False) -> Course:
    """Let everybody act so many times, and somebody new come where one has talked enough."""
    for _ in range(count):
        for person in people:
            if load.renew and person.turns >= load.renew:
                person.begun((yield BEGIN))
            else:
                person.told((yield person.act(only_help=only_help)))


class Connection(asyncio.Protocol):
    """Sends what the course says next as soon as the answer before is there."""

    def __init__(self, crowd: Crowd, course: Course) -> None:
        self._crowd = crowd
        self._course = course
        self._received = b""
        self._sent_at = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is not one by name
        self._send(next(self._course))

    def data_received(self, data: bytes) -> None:
        """Take the answer once it is whole, and go on."""
        self._received += data
        head, end, body = self._received.partition(HEAD_END)
        if not end or len(body) < length_of(head):
            return
        self._received = b""
        if not head.startswith(b"HTTP/1.1 20"):
            self._crowd.fail(head.decode() + body.decode())
            return
        self._crowd.answered(perf_counter() - self._sent_at, len(body))
        self._go_on(body)

    def resume(self) -> None:
        """Go on after the wait for all others."""
        self._go_on(b"")

    def connection_lost(self, error: Exception | None) -> None:
        """A server that hangs up in the middle has failed."""
        self._crowd.fail(f"the connection was closed: {error}")

    def _go_on(self, body: bytes) -> None:
        try:
            self._send(self._course.send(body))
        except StopIteration:
            self._crowd.finished()

    def _send(self, request: bytes | None) -> None:
        if request is None:
            self._crowd.waits(self)
        elif self._transport is not None and not self._crowd.is_over:
            self._sent_at = perf_counter()
            self._transport.write(request)


class Crowd:
    """All connections: lets them start together, counts, and ends it."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._waiting: list[Connection] = []
        self._left = load.connections
        self._is_counting = False
        self._latencies: list[float] = []
        self._bytes = 0
        self._over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._ready = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be sent."""
        return self._over.done()

    def waits(self, connection: Connection) -> None:
        """Note that a connection is where counting begins."""
        self._waiting.append(connection)
        if len(self._waiting) == self._load.connections:
            self._ready.set()

    def answered(self, seconds: float, size: int) -> None:
        """Count an answer."""
        if self._is_counting:
            self._latencies.append(seconds)
            self._bytes += size

    def finished(self) -> None:
        """Note that a connection has done what it was to do."""
        self._left -= 1
        if not self._left and not self._over.done():
            self._over.set_result(None)

    def fail(self, reason: str) -> None:
        """End it: what went wrong must not be counted as fast."""
        if not self._over.done():
            self._over.set_exception(RuntimeError(reason))
            self._ready.set()

    async def run(self) -> Result:
        """Connect everybody, wait until all are ready, and count."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self.fail(str(context)))
        for number in range(self._load.connections):
            await loop.create_connection(
                lambda number=number: Connection(self, course(self._load, number)),  # type: ignore[misc]  # bound now
                "127.0.0.1",
                self._load.port,
            )
        await asyncio.wait_for(self._ready.wait(), PATIENCE)
        return await self._count()

    async def _count(self) -> Result:
        self._is_counting = True
        began, used = perf_counter(), processor_seconds(self._load.pid)
        for connection in self._waiting:
            connection.resume()
        await asyncio.wait([self._over], timeout=self._load.seconds)
        seconds, cpu = perf_counter() - began, processor_seconds(self._load.pid) - used
        self._is_counting = False
        if self._over.done():
            self._over.result()  # raises what went wrong
        else:
            self._over.set_result(None)
        cuts = quantiles(self._latencies, n=100)
        turns = len(self._latencies)
        return Result(turns, seconds, cpu, self._bytes / turns, cuts[49], cuts[98])


def length_of(head: bytes) -> int:
    """Return how long the body will be."""
    _, found, rest = head.partition(LENGTH)
    if not found:
        raise ValueError("an answer without Content-Length")
    return int(rest.partition(b"\r\n")[0])


async def main(arguments: str) -> None:
    """Run the load and print what was counted."""
    result = await Crowd(Load(**orjson.loads(arguments))).run()
    sys.stdout.buffer.write(orjson.dumps(asdict(result)))


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1]))
