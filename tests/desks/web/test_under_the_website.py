"""The desk beside the residents' pages, on the same port."""

from __future__ import annotations

from functools import partial

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web.server import website
from bot.desks.web.desk import desk
from tests.channels.web.talking import Talking, a_site


@pytest.fixture
async def client(site):
    app = website(a_site(Talking(), desk=partial(desk, site)))
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_the_desk_has_its_door_there(client):
    page = await client.get("/desk", headers={"Accept": "text/html"})

    assert (page.status, page.url.path) == (200, "/desk/sign-in")


async def test_what_is_not_there_is_told_by_the_desk_and_not_by_the_chat(client):
    page = await client.get("/desk/nothing")

    assert (page.status, "desk.css" in await page.text()) == (404, True)


async def test_the_headers_are_those_of_the_desk(client):
    headers = (await client.get("/desk/sign-in")).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


async def test_residents_get_no_cookie(client):
    assert "Set-Cookie" not in (await client.get("/")).headers
