"""A person, a desk with two consultants, and the real line between them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import orjson

from bot.buses.local import LocalBus
from bot.conversations import Conversations
from bot.engine.events import Chose, Commanded, Started
from bot.helpline.desk import Consultant, Desk, Presence
from bot.helpline.events import Claimed
from bot.helpline.identity import button
from bot.loading import load_script
from bot.ports import Conversation, Incoming, Person
from bot.script.desk import Span, Week
from bot.script.model import Command
from bot.settings import read_settings
from bot.stores.memory import MemoryStore

NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)
SCRIPT, _ = load_script(read_settings({}), demo=True)
ALWAYS = Week(((Span(0, 24 * 60),),) * 7, (Span(0, 24 * 60),))
OPEN = replace(SCRIPT, desk=replace(SCRIPT.desk, chat=ALWAYS, valid_until=date(2030, 1, 1)))
ANNA = Person("web", "anna")


class Line:
    """A person, a desk with one consultant, and the line between them."""

    def __init__(self, bus=None, clock=lambda: NOON, store=None):
        self.store, self.bus, self.clock = store or MemoryStore(), bus or LocalBus(), clock
        self.script, self.somebody_is_there, self.alarms, self.count = OPEN, True, [], 0
        self.conversations = Conversations(
            lambda: self.script, self.store, self.bus, self.alarm, desk=self.desk
        )

    def alarm(self, kind, error):
        self.alarms.append(kind)

    def desk(self):
        seconds = int(self.clock().timestamp())
        names = ("ilze", "oto") if self.somebody_is_there else ()
        present = (Consultant(id, id, ("lv", "ru"), Presence.ON, seconds) for id in names)
        return Desk(tuple(present), ever=True)

    async def happens(self, event, identity="", who=ANNA):
        self.count += 1
        incoming = Incoming(identity or f"e{self.count}", who, event)
        return await self.conversations.receive(incoming, begin=isinstance(who, Person))

    async def does(self, event, identity=""):
        return await self.happens(event, identity, Conversation(await self.number()))

    async def number(self):
        return (await self.store.messages(ANNA, 0, self.clock())).conversation

    async def case(self, after=0):
        return await self.store.cases.case(await self.number(), after)

    async def presses(self, word):
        choice = button((await self.case()).case, word)
        return await self.happens(Chose(choice, at=self.clock()))

    async def waits(self):
        """Let the person come to a human, and wait."""
        await self.happens(Started(at=self.clock()))
        await self.happens(Commanded(Command.HUMAN, at=self.clock()))
        return await self.presses("talk")

    async def talks(self):
        """Let a consultant take the person who waits."""
        await self.waits()
        return await self.does(Claimed(at=self.clock(), by="ilze"))


def texts(answered):
    """What was said."""
    return [orjson.loads(message.body)["text"] for message in answered.messages]
