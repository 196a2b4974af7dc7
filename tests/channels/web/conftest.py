"""A website over a line that answers from a table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Browser

from bot.channels.web.server import website
from bot.channels.web.stream import Rhythm
from tests.browser import browser_at
from tests.channels.web.browsing import Visitor, World
from tests.channels.web.talking import Talking, a_site

Client = TestClient[Any, Any]


@pytest.fixture
def talking() -> Talking:
    return Talking()


@pytest.fixture
async def serve(talking: Talking) -> AsyncIterator[Callable[..., Awaitable[Client]]]:
    """Return what opens a website, changed as a test needs it."""
    opened: list[Client] = []

    async def open_one(rhythm: Rhythm | None = None, **changes: object) -> Client:
        site = a_site(talking, **changes)
        client: Client = TestClient(TestServer(website(site, rhythm)))
        await client.start_server()
        opened.append(client)
        return client

    yield open_one
    for client in opened:
        await client.close()


@pytest.fixture
async def client(serve: Callable[..., Awaitable[Client]]) -> Client:
    return await serve()


class Chat:
    """Somebody who talks through the API."""

    def __init__(self, client: Client, begun: dict[str, Any]) -> None:
        self.client = client
        self.begun = begun
        self.token: str = begun["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}

    async def sends(self, **event: object) -> Any:
        """Send an event, and return the response."""
        body = {"id": str(uuid4()), **event}
        return await self.client.post("/api/v1/chat/events", json=body, headers=self.headers)

    async def looks(self, query: str = "") -> Any:
        """Ask for messages, and return the response."""
        return await self.client.get(f"/api/v1/chat/messages{query}", headers=self.headers)

    async def forgets(self) -> Any:
        """Ask to be forgotten, and return the response."""
        return await self.client.delete("/api/v1/chat", headers=self.headers)


async def begin(client: Client, **body: object) -> Chat:
    """Begin a conversation."""
    response = await client.post("/api/v1/chats", json=body)
    assert response.status == 201, await response.text()
    return Chat(client, await response.json())


@pytest.fixture
async def chat(client: Client) -> Chat:
    return await begin(client)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with browser_at(chromium) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def world(browser: Browser) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        yield World(browser, stack)


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(world: World) -> Visitor:
    return await world.visitor()
