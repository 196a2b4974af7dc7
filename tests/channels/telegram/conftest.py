"""Telegram, as far as it is needed: the stand-in server, a bot's way to it, and a line."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.telegram.api import Api, new_session
from bot.channels.telegram.errands import Errands
from tests.channels.telegram.line import Line
from tests.logged import logged
from tests.telegram_server import TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def api(server: TelegramServer) -> AsyncIterator[Api]:
    async with new_session() as session:
        yield Api(session, server.url, server.token)


@pytest.fixture
async def errands(api: Api) -> AsyncIterator[Errands]:
    errands = Errands(api)
    yield errands
    await errands.close()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    with logged() as stream:
        yield stream
