"""The website with everything behind it: the dialogs as they are shipped, a store on disk."""

from __future__ import annotations

import gzip
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.app import opened, servable
from bot.channels.web.server import website
from bot.channels.web.site import Rate, Rates
from bot.engine.message import Choice, Message
from bot.engine.voice import label
from bot.script.interface import WEB
from bot.script.model import Choices
from bot.settings import read_settings
from tests.browser import Watch, browser_at
from tests.channels.web.browsing import World
from tests.channels.web.talking import bar

pytestmark = pytest.mark.asyncio(loop_scope="module")

REASONS = {"lv": "Kas tavās atbildēs satrauc", "ru": "Что тревожит в ваших ответах"}
COUNTRY = {"lv": "Vācija", "ru": "Германия"}
BUDGET = 15 * 1024
TURNS = 40  # more than any way to a result
PHONE = {"width": 320, "height": 568}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BROKEN = r"""message => [...message.querySelectorAll(".choice")].flatMap((button) => {
const text = button.firstChild;
return [...text.data.matchAll(/\p{L}+/gu)].filter(({ 0: word, index }) => {
  const range = new Range();
  range.setStart(text, index);
  range.setEnd(text, index + word.length);
  return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
}).map(([word]) => word); }).filter((word) => word.length < 14)"""
"""The words that go over two lines; a longer one may, with a hyphen."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium):
    async with browser_at(chromium) as browser:
        yield browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(tmp_path_factory):
    settings = read_settings({"BOT_DATA_DIR": str(tmp_path_factory.mktemp("data"))})
    async with opened(settings, servable(settings, demo=True), limited=True) as site:
        # Nobody taps twice here, and the staff's own pages can be served only once.
        yield replace(site, settle=timedelta(0), desk=None)


@pytest_asyncio.fixture(loop_scope="module")
async def world(browser):
    async with AsyncExitStack() as stack:
        yield World(browser, stack)


async def consults(visitor, language):
    """Answer until the result stands there: the first answer each, and the first tick."""
    for _ in range(TURNS):
        if REASONS[language] in await visitor.place.locator("#log").inner_text():
            return
        shown = await visitor.newest().locator(".said").get_attribute("id")
        await answer(visitor, language)
        await expect(visitor.newest().locator(".said")).not_to_have_id(shown)
    raise AssertionError("no result came")


def labels(language):
    """Return what stands on the buttons of our dialogs."""
    script = servable(read_settings({}), demo=True)
    bodies = [step.body for dialog in script.dialogs.values() for step in dialog.steps.values()]
    options = [option for body in bodies if isinstance(body, Choices) for option in body.options]
    return sorted({label(script, option.label, language) for option in options})


async def answer(visitor, language):
    """Answer the newest question in one way or another."""
    ticks = visitor.newest().locator("[aria-pressed]")
    if await ticks.count():
        await ticks.first.click()
        await expect(ticks.first).to_have_attribute("aria-pressed", "true")
        await visitor.newest().locator("[value*='|+done|']").click()
    elif await visitor.newest().locator(".choice:not([data-skip])").count():
        await visitor.newest().locator(".choice").first.click()
    else:
        await visitor.writes(COUNTRY[language])


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_a_consultation_ends_with_reasons_and_somebody_to_call(
    world, site, language, scripted
):
    visitor = await world.visitor(locale=language, java_script_enabled=scripted)
    watch = Watch(visitor.page)
    address = await world.serve(website(site))
    await visitor.opens(address, language)
    await consults(visitor, language)

    await expect(visitor.place.locator("#log")).to_contain_text("28612120")
    assert watch.complaints == []
    assert {url for url in watch.requests if not url.startswith(address)} == set()


@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_the_first_answers_stand_in_sight_on_a_small_phone(world, site, language):
    visitor = await world.visitor(viewport=PHONE, locale=language)
    await visitor.opens(await world.serve(website(site)), language)
    answers = visitor.newest().locator(".choice")

    assert [await visitor.sees_whole(answers.nth(number)) for number in range(2)] == [True, True]


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("ticked", [True, False], ids=["ticks", "answers"])
async def test_no_word_of_an_answer_is_broken_on_a_small_phone(world, language, ticked):
    visitor = await world.visitor(viewport=PHONE, locale=language)
    await visitor.opens(await world.site(), language)
    person = next(iter(world.talking.people))
    options = [*labels(language), *(["Gatavs"] if ticked else [])]
    shown = [Choice(f"1|talk|all|{'+done' * (one == 'Gatavs')}|", one) for one in options]
    world.talking.say(person, Message("Kurš?", tuple(shown), bar=bar(language, "hello")))
    await visitor.wakes()
    await visitor.sees("Kurš?")

    assert await visitor.newest().evaluate(BROKEN) == []


@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_the_help_card_is_no_wider_than_a_small_phone(world, site, language):
    visitor = await world.visitor(viewport=PHONE, locale=language)
    await visitor.opens(await world.serve(website(site)), language)
    await visitor.uses("help")
    await expect(visitor.place.locator("#log .phone").first).to_be_visible()

    assert await visitor.page.evaluate(WIDER) == 0


async def test_exit_leaves_nothing_in_the_store(world, site):
    visitor = await world.visitor()
    await visitor.opens(await world.serve(website(site)))
    token = await visitor.page.locator("input[name=token]").first.input_value()
    address = visitor.page.url
    await visitor.uses("exit")
    await expect(visitor.page).not_to_have_url(address)
    headers = {"Authorization": f"Bearer {token}"}
    answer = await visitor.context.request.get(f"{address}api/v1/chat/messages", headers=headers)

    assert answer.status == 404


async def test_without_the_demo_there_is_no_pretend_website(world, site):
    visitor = await world.visitor()
    answer = await visitor.page.goto(await world.serve(website(site)) + "/demo")

    assert answer.status == 404


@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_every_text_of_the_website_is_said_in_every_language(site, language):
    assert [unit for unit in WEB if not site.say(language, unit)] == []


@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_the_widget_weighs_little_in_every_language(world, site, language):
    visitor = await world.visitor(locale=language)
    address = await world.serve(website(site))
    names = ("style.css", "exit.js", "chat.js")
    paths = ("/widget.js", "/widget", *(f"/static/{name}" for name in names))
    got = [await visitor.context.request.get(address + path) for path in paths]
    bodies = [await one.body() for one in got]

    assert sum(len(gzip.compress(body, 9)) for body in bodies) <= BUDGET


@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_a_flood_is_answered_with_the_numbers_in_words(world, site, language):
    visitor = await world.visitor(locale=language)
    limited = replace(site, rates=Rates(overall=Rate(1, 3600)))
    await visitor.opens(await world.serve(website(limited)), language)
    await visitor.newest().locator(".choice").first.click()

    await expect(visitor.newest().locator(".said")).to_contain_text("+371 28612120")
    await expect(visitor.newest().locator(".said")).to_contain_text("112")
