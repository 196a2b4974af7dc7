"""A staff group on the stand-in Telegram, a store with people who wait, and a bell."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.buses.local import LocalBus
from bot.channels.telegram.api import Api, new_session
from bot.channels.telegram.failures import failure_of
from bot.conversations import Conversations
from bot.desks.telegram_group.bell import TelegramBell
from bot.desks.telegram_group.group import Group, Way
from bot.desks.telegram_group.helpline import Helpline
from bot.desks.telegram_group.ledger import Ledger
from bot.engine.session import Position, Session
from bot.helpline.case import Case, State
from bot.loading import load_script
from bot.ports import Decision, Person
from bot.settings import read_settings
from tests.logged import logged
from tests.stores.databases import MemoryPlace, SqlitePlace
from tests.stores.people import event
from tests.telegram_server import TelegramServer

SCRIPT, _ = load_script(read_settings({}), demo=True)
URL = "https://chat.example.org/desk"


class Staff:
    """The group as consultants see it, and the clock they look at."""

    def __init__(self, server, api, store):
        self.server, self.api, self.store = server, api, store
        self.admin = server.person()
        self.group = server.group()
        self.people = 0

    def bell(self, name="one"):
        """Return the bell of a process."""
        line = Conversations(lambda: SCRIPT, self.store, LocalBus(), self.fails)
        helpline = Helpline(self.store.cases, line, lambda: SCRIPT.desk, self.server.clock.now)
        group = Group(Way(self.api, self.server.world.bot.id, failure_of), URL)
        return TelegramBell(helpline, Ledger(self.store.bell, name, self.group.id), group)

    def fails(self, kind, error):
        raise AssertionError(kind) from error

    async def waits(self, **known):
        """Let somebody join the queue now; return who."""
        self.people += 1
        person = Person("telegram", f"person {self.people}")
        at = int(self.server.clock.now().timestamp())
        case = Case(State.QUEUED, since=at, asked_at=at, begun_at=at, alias=f"Bērzs-{self.people}")
        await self.becomes(person, case._replace(**known))
        return person

    async def becomes(self, person, case):
        """Let a case be like this."""
        now = self.server.clock.now()

        def answer(session, _):
            return Decision(session or Session(Position("home", "start")), case=case)

        name = f"{person.address} {now.timestamp()} {case.state}"
        await self.store.turn(event(name, person, at=now), answer, begin=True)

    async def is_taken(self, person):
        """Let a consultant take somebody's case."""
        [listed] = [one for one in await self.store.cases.board() if one.case.alias]
        await self.becomes(person, listed.case._replace(state=State.LIVE, consultant="a"))

    async def looks(self, bell, seconds=1, times=1):
        """Let the bell look, and time pass after each look."""
        for _ in range(times):
            await bell.look()
            await self.server.pass_by(seconds)

    @property
    def texts(self):
        """What the bot has written in the group and still stands there."""
        return [posted.text for posted in self.group.visible() if posted.by_bot and posted.text]

    @property
    def rings(self):
        """The rings among them."""
        return [text for text in self.texts if "Sarunā" not in text]

    def calls(self, method):
        """The calls of a method."""
        return [call for call in self.server.calls if call.method == method]


@pytest.fixture(params=["memory", "sqlite"])
async def store(request, tmp_path):
    place = MemoryPlace() if request.param == "memory" else SqlitePlace(tmp_path)
    async with place.open() as store:
        yield store


@pytest.fixture
async def staff(store):
    async with TelegramServer(rates=True) as server, new_session() as session:
        staff = Staff(server, Api(session, server.url, server.token), store)
        await staff.group.takes_in_bot(staff.admin, as_admin=True)
        yield staff


@pytest.fixture
def log():
    with logged() as stream:
        yield stream


MINUTE = timedelta(minutes=1).total_seconds()
