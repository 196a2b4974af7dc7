"""A person talks with a human of the helpline, in a real browser, over the real line."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.app import own_text
from bot.channels.web.server import website
from bot.helpline.events import Claimed, Ended, Replied
from bot.ports import Conversation, Incoming, Person
from tests.browser import Watch, browser_at
from tests.channels.web.browsing import World
from tests.channels.web.talking import a_site
from tests.talking_with_desk import NOON, OPEN, Line

pytestmark = pytest.mark.asyncio(loop_scope="module")

WAITS = {"lv": "Meklējam konsultantu", "ru": "Ищем консультанта"}


def is_stream(request):
    return "/stream?" in request.url


class Talk:
    """Somebody in front of a browser, and a consultant whose acts come by the line."""

    def __init__(self, line, visitor, address):
        self.line, self.visitor, self.address = line, visitor, address
        self.count = 0

    async def waits(self, language="lv"):
        await self.visitor.opens(self.address, language)
        await self.visitor.uses("human")
        await self.visitor.newest().locator("[value*=talk]").first.click()
        await self.visitor.sees(WAITS[language])

    async def begins(self, language="lv"):
        await self.waits(language)
        await self.does(Claimed(at=NOON, by="ilze"))

    async def does(self, event):
        self.count += 1
        token = await self.visitor.place.locator("input[name=token]").first.input_value()
        found = await self.line.store.messages(Person("web", token), 0, NOON)
        act = Incoming(f"desk{self.count}", Conversation(found.conversation), event)
        answered = await self.line.conversations.receive(act)
        assert not answered.refused

    async def replies(self, text):
        await self.does(Replied(at=NOON, by="ilze", text=text))

    async def lines(self):
        [listed] = await self.line.store.cases.board()
        seen = await self.line.store.cases.case(listed.conversation, 0)
        return [one.line.text for one in seen.lines]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium):
    async with browser_at(chromium) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def talk(browser):
    async with AsyncExitStack() as stack:
        yield await a_talk(World(browser, stack))


async def a_talk(world, **options):
    line = Line()
    site = a_site(
        world.talking,
        conversing=line.conversations,
        store=line.store,
        bus=line.bus,
        clock=lambda: NOON,
        settle=timedelta(0),
        words=lambda language, unit: own_text(OPEN, unit, language),
    )
    return Talk(line, await world.visitor(**options), await world.serve(website(site)))


async def test_what_a_human_writes_comes_by_itself_and_says_who_speaks(talk):
    watch = Watch(talk.visitor.page)
    await talk.begins()
    await talk.visitor.sees("Tagad raksta cilvēks")
    await talk.replies("Labdien! Es klausos.")
    await talk.visitor.sees("Es klausos.")

    await expect(talk.visitor.newest().locator(".who")).to_have_text("Konsultants")
    assert watch.complaints == []


async def test_line_after_line_arrives_in_order_and_none_twice(talk):
    await talk.begins()
    await talk.visitor.sees("Tagad raksta cilvēks")
    for text in ("viens", "divi", "trīs"):
        await talk.visitor.writes(f"es {text}")
        await talk.replies(text)
    await talk.visitor.sees("trīs")

    said = talk.visitor.place.locator(".human .said p")
    assert await said.all_inner_texts() == ["viens", "divi", "trīs"]


async def test_the_stream_is_open_only_while_somebody_can_write(talk):
    async with talk.visitor.page.expect_event("request", is_stream):
        await talk.begins()
    async with talk.visitor.page.expect_event("requestfailed", is_stream):
        await talk.does(Ended(at=NOON, by="ilze"))

    await talk.visitor.sees("Saruna ir noslēgta.")


async def test_what_came_while_the_network_was_away_is_there_afterwards(talk):
    await talk.begins()
    await talk.visitor.sees("Tagad raksta cilvēks")
    await talk.visitor.context.set_offline(True)
    await talk.replies("pirmā")
    await talk.replies("otrā")
    await talk.visitor.context.set_offline(False)
    await talk.visitor.sees("otrā")

    said = talk.visitor.place.locator(".human .said p")
    assert await said.all_inner_texts() == ["pirmā", "otrā"]


async def test_what_comes_takes_the_focus_from_nothing(talk):
    await talk.begins()
    await talk.visitor.sees("Tagad raksta cilvēks")
    await talk.visitor.place.locator("[data-kind=help]").focus()
    await talk.replies("Es klausos.")
    await talk.visitor.sees("Es klausos.")

    await expect(talk.visitor.place.locator("[data-kind=help]")).to_be_focused()


async def test_without_javascript_the_page_shows_what_came_when_it_is_asked(browser):
    async with AsyncExitStack() as stack:
        talk = await a_talk(World(browser, stack), java_script_enabled=False)
        await talk.begins()
        await talk.replies("Labdien!")
        await talk.visitor.page.locator(".look button").click()

        await expect(talk.visitor.messages().first).to_contain_text("Ar tevi runā")
        await talk.visitor.sees("Labdien!")
        await talk.visitor.page.locator(".look button").click()
        await talk.visitor.is_told("Jaunas ziņas vēl nav")
        await talk.visitor.writes("Man ir bail")
        await talk.visitor.is_told("Ziņa ir nosūtīta")
        assert "Man ir bail" in await talk.lines()


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
@pytest.mark.parametrize("live", [True, False], ids=["live", "queued"])
@pytest.mark.parametrize("act", ["exit", "language"])
async def test_exit_and_language_work_while_one_waits_and_while_one_talks(
    browser, act, live, scripted
):
    async with AsyncExitStack() as stack:
        talk = await a_talk(World(browser, stack), java_script_enabled=scripted)
        await (talk.begins() if live else talk.waits())
        address = talk.visitor.page.url
        await talk.visitor.uses(act)

        if act == "exit":
            await expect(talk.visitor.page).not_to_have_url(address)
        else:
            await expect(talk.visitor.place.locator("html")).to_have_attribute("lang", "ru")


@pytest.mark.parametrize("act", ["help", "restart", "language"])
async def test_whatever_is_pressed_in_a_talk_the_next_line_still_comes(talk, act):
    await talk.begins()
    await talk.visitor.sees("Tagad raksta cilvēks")
    before = await talk.visitor.messages().count()
    await talk.visitor.uses(act)
    await expect(talk.visitor.messages()).not_to_have_count(before)
    await talk.replies("Es klausos.")

    await talk.visitor.sees("Es klausos.")


async def test_a_russian_talk_names_the_human_in_russian(browser):
    async with AsyncExitStack() as stack:
        talk = await a_talk(World(browser, stack), locale="ru")
        await talk.begins("ru")
        await talk.visitor.sees("Теперь пишет человек")
        await talk.replies("Здравствуйте!")
        await talk.visitor.sees("Здравствуйте!")

        await expect(talk.visitor.newest().locator(".who")).to_have_text("Консультант")
