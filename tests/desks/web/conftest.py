"""A desk over accounts in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Browser

from bot.desks.web.desk import desk
from bot.desks.web.site import DeskSite
from tests.browser import browser_at
from tests.staff.conftest import clock as clock
from tests.staff.conftest import house as house

OWN = {"Sec-Fetch-Site": "same-origin"}
"""What a browser says of a form on our own page."""


@pytest.fixture
def alarms():
    """What the maintainers were told."""
    return []


@pytest.fixture
def site(house, alarms):
    return DeskSite(
        staff=house.store,
        sign_in=house.sign_in,
        welcome=house.welcome,
        clock=house.clock,
        alarm=lambda kind, error: alarms.append((kind, error)),
    )


@pytest.fixture
async def serve(site):
    """Return what opens a desk, changed as a test needs it."""
    opened = []

    async def open_one(site=site, **changes):
        app = web.Application()
        app.add_subapp("/desk", desk(site, **changes))
        client = TestClient(TestServer(app))
        await client.start_server()
        opened.append(client)
        return Visitor(client)

    yield open_one
    for client in opened:
        await client.close()


@pytest.fixture
async def visitor(serve):
    """Somebody at the door, in a browser of her own."""
    return await serve()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One browser for all tests of a module; each opens windows that know of no other."""
    async with browser_at(chromium) as browser:
        yield browser


class Visitor:
    """A browser, as far as the desk can tell."""

    def __init__(self, client) -> None:
        self.client = client

    async def gets(self, path: str, **headers: str):
        """Open a page."""
        return await self.client.get(
            path, headers={"Accept": "text/html", **headers}, allow_redirects=False
        )

    async def sends(self, path: str, headers=OWN, **fields: str):
        """Send a form."""
        return await self.client.post(path, data=fields, headers=headers, allow_redirects=False)

    def takes(self, cookie: str) -> None:
        """Be who has this cookie."""
        self.client.session.cookie_jar.clear()
        self.client.session.cookie_jar.update_cookies({"desk": cookie}, self.client.make_url("/"))
