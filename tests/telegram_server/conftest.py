"""The server, the real client of python-telegram-bot, and somebody who has written to the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.telegram_server import TelegramServer
from tests.telegram_server.client import client
from tests.telegram_server.hook import Hook
from tests.telegram_server.people import Person


@pytest.fixture(autouse=True)
def seconds_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library count time as it will in its next version, instead of warning of it."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with client(server) as bot:
        yield bot


@pytest.fixture
async def person(server: TelegramServer) -> Person:
    person = server.person()
    await person.sends("/start")
    return person


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with Hook() as hook:
        yield hook
