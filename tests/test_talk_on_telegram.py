"""A talk with a human on Telegram, over everything that serves: store, line, delivery."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date

import pytest

from bot.app import now
from bot.helpline.desk import Consultant, Presence
from bot.helpline.events import Claimed, Ended, HandedOver, Replied
from bot.loading import load_script
from bot.ports import Conversation, Incoming, Person
from bot.settings import read_settings
from bot.storing import opened_store
from tests.channels.telegram.waiting import until
from tests.talking_with_desk import ALWAYS
from tests.telegram_server import RealClock, TelegramServer
from tests.telegram_world import World


@pytest.fixture
async def world(tmp_path):
    async with TelegramServer(RealClock()) as server, AsyncExitStack() as stack:
        yield World(server, tmp_path, stack)


async def come_to_the_desk(store):
    at = int(now().timestamp())
    for name in ("Ilze", "Oto"):
        await store.desk.keep(Consultant(name.lower(), name, ("lv", "ru"), Presence.ON, at))


class Talk:
    """Somebody on Telegram, and two consultants whose acts come by the line."""

    def __init__(self, world, person):
        self.world, self.person, self.site = world, person, world.site
        self.address = Person("telegram", str(person.id))
        self.count = 0

    @classmethod
    async def opens(cls, world, language="ru"):
        script, _ = load_script(read_settings({}), demo=True)
        desk = replace(script.desk, chat=ALWAYS, valid_until=date(2099, 1, 1))
        async with opened_store(read_settings({"BOT_DATA_DIR": str(world.folder)})) as store:
            await come_to_the_desk(store)
        await world.connect(webhook=True, script=replace(script, desk=desk))
        return cls(world, world.server.person(language_code=language))

    async def waits(self):
        await self.person.asks("/start")
        await self.person.presses("Поговорить с человеком")
        await self.person.reads("Можно поговорить")
        await self.person.presses("Написать консультанту")
        await self.person.reads("Ищем консультанта")

    async def begins(self):
        await self.waits()
        await self.does(Claimed(at=self.site.clock(), by="ilze"))
        await self.person.reads("С вами говорит Ilze")

    async def does(self, event):
        self.count += 1
        found = await self.site.store.messages(self.address, 0, self.site.clock())
        act = Incoming(f"desk{self.count}", Conversation(found.conversation), event)
        answered = await self.site.conversing.receive(act)
        assert not answered.refused

    async def replies(self, text, by="ilze"):
        await self.does(Replied(at=self.site.clock(), by=by, text=text))

    async def case(self):
        found = await self.site.store.messages(self.address, 0, self.site.clock())
        return await self.site.store.cases.case(found.conversation, 0)


async def test_a_whole_talk_goes_both_ways_changes_hands_and_gives_back_to_the_bot(world):
    talk = await Talk.opens(world)
    await talk.begins()
    await talk.replies("Здравствуйте!")
    await talk.person.reads("Здравствуйте!")
    await talk.person.sends("Мне страшно")
    await talk.does(HandedOver(at=talk.site.clock(), by="ilze", to="oto"))
    await talk.person.reads("Oto")
    await talk.replies("Я рядом.", by="oto")
    await talk.person.reads("Я рядом.")
    await talk.does(Ended(at=talk.site.clock(), by="oto"))
    await talk.person.reads("Разговор завершён")

    assert "Продолжить с консультантом" in str([p.labels for p in talk.person.answers])


async def test_lines_of_a_consultant_stay_in_order_and_carry_the_bar(world):
    talk = await Talk.opens(world)
    await talk.begins()
    for text in ("раз", "два", "три"):
        await talk.replies(text)
    await talk.person.reads("три")

    assert [one.text for one in talk.person.answers[-3:]] == ["раз", "два", "три"]
    assert any("+371" in label for label in talk.person.screen.labels)


async def test_forget_erases_the_talk_from_the_chat_and_the_disk(world):
    talk = await Talk.opens(world)
    await talk.begins()
    await talk.replies("CANARY")
    await talk.person.reads("CANARY")
    await talk.person.presses("Удалить разговор")
    last = await talk.person.reads("удалён")
    await until(lambda: talk.person.chat == [last])

    assert world.copies("CANARY", *talk.person.traces) == []


async def test_who_shuts_the_bot_out_is_seen_at_the_desk(world):
    talk = await Talk.opens(world)
    await talk.begins()
    before = len((await talk.case()).lines)
    await talk.person.blocks()
    await talk.replies("Вы здесь?")
    for _ in range(20_000):
        await asyncio.sleep(0)
        lines = (await talk.case()).lines
        if len(lines) > before + 1:
            break

    assert len(lines) > before + 1
