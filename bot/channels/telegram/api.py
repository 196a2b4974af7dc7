"""Call the Bot API by the name of a method, with plain JSON."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import orjson
from aiohttp import ClientSession, DummyCookieJar, FormData, TCPConnector
from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.request import Patience, Request

MOST_CONNECTIONS = 256
"""A press makes two calls: with a hundred, people would wait for one another at 50 at once."""

KEPT_ALIVE = 15.0
"""Seconds a connection is kept unused: less than any server between us and the API keeps it,
because a call on one that was just closed may or may not have been done."""


class Api:
    """One bot at one Bot API server."""

    def __init__(
        self, session: ClientSession, root: str, token: str, patience: Patience | None = None
    ) -> None:
        self._session = session
        self._patience = patience or Patience()
        self._root = root
        self._token = token

    async def call(self, method: str, parameters: dict[str, object], held_open: float = 0) -> Any:
        """Call a method, which may hold its answer back for some seconds.

        Raises one of `telegram.error`.
        """
        connect, answer = self._patience
        request = Request(
            self._session, Patience(connect, answer + held_open), orjson.dumps(parameters)
        )
        return await self._post(method, request)

    async def upload(
        self, method: str, parameters: dict[str, object], name: str, file: Path
    ) -> Any:
        """Call a method with a file in the parameter of that name."""
        form = FormData()
        for parameter, value in parameters.items():
            text = value if isinstance(value, str) else orjson.dumps(value).decode()
            form.add_field(parameter, text)
        content = await asyncio.to_thread(file.read_bytes)
        form.add_field(name, content, filename=file.name)
        return await self._post(method, Request(self._session, self._patience, form))

    def bot(self) -> Bot:
        """Return python-telegram-bot's own client, for calls that are rare and rich."""
        request = Request(self._session, self._patience)
        return Bot(
            self._token,
            base_url=f"{self._root}/bot",
            base_file_url=f"{self._root}/file/bot",
            request=request,
            get_updates_request=request,
        )

    async def _post(self, method: str, request: Request) -> Any:
        try:
            return await request.post(f"{self._root}/bot{self._token}/{method}")
        except TelegramError:
            raise
        except Exception as error:  # an answer of a shape that python-telegram-bot never saw
            raise TelegramError("Invalid server response") from error


def new_session() -> ClientSession:
    """Return a session for calls to the Bot API alone."""
    connector = TCPConnector(limit=MOST_CONNECTIONS, keepalive_timeout=KEPT_ALIVE)
    return ClientSession(connector=connector, cookie_jar=DummyCookieJar())
