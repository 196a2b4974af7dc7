"""A desk at work: people who came by the line, consultants who signed in, all in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import orjson

from bot.buses.local import LocalBus
from bot.conversations import Conversations
from bot.desks.web.site import DeskSite
from bot.desks.web.workplace import Workplace
from bot.engine.buttons import Button
from bot.engine.events import Chose, Commanded, Event, Started, Wrote
from bot.helpline.case import Case
from bot.helpline.desk import Consultant, Presence
from bot.helpline.events import DeskEvent
from bot.helpline.identity import button
from bot.loading import load_script
from bot.ports import Answered, BellTrouble, Conversation, Incoming, Person
from bot.roster import Roster
from bot.script.desk import Span, Week
from bot.script.model import Command
from bot.settings import read_settings
from bot.stores.memory import MemoryStore
from tests.staff.people import House

LOADED, _ = load_script(read_settings({}), demo=True)
ALWAYS = Week(((Span(0, 24 * 60),),) * 7, (Span(0, 24 * 60),))
SCRIPT = replace(LOADED, desk=replace(LOADED.desk, chat=ALWAYS, valid_until=date(2030, 1, 1)))

RISKY = {
    "country": None,
    "work": "care",
    "days": "none",
    "age": "under",
    "who": "stranger",
    "details": None,
    "papers": None,
    "fee": "loan",
}


class GroupBell:
    """A bell, as far as the desk can see it."""

    trouble: BellTrouble | None = None


class Shop:
    """The line, its store, and the desk over both."""

    def __init__(self, house: House) -> None:
        self.house, self.clock = house, house.clock
        self.store, self.bus = MemoryStore(), LocalBus(look_every=0.2)
        self.roster = Roster(self.store.desk, self.bus)
        self.alarms: list[object] = []
        self.bell = GroupBell()
        self.line = Conversations(
            lambda: SCRIPT, self.store, self.bus, self._alarm, desk=self.roster.desk
        )
        self._count: Counter[str] = Counter()

    def site(self) -> DeskSite:
        """Return what the desk is given."""
        work = Workplace(
            line=self.line,
            cases=self.store.cases,
            book=self.store.desk,
            bus=self.bus,
            script=lambda: SCRIPT,
            bell=self.bell,
        )
        return DeskSite(
            staff=self.house.store,
            sign_in=self.house.sign_in,
            welcome=self.house.welcome,
            clock=self.clock,
            alarm=self._alarm,
            owns=work.owns,
            work=work,
        )

    async def is_there(self, name: str, alias: str, *languages: str) -> None:
        """Let a consultant be at the desk."""
        at = int(self.clock().timestamp())
        spoken = languages or ("lv", "ru")
        await self.store.desk.keep(Consultant(name, alias, spoken, Presence.ON, at))
        await self.roster.look()

    async def happens(self, who: str, event: Event, channel: str = "web") -> Answered:
        """Let somebody do something."""
        self._count[who] += 1
        id = f"{who}-{self._count[who]}"
        return await self.line.receive(Incoming(id, Person(channel, who), event))

    async def waits(
        self,
        who: str,
        language: str = "lv",
        *lines: str,
        risky: bool = False,
        channel: str = "web",
    ) -> int:
        """Let somebody come to the queue, with what they write there; return their number."""
        now = self.clock()
        began = await self.happens(who, Started(None, language, at=now), channel)
        number = began.conversation
        if risky:
            await self.answers(who, RISKY, channel)
        await self.happens(who, Commanded(Command.HUMAN, at=now), channel)
        await self.presses(who, number, "talk", channel)
        for line in lines:
            await self.happens(who, Wrote(line, at=now), channel)
        return number

    async def answers(self, who: str, given: dict[str, str | None], channel: str) -> None:
        """Let somebody answer the questions about an offer."""
        await self.happens(who, Started("job_offer", at=self.clock()), channel)
        first = str(Button("job_offer", "hello", "begin"))
        await self.happens(who, Chose(first, at=self.clock()), channel)
        for step, option in given.items():
            pressed = str(Button("job_offer", step, option or "+skip"))
            await self.happens(who, Chose(pressed, at=self.clock()), channel)

    async def presses(self, who: str, number: int, word: str, channel: str = "web") -> None:
        """Let somebody press a button of their case."""
        await self.happens(
            who, Chose(button(await self.case(number), word), at=self.clock()), channel
        )

    async def writes(self, who: str, text: str, channel: str = "web") -> None:
        """Let somebody write."""
        await self.happens(who, Wrote(text, at=self.clock()), channel)

    async def does(self, number: int, event: DeskEvent) -> Answered:
        """Let something happen at the desk."""
        self._count["desk"] += 1
        id = f"desk-{self._count['desk']}"
        return await self.line.receive(Incoming(id, Conversation(number), event), begin=False)

    async def case(self, number: int) -> Case:
        """Return a case."""
        opened = await self.store.cases.case(number)
        assert opened
        return opened.case

    async def lines(self, number: int) -> list[str]:
        """Return what the lines of a case say."""
        opened = await self.store.cases.case(number)
        assert opened
        return [one.line.text for one in opened.lines]

    async def told(self, who: str, channel: str = "web") -> list[str]:
        """Return all that somebody was told."""
        kept = await self.store.messages(Person(channel, who), 0, self.clock())
        return [str(orjson.loads(message.body)["text"]) for message in kept.messages]

    async def goes_on(self, minutes: float) -> None:
        """Let time pass, with the pages of those who are there still open."""
        self.clock.goes_on(timedelta(minutes=minutes))
        for one in (await self.store.desk.desk()).consultants:
            await self.store.desk.beat(one.id, self.clock())
        await self.roster.look()

    def _alarm(self, kind: str, error: Exception) -> None:
        self.alarms.append((kind, error))
