"""People who press a button as soon as they see it, and the Bot API that shows it to them.

    python -m benchmarks.telegram_load

Both are in one process, because the load has to learn what was shown. It answers as Bot API
for as long as it lives, and `POST /load` puts a load on a bot and returns what was counted.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from itertools import count
from statistics import quantiles
from time import perf_counter

import aiohttp
import orjson
import uvloop
from aiohttp import web

from benchmarks.bot_api import TOKEN, BotApi, Shown
from benchmarks.load import Result
from benchmarks.machine import load_core, processor_seconds
from benchmarks.server import Server
from benchmarks.updates import BAR, START, pressed, written
from bot.channels.telegram.service import secret_from
from bot.channels.telegram.webhook import SECRET_HEADER

PATIENCE = 30
"""Seconds until somebody who is not answered makes the run fail."""

JSON = {"Content-Type": "application/json", SECRET_HEADER: secret_from(TOKEN)}

Seen = tuple[int, list[str]]
"""The number of a message, and its buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many press at which bot, for how long, and how late the Bot API answers."""

    url: str
    pid: int
    people: int = 64
    warm: float = 0.5  # seconds before counting begins
    seconds: float = 3.0
    delay: float = 0.0


class Crowd:
    """Everybody of one load."""

    def __init__(self, load: Load, http: aiohttp.ClientSession, numbers: count[int]) -> None:
        self._load = load
        self._http = http
        self._numbers = numbers
        self._seen: dict[int, asyncio.Future[Seen]] = {}
        self._waits: list[float] = []
        self._characters = 0

    def see(self, shown: Shown) -> None:
        """Let somebody see a message; the first with buttons is what they waited for."""
        waiter = self._seen.get(shown.chat)
        if waiter and not waiter.done() and shown.parameters.get("reply_markup"):
            self._characters += len(shown.parameters["text"])
            buttons = [data for data in shown.buttons if BAR not in data]
            waiter.set_result((shown.number, buttons))

    async def run(self) -> Result:
        """Let everybody press, and count what they do after the first while."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._talk()) for _ in range(self._load.people)]
            await asyncio.sleep(self._load.warm)
            self._waits, self._characters = [], 0
            began, used = perf_counter(), processor_seconds(self._load.pid)
            await asyncio.sleep(self._load.seconds)
            waits, seconds = self._waits, perf_counter() - began
            processor = processor_seconds(self._load.pid) - used
            size = self._characters / len(waits)
            for task in tasks:
                task.cancel()
        cuts = quantiles(waits, n=100)
        return Result(len(waits), seconds, processor, size, cuts[49], cuts[98])

    async def _talk(self) -> None:
        person, last, buttons = next(self._numbers), 0, list[str]()
        chance = random.Random(person)
        while True:
            number, began = next(self._numbers), perf_counter()
            if buttons:
                update = pressed(number, person, chance.choice(buttons), last)
            else:
                update = written(number, person, START)
            last, buttons = await self._answer(person, orjson.dumps(update))
            self._waits.append(perf_counter() - began)

    async def _answer(self, person: int, body: bytes) -> Seen:
        """Deliver an update, and return the answer once it is shown."""
        seen: asyncio.Future[Seen] = asyncio.get_running_loop().create_future()
        self._seen[person] = seen
        async with self._http.post(self._load.url, data=body, headers=JSON) as response:
            response.raise_for_status()
        async with asyncio.timeout(PATIENCE):
            return await seen


class Telegram:
    """The Bot API, and whoever is there now."""

    def __init__(self) -> None:
        self._api = BotApi(self._show)
        self._numbers = count(1)
        self._crowd: Crowd | None = None

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the Bot API's addresses, and one that starts a load."""
        ready = web.get("/readyz", lambda _: ok())
        return [*self._api.routes(), web.post("/load", self._load), ready]

    async def _load(self, request: web.Request) -> web.Response:
        load = Load(**orjson.loads(await request.read()))
        self._api.delay = load.delay
        connector = aiohttp.TCPConnector(limit=load.people)
        async with aiohttp.ClientSession(connector=connector) as http:
            self._crowd = Crowd(load, http, self._numbers)
            result = await self._crowd.run()
        return web.Response(body=orjson.dumps(asdict(result)))

    async def _show(self, shown: Shown) -> None:
        if self._crowd:
            self._crowd.see(shown)


@asynccontextmanager
async def telegram() -> AsyncIterator[Server]:
    """Start it in a process of its own, on the core for the load."""
    server = Server(["-m", "benchmarks.telegram_load"])
    try:
        await server.start()
        os.sched_setaffinity(server.pid, load_core())
        yield server
    finally:
        await server.kill()


async def run(telegram: Server, load: Load) -> Result:
    """Run one load."""
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)) as http,
        http.post(f"{telegram.url}/load", data=orjson.dumps(asdict(load))) as response,
    ):
        response.raise_for_status()
        return Result(**orjson.loads(await response.read()))


async def ok() -> web.Response:
    """Say that it is there."""
    return web.Response()


async def serve() -> None:
    """Serve until killed."""
    app = web.Application()
    app.add_routes(Telegram().routes())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["BOT_PORT"])).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve())
