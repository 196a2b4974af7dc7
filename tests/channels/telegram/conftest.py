"""Telegram, as far as it is needed: the stand-in server, a bot's way to it, and a line."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
import structlog

from bot import logs
from bot.channels.telegram.api import Api, new_session
from bot.channels.telegram.errands import Errands
from tests.channels.telegram.line import Line
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
    """Return the log, as it is written while serving."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    handlers, level = logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    logs.set_up(stream=stream)
    yield stream
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.root.handlers[:], logging.root.level = handlers, level
    logging.captureWarnings(False)
    structlog.reset_defaults()
