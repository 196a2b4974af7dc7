"""People on Telegram who talk to the server while it is killed.

Each does one thing after the other. As Telegram does, their update is delivered again and
again until it is answered with 2xx. What has to come by then is what the pure engine says.
"""

from __future__ import annotations

import asyncio
import math
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import aiohttp
import orjson
from aiohttp import web

from benchmarks.bot_api import TOKEN, BotApi, Json, Shown
from benchmarks.chat import Chat
from benchmarks.talkers import Figures, Wrong
from benchmarks.updates import START, pressed, written
from bot.channels.telegram.bar_data import read_bar_data
from bot.channels.telegram.calls import calls_of
from bot.channels.telegram.inbound import read_update
from bot.channels.telegram.reactions import Happened
from bot.channels.telegram.webhook import SECRET_HEADER
from bot.engine.effects import Say
from bot.engine.events import Happening
from bot.engine.machine import step
from bot.engine.session import Session
from bot.script.model import Command, Script

AGAIN_SECONDS = 0.05
PATIENCE = 60
"""Seconds of quiet after which what is missing is lost: a killed process keeps its claim 15."""

LONGEST_CALL = 0.02
"""Seconds that a call takes at most after its message was shown; in it, a kill hurts."""

HASTE = 0.25
"""How often somebody does not wait for an answer."""

NEVER = (math.inf, 0)
"""When, and after how many kills, the server was told that the last message was shown."""

NO_PICTURES = Path("dialogs/pictures")


async def talk(
    telegram: Telegram, script: Script, chance: random.Random, stop: asyncio.Event
) -> None:
    """Talk until everybody is to stop; somebody new comes for whom something wrong is told."""
    while not stop.is_set():
        await Writer(telegram, script, chance).talk(stop)


class Telegram:
    """The stand-in: shows messages to whom they are for, and delivers updates."""

    def __init__(self, hook: str, figures: Figures) -> None:
        self.figures = figures
        self.pushes = figures.pushes
        self.numbers = count(1)
        self.people: dict[int, Writer] = {}
        self._api = BotApi(self._show)
        self._hook = hook
        self._http: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve the Bot API; yield its address."""
        app = web.Application()
        app.add_routes(self._api.routes())
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        timeout = aiohttp.ClientTimeout(total=10)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as self._http:
                yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def deliver(self, update: Json) -> None:
        """Deliver an update until it is taken."""
        body = orjson.dumps(update)
        while not await self._post(body):
            self.pushes.again += 1
            await asyncio.sleep(AGAIN_SECONDS)
        self.pushes.updates += 1

    async def _post(self, body: bytes) -> bool:
        assert self._http
        headers = {SECRET_HEADER: self._api.secret, "Content-Type": "application/json"}
        try:
            async with self._http.post(self._hook, data=body, headers=headers) as response:
                return response.ok
        except (aiohttp.ClientError, TimeoutError, ConnectionError):
            return False

    async def _show(self, shown: Shown) -> None:
        """Show a message at once; that it was shown is told a moment later."""
        call = object()
        self.pushes.calls.add(call)
        person = self.people[shown.chat]
        try:
            person.see(shown)
            await asyncio.sleep(random.uniform(0, LONGEST_CALL))
            person.answered = asyncio.get_running_loop().time(), self.figures.kills
        finally:
            self.pushes.calls.discard(call)


class Writer:
    """One person, and the chat with the bot as it should be."""

    def __init__(self, telegram: Telegram, script: Script, chance: random.Random) -> None:
        self._telegram = telegram
        self._script = script
        self._chance = chance
        self._id = next(telegram.numbers)
        self._session: Session | None = None
        self._chat = Chat()
        self._buttons: list[str] = []
        self._last = 0  # the message that they are under
        self._wrong: Wrong | None = None
        self._news = asyncio.Event()
        self.answered = NEVER
        telegram.people[self._id] = self

    async def talk(self, stop: asyncio.Event) -> None:
        """Talk until everybody is to stop, or something wrong came."""
        try:
            while not stop.is_set():
                await self._act(stop)
            await self._wait(stop)
        except Wrong as wrong:
            self._telegram.figures.wrong[wrong.kind].append(f"on Telegram, {wrong}")
        self._telegram.pushes.messages += self._chat.count
        self._telegram.pushes.twice += self._chat.again

    def see(self, shown: Shown) -> None:
        """Look at a message, and at the buttons under it."""
        if self._wrong:
            return
        clear, known = self._chat.is_clear, self._chat.again
        try:
            self._chat.take(part_of(shown.parameters), self._telegram.figures.kills)
        except Wrong as wrong:
            self._wrong = wrong
        if clear and self._chat.again > known:
            self._telegram.pushes.undone(*self.answered)
        self.answered = NEVER
        self._buttons = [data for data in shown.buttons if is_pressed(data)]
        self._last = shown.number
        self._news.set()

    async def _act(self, stop: asyncio.Event) -> None:
        """Press any button, or begin where there is none, and mostly wait for the answer."""
        number = next(self._telegram.numbers)
        if self._buttons:
            update = pressed(number, self._id, self._chance.choice(self._buttons), self._last)
        else:
            update = written(number, self._id, START)
        self._expect(update)
        await self._telegram.deliver(update)
        if self._chance.random() > HASTE:
            await self._wait(stop)

    def _expect(self, update: Json) -> None:
        """Let the engine say what has to come."""
        reaction = read_update(update, datetime.now(UTC))
        assert isinstance(reaction, Happened)
        event = reaction.incoming.event
        assert isinstance(event, Happening)
        turn = step(self._script, self._session, event)
        self._session = turn.session
        for effect in turn.effects:
            if isinstance(effect, Say):
                calls = calls_of(effect.message, self._id, NO_PICTURES)
                self._chat.expect([part_of(call.parameters) for call in calls])

    async def _wait(self, stop: asyncio.Event) -> None:
        """Wait for everything that is to come: it is lost if nothing comes after the last kill."""
        while not self._wrong and not self._chat.is_whole:
            is_last = stop.is_set()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._hear()
            except TimeoutError:
                if is_last:
                    self._chat.check()
        if self._wrong:
            raise self._wrong

    async def _hear(self) -> None:
        self._news.clear()
        await self._news.wait()


def part_of(parameters: Json) -> bytes:
    """Return a call in a form that can be compared."""
    return orjson.dumps(parameters, option=orjson.OPT_SORT_KEYS)


def is_pressed(data: str) -> bool:
    """Tell whether people press this: everything but what ends the talk for good."""
    bar = read_bar_data(data)
    return bar is None or bar.command is not Command.FORGET


def settings_of(api: str, url: str) -> dict[str, str]:
    """Return what the server has to be told of Telegram."""
    return {
        "BOT_TELEGRAM_TOKEN": TOKEN,
        "BOT_TELEGRAM_API_URL": api,
        "BOT_TELEGRAM_WEBHOOK": "1",
        "BOT_PUBLIC_URL": url,
    }
