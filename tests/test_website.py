"""The website with everything behind it: the dialogs as they are shipped, a store on disk."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.app import opened, servable
from bot.channels.web.server import website
from bot.channels.web.site import Rate, Rates
from bot.script.interface import WEB
from bot.settings import read_settings
from tests.browser import Watch, browser_at
from tests.channels.web.browsing import World

pytestmark = pytest.mark.asyncio(loop_scope="module")

REASONS = {"lv": "Kas tavās atbildēs satrauc", "ru": "Что тревожит в ваших ответах"}
COUNTRY = {"lv": "Vācija", "ru": "Германия"}
TURNS = 40  # more than any way to a result


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium):
    async with browser_at(chromium) as browser:
        yield browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(tmp_path_factory):
    settings = read_settings({"BOT_DATA_DIR": str(tmp_path_factory.mktemp("data"))})
    async with opened(settings, servable(settings, demo=True), limited=True) as site:
        yield replace(site, settle=timedelta(0))  # nobody taps twice here


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
async def test_a_flood_is_answered_with_the_numbers_in_words(world, site, language):
    visitor = await world.visitor(locale=language)
    limited = replace(site, rates=Rates(overall=Rate(1, 3600)))
    await visitor.opens(await world.serve(website(limited)), language)
    await visitor.newest().locator(".choice").first.click()

    await expect(visitor.newest().locator(".said")).to_contain_text("+371 28612120")
    await expect(visitor.newest().locator(".said")).to_contain_text("112")
