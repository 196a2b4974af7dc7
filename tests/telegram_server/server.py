"""The stand-in for Telegram: a Bot API over HTTP, and the people who write to the bot."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import telegram
from aiohttp import web

from tests.telegram_server.api import LARGEST_REQUEST, Api
from tests.telegram_server.calls import Call
from tests.telegram_server.chats import Posted
from tests.telegram_server.clock import Clock, FakeClock, breathe
from tests.telegram_server.faults import Faults
from tests.telegram_server.groups import Group
from tests.telegram_server.intake import Intake
from tests.telegram_server.people import PATIENCE, Person
from tests.telegram_server.updates import DAY, Pending, Updates
from tests.telegram_server.webhook import Attempt
from tests.telegram_server.world import World

TOKEN = "7000000001:AAE-stand-in_token-of-nobody-000000"
FIRST_PERSON = 5_104_220_301
FIRST_GROUP = -4_501_200_001
FIRST_SUPERGROUP = -1_002_300_400_001


class TelegramServer:
    """Telegram, for one bot, on a free port (or the given one) of this machine.

    `async with TelegramServer() as telegram:` listens at `telegram.url`. Time is the clock's:
    a FakeClock unless another is given, so that nothing in a test really waits.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        token: str = TOKEN,
        rates: bool = False,
        port: int = 0,
        extend: Callable[[web.Application, TelegramServer], None] = lambda app, server: None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.token, self.url, self._port = token, "", port
        self.world = World(self.clock, token, rates=rates)
        self.people: dict[int, Person] = {}
        self._extend = extend
        self._persons = itertools.count(FIRST_PERSON, 7)
        self._groups = itertools.count(FIRST_GROUP, -13)
        self._supergroups = itertools.count(FIRST_SUPERGROUP, -13)

    async def __aenter__(self) -> TelegramServer:
        """Listen."""
        self._session = aiohttp.ClientSession()
        self._intake = Intake(self.world.updates, self._session)
        app = web.Application(client_max_size=LARGEST_REQUEST)
        Api(self.world, self._intake).add_routes(app)
        self._extend(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening and delivering."""
        await self._intake.close()
        await self._runner.cleanup()
        await self._session.close()

    @property
    def calls(self) -> list[Call]:
        """All calls of the bot, oldest first."""
        return self.world.calls

    @property
    def sent(self) -> list[Posted]:
        """All messages that the bot has written, oldest first, whatever became of them."""
        return self.world.sent

    @property
    def faults(self) -> Faults:
        """What will go wrong."""
        return self.world.faults

    @property
    def updates(self) -> Updates:
        """What the bot was told, or is to be told."""
        return self.world.updates

    @property
    def attempts(self) -> list[Attempt]:
        """What came of handing updates to the webhook that is set now."""
        return self._intake.webhook.attempts if self._intake.webhook else []

    def person(
        self, language_code: str | None = "lv", first_name: str = "", **more: Any
    ) -> Person:
        """Let somebody have Telegram. The names are such as occur nowhere else."""
        number = next(self._persons)
        user = telegram.User(
            number,
            first_name or f"Vārdiņa{number % 1000}",
            is_bot=False,
            language_code=language_code,
            **{"last_name": f"Uzvārde{number % 1000}", "username": f"vardina{number}", **more},
        )
        person = self.people[number] = Person(self, user)
        return person

    def group(
        self, title: str = "Konsultanti", *, kind: str = "supergroup", forum: bool = False
    ) -> Group:
        """Open a group (`kind`: group or supergroup); the bot is not in it yet."""
        numbers = self._groups if kind == "group" else self._supergroups
        return Group(self, next(numbers), kind, title, forum=forum)

    def channel(self, title: str = "Ziņas") -> Group:
        """Open a channel; the bot is not in it yet."""
        return Group(self, next(self._supergroups), "channel", title, forum=False)

    async def happens(
        self,
        kind: str,
        happened: telegram.TelegramObject | dict[str, Any],
        order: int,
        life: int = DAY,
    ) -> None:
        """Let the bot know of something; with a webhook, until it was handed over once."""
        self.world.updates.add(kind, happened, order, life)
        await self.settled()

    @asynccontextmanager
    async def holding(self) -> AsyncIterator[list[Pending]]:
        """Hold back what happens within the block, to be delivered by hand afterwards."""
        held = self.updates.held = []
        try:
            yield held
        finally:
            self.updates.held = None

    async def deliver(self, *updates: Pending) -> list[Attempt]:
        """Hand updates to the webhook, in this order, one after the other, once each."""
        webhook = self._intake.webhook
        assert webhook, "no webhook is set"
        return [await webhook.post(update.id, update.body) for update in updates]

    async def redeliver(self, update: Pending | None = None, times: int = 1) -> list[Attempt]:
        """Hand an update (or the newest) to the webhook again, as Telegram may do."""
        again = update or self.updates.made[-1]
        return await self.deliver(*[again] * times)

    async def settled(self) -> None:
        """Wait until the webhook has answered, or everything waits for the clock."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._intake.settled()
        except TimeoutError:
            raise AssertionError("the webhook does not answer") from None

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, with everything that falls due in it happening in its order."""
        clock = self.clock
        assert isinstance(clock, FakeClock), "the real clock cannot be pushed"
        until = clock.now() + timedelta(seconds=seconds)
        while moment := clock.due(until):
            clock.set(moment)
            await breathe()
            await self.settled()
        clock.set(until)
        await breathe()

    async def polled(self) -> None:
        """Wait until the bot waits in a long poll."""
        async with asyncio.timeout(PATIENCE):
            await self._intake.polled.wait()
