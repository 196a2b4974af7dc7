"""A Bot API that takes whatever it is given, and does nothing but answer.

The strict one of `tests/telegram_server` would be what limits a load.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import time
from typing import Any

import orjson
from aiohttp import web

TOKEN = "4200:" + "A" * 35
SHOWING = frozenset({"sendMessage", "editMessageText"})
LARGEST_CALL = 1024 * 1024

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A call that shows somebody a message."""

    chat: int
    parameters: Json

    @property
    def buttons(self) -> list[str]:
        """Return what the buttons under it carry."""
        markup = self.parameters.get("reply_markup") or {}
        rows = (orjson.loads(markup) if isinstance(markup, str) else markup)["inline_keyboard"]
        return [key["callback_data"] for row in rows for key in row if "callback_data" in key]


class BotApi:
    """Answers every call, after a delay; what shows a message is told before the answer."""

    def __init__(self, shown: Callable[[Shown], Awaitable[None]], delay: float = 0) -> None:
        self.delay = delay
        self.secret = ""
        self._shown = shown
        self._number = 0

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of all methods."""
        return [web.route("*", "/bot{token}/{method}", self._answer)]

    async def _answer(self, request: web.Request) -> web.Response:
        method, given = request.match_info["method"], await parameters_of(request)
        if self.delay:
            await asyncio.sleep(self.delay)
        if method == "setWebhook":
            self.secret = given["secret_token"]
        body = orjson.dumps({"ok": True, "result": await self._result(method, given)})
        return web.Response(body=body, content_type="application/json")

    async def _result(self, method: str, given: Json) -> Json | bool:
        if method == "getMe":
            return {"id": 4200, "is_bot": True, "first_name": "Bot", "username": "a_bot"}
        if method not in SHOWING:
            return True
        chat = int(given["chat_id"])
        await self._shown(Shown(chat, given))
        self._number += 1
        return {
            "message_id": self._number,
            "date": int(time()),
            "chat": {"id": chat, "type": "private"},
            "text": given["text"],
        }


async def parameters_of(request: web.Request) -> Json:
    """Read a call, which may be JSON or a form."""
    if request.content_type != "application/json":
        return dict(await request.post())
    found: Json = orjson.loads(await request.read() or b"{}")
    return found
