"""The door in a real browser: the first visit, the second, and every page for everybody's eyes."""

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

from bot.channels.web.server import website
from bot.desks.web.desk import desk
from bot.desks.web.site import DeskSite
from bot.staff.authenticator import code_at
from bot.staff.roles import Role
from tests.browser import Watch
from tests.channels.web.talking import Talking, a_site
from tests.staff.people import MINUTE, PASSWORD, House

pytestmark = pytest.mark.asyncio(loop_scope="module")

PHONE = {"width": 320, "height": 568}
Opens = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="module")
async def opens(browser: Browser, site: DeskSite) -> AsyncIterator[Opens]:
    """Return what opens a window on a desk; an address it is given is one of the desk."""
    async with AsyncExitStack() as stack:
        server = TestServer(website(a_site(Talking(), desk=partial(desk, site))))
        await server.start_server()
        stack.push_async_callback(server.close)

        async def open_one(**options: Any) -> Page:
            address = str(server.make_url("/"))
            context = await browser.new_context(**{"locale": "lv", "base_url": address, **options})
            stack.push_async_callback(context.close)
            context.set_default_timeout(10_000)
            return await context.new_page()

        yield open_one


async def sets_up(page: Page, house: House) -> None:
    """Type what is asked at the first visit."""
    seed = (await page.locator(".seed").inner_text()).replace(" ", "")
    await page.get_by_label("Parole").fill(PASSWORD)
    await page.locator("#code").fill(code_at(seed, house.clock()))
    await page.get_by_role("button", name="Turpināt").click()


async def signs_in(page: Page, house: House, name: str = "anna") -> None:
    """Type what is asked at the door."""
    await page.goto("/desk")
    await page.locator("#name").fill(name)
    await page.locator("#password").fill(PASSWORD)
    await page.locator("#code").fill(await house.code(name))
    await page.locator("form.card button").click()


async def test_the_link_of_an_invitation_leads_to_the_desk(opens, house):
    invitation = await house.invites("anna")
    page = await opens()
    watch = Watch(page)
    await page.goto(f"/desk/welcome#{invitation.code}")
    await expect(page.locator(".seed")).to_be_visible()
    address = page.url
    await sets_up(page, house)
    await page.get_by_role("link", name="Uz darba vietu").click()

    await expect(page.get_by_text("Esi iekšā, anna.")).to_be_visible()
    assert (invitation.code in address + "".join(watch.requests), watch.complaints) == (False, [])


async def test_without_scripts_the_code_is_typed(opens, house):
    invitation = await house.invites("anna")
    page = await opens(java_script_enabled=False)
    await page.goto("/desk/welcome")
    await page.locator("#invitation").fill(invitation.code)
    await page.get_by_role("button", name="Turpināt").click()
    await sets_up(page, house)

    await expect(page.locator(".codes li")).to_have_count(10)


async def test_she_signs_in_and_out_and_back_shows_nothing(opens, house):
    await house.has("anna")
    page = await opens()
    await signs_in(page, house)
    await expect(page.get_by_text("Esi iekšā, anna.")).to_be_visible()
    await page.get_by_role("button", name="Iziet").click()
    await expect(page.locator("#password")).to_be_visible()
    await page.go_back()

    await expect(page.get_by_text("Esi iekšā")).to_have_count(0)


async def test_a_password_that_was_refused_is_not_in_the_page(opens, house):
    await house.has("anna")
    page = await opens()
    await page.goto("/desk")
    await page.locator("#name").fill("anna")
    await page.locator("#password").fill("not her password at all")
    await page.locator("#code").fill("000000")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_visible()

    assert "not her password" not in await page.content()


@pytest.mark.parametrize(
    ("scheme", "language"), [("light", "lv"), ("dark", "ru"), ("light", "en"), ("dark", "lv")]
)
async def test_axe_finds_nothing(opens, house, scheme, language):
    invitation = await house.invites("berta")
    await house.has("anna", Role.SUPERVISOR)
    page = await opens(color_scheme=scheme, locale=language, viewport=PHONE)
    found = [await violations(page, "/desk/sign-in")]
    await page.goto(f"/desk/welcome#{invitation.code}")
    await expect(page.locator(".seed")).to_be_visible()
    found.append(await violations(page))
    await signs_in(page, house)
    for path in ("/desk", "/desk/sessions", "/desk/audit", "/desk/prove", "/desk/nothing"):
        found.append(await violations(page, path))

    assert [one for one in found if one] == []


async def violations(page: Page, path: str = "") -> str:
    """Return what axe finds wrong, and whether anything is wider than the phone."""
    if path:
        await page.goto(path)
    results = await Axe().run(page)
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return "\n".join(
        [f"{page.url} is too wide"] * wide
        + [
            f"{found['id']}: {node['html']}"
            for found in results.response["violations"]
            for node in found["nodes"]
        ]
    )


async def test_every_field_of_the_door_is_reached_by_the_keyboard(opens, house):
    await house.has("anna")
    page = await opens()
    await page.goto("/desk/sign-in")
    await expect(page.locator("#name")).to_be_focused()
    for text in ("anna", PASSWORD, await house.code()):
        await page.keyboard.type(text)
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Esi iekšā, anna.")).to_be_visible()


async def test_a_session_that_was_ended_elsewhere_leads_to_the_door(opens, house):
    await house.has("anna")
    page = await opens()
    await signs_in(page, house)
    await expect(page.get_by_text("Esi iekšā, anna.")).to_be_visible()
    await house.office.revoke("anna")
    house.clock.goes_on(MINUTE)
    await page.reload()

    await expect(page.locator("#password")).to_be_visible()
