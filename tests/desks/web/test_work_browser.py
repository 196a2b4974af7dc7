"""The work in a real browser: by keyboard alone, on a phone, by night, and by two at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from bot.background import running
from bot.channels.web.server import website
from bot.desks.web.desk import desk
from bot.ports import BellTrouble
from bot.staff.roles import Role
from tests.browser import Watch
from tests.channels.web.talking import Talking, a_site
from tests.desks.web.working import Shop
from tests.staff.people import House

pytestmark = pytest.mark.asyncio(loop_scope="module")

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 320, "height": 640}
Opens = Callable[..., Awaitable[Page]]


@pytest.fixture
def shop(house: House) -> Shop:
    return Shop(house)


@pytest_asyncio.fixture(loop_scope="module")
async def opens(browser: Browser, shop: Shop, house: House) -> AsyncIterator[Opens]:
    """Return what opens the desk for somebody who is signed in and there."""
    async with AsyncExitStack() as stack:
        server = TestServer(website(a_site(Talking(), desk=partial(desk, shop.site()))))
        await server.start_server()
        stack.push_async_callback(server.close)
        await stack.enter_async_context(running(shop.roster.run()))

        async def open_one(
            name: str = "anna",
            alias: str = "Zīle",
            *,
            role: Role = Role.OPERATOR,
            path: str = "/desk",
            **options: Any,
        ) -> Page:
            address = str(server.make_url("/"))
            told = {"locale": "lv", "base_url": address, "viewport": LAPTOP, **options}
            context = await browser.new_context(**told)
            stack.push_async_callback(context.close)
            context.set_default_timeout(10_000)
            cookie = (await house.has(name, role)).entered.cookie
            await context.add_cookies([{"name": "desk", "value": cookie, "url": address}])
            await shop.is_there(name, alias)
            page = await context.new_page()
            await page.goto(path)
            return page

        yield open_one


async def takes(page: Page) -> None:
    """Take the most urgent, by its key, and wait until one can write."""
    await expect(page.get_by_role("button", name="Pieņemt steidzamāko")).to_be_visible()
    await page.keyboard.press("t")
    await expect(page.locator("#text")).to_be_focused()


async def says(page: Page, text: str) -> None:
    """Write a line and send it."""
    await page.keyboard.type(text)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".line.human").last).to_contain_text(text)


async def test_a_whole_talk_by_keyboard_alone(opens, shop):
    page = await opens()
    watch = Watch(page)
    number = await shop.waits("a person", "ru", "Здравствуйте", risky=True, channel="telegram")
    await takes(page)
    await says(page, "Dzirdu jūs")
    await shop.writes("a person", "Мне страшно", "telegram")
    await expect(page.locator(".line.person").last).to_contain_text("Мне страшно")
    await page.keyboard.press("Escape")
    await page.keyboard.press("/")
    await page.keyboard.type("vaina")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator(".line.human").last).to_contain_text("нет вашей вины")
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await page.keyboard.type("Jāpiesauc kolēģe")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator(".line.note")).to_contain_text("Jāpiesauc kolēģe")
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    await page.keyboard.press("2")
    await expect(page.locator("#head")).to_contain_text("noslēgta")

    case = await shop.case(number)
    assert (case.state, case.outcome, watch.complaints) == ("closed", "referred", [])
    assert "Jāpiesauc kolēģe" not in "".join(await shop.told("a person", "telegram"))


async def test_what_comes_shows_by_itself_and_in_the_title_without_content(opens, shop):
    page = await opens()
    await shop.waits("a person", "lv", "canary")

    await expect(page).to_have_title("(1) Darba vieta")
    await expect(page.locator("#list .item")).to_have_count(1)


async def test_a_bell_that_does_not_ring_is_told_until_it_is_mended(opens, shop):
    page = await opens()
    bar = page.locator("#bell")
    await expect(bar).to_be_hidden()
    shop.bell.trouble = BellTrouble.OUT
    await expect(bar).to_contain_text("pievieno botu no jauna")
    shop.bell.trouble = None

    await expect(bar).to_be_hidden()


async def test_two_reach_for_one_and_the_second_sees_who_has_it(opens, shop):
    anna, oto = await opens(), await opens("oto", "Oto")
    number = await shop.waits("a person")
    await expect(oto.locator("#list .item")).to_have_count(1)
    await oto.route("**/desk/panes**", lambda route: route.abort())  # he has not seen it yet
    await takes(anna)
    await oto.keyboard.press("t")
    await expect(oto.locator("#told")).to_have_text("Šo jau pieņēma Zīle.")
    await expect(oto.locator("#text")).to_have_count(0)

    assert (await shop.case(number)).consultant == "anna"


async def test_a_draft_outlives_a_reload_and_nothing_is_left_after_signing_out(opens, shop):
    page = await opens()
    await shop.waits("a person")
    await takes(page)
    await page.keyboard.type("Mans melnraksts")
    await page.reload()
    await expect(page.locator("#text")).to_have_value("Mans melnraksts")
    await page.get_by_role("button", name="Iziet").click()
    await expect(page.locator("#password")).to_be_visible()

    assert await page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]


async def test_a_draft_is_not_touched_by_what_arrives_and_is_not_sent_unread(opens, shop):
    page = await opens()
    number = await shop.waits("a person", "lv", "Pirmais")
    await takes(page)
    await page.keyboard.type("Mana atbilde")
    await shop.writes("a person", "Otrais")
    await expect(page.locator(".line.person")).to_have_count(2)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("#told")).to_contain_text("Izlasi, pirms sūti")
    await expect(page.locator("#text")).to_have_value("Mana atbilde")
    unsent = "Mana atbilde" not in await shop.lines(number)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".line.human")).to_contain_text("Mana atbilde")

    assert unsent


async def test_in_a_note_the_key_that_sends_does_nothing(opens, shop):
    page = await opens()
    number = await shop.waits("a person")
    await takes(page)
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await expect(page.locator("#reply")).to_be_hidden()
    await page.keyboard.type("Piezīme")
    await page.keyboard.press("Control+Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator("#note-text")).to_have_value("Piezīme\n")

    assert "Piezīme" not in "".join(await shop.lines(number))


async def test_one_key_covers_everything_and_nothing_else_works_until_it_is_pressed_again(
    opens, shop
):
    page = await opens()
    await shop.waits("a person")
    await expect(page).to_have_title("(1) Darba vieta")
    await page.keyboard.press("c")
    await expect(page).to_have_title("Piezīmes")
    await page.keyboard.press("t")
    await expect(page.locator("#list .item").first).not_to_be_in_viewport(ratio=1.1)
    covers = await page.evaluate(
        "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#cover') !== null"
    )
    await page.keyboard.press("c")
    await expect(page).to_have_title("(1) Darba vieta")

    assert covers


async def test_letters_that_are_typed_are_never_commands_and_can_be_switched_off(opens, shop):
    page = await opens()
    number = await shop.waits("a person")
    await takes(page)
    await page.keyboard.type("chepj")
    await expect(page.locator("#text")).to_have_value("chepj")
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    await page.get_by_label("Viena taustiņa saīsnes ir ieslēgtas").uncheck()
    await page.get_by_role("button", name="Aizvērt").click()
    await page.keyboard.press("p")
    await page.keyboard.press("c")
    await expect(page.locator("#cover")).to_be_hidden()

    assert (await shop.case(number)).state == "live"


async def test_the_list_is_walked_by_keys(opens, shop):
    page = await opens()
    for who in ("one", "two"):
        await shop.waits(who)
    await expect(page.locator("#list .item")).to_have_count(2)
    await page.keyboard.press("j")
    await expect(page.locator("#list a").first).to_have_attribute("aria-current", "true")
    await page.keyboard.press("j")
    await expect(page.locator("#list a").nth(1)).to_have_attribute("aria-current", "true")
    await page.keyboard.press("k")

    await expect(page.locator("#list a").first).to_have_attribute("aria-current", "true")


async def test_on_a_phone_one_pane_at_a_time_and_a_talk_can_be_held(opens, shop):
    page = await opens(viewport=PHONE)
    await shop.waits("a person", "lv", "Labdien")
    await page.get_by_role("button", name="Pieņemt steidzamāko").click()
    await page.locator("#text").fill("Labdien!")
    await page.locator("#send").click()
    await expect(page.locator(".line.human")).to_contain_text("Labdien!")
    await page.get_by_role("link", name="Karte").click()
    await expect(page.locator("#card")).to_be_visible()
    await expect(page.locator("#lines")).to_be_hidden()

    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_without_scripts_the_work_can_be_done(opens, shop):
    page = await opens(java_script_enabled=False)
    number = await shop.waits("a person", "lv", "Labdien")
    await page.reload()
    await page.get_by_role("button", name="Pieņemt steidzamāko").click()
    await page.locator("#text").fill("Labdien!")
    await page.locator("#send").click()
    await expect(page.locator(".line.human")).to_contain_text("Labdien!")

    assert "Labdien!" in await shop.lines(number)


async def test_a_session_that_was_ended_elsewhere_leads_to_the_door(opens, shop, house):
    page = await opens()
    await house.office.revoke("anna")

    await expect(page.locator("#password")).to_be_visible()


async def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, and whether anything is wider than the window."""
    results = await Axe().run(page)
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found = [
        f"{one['id']}: {node['html'][:200]}"
        for one in results.response["violations"]
        for node in one["nodes"]
    ]
    return found + ["too wide"] * wide


@pytest.mark.parametrize(("scheme", "viewport"), [("light", LAPTOP), ("dark", PHONE)])
async def test_axe_finds_nothing(opens, shop, scheme, viewport):
    page = await opens(role=Role.SUPERVISOR, color_scheme=scheme, viewport=viewport)
    await shop.waits("another", "ru", risky=True, channel="telegram")
    await shop.waits("a person", "lv", "Labdien", risky=True)
    shop.bell.trouble = BellTrouble.MAY_NOT_PIN
    await expect(page.locator("#list .item")).to_have_count(2)
    await expect(page.locator("#bell")).to_be_visible()
    found = await violations(page)
    await page.locator("#list form button").click()
    await expect(page.locator("#text")).to_be_visible()
    await page.keyboard.press("Escape")
    for keys in ("n", "e", "/"):
        await page.keyboard.press(keys)
        found += await violations(page)
        await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    found += await violations(page)
    await page.goto("/desk/shift")
    found += await violations(page)

    assert found == []
