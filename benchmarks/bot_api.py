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
SHOWING = frozenset({"sendMessage", "editMessageText", "editMessageReplyMarkup"})
CHANGING = frozenset({"text", "reply_markup"})
LARGEST_CALL = 1024 * 1024

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as somebody sees it after a call, which has sent it or changed its buttons."""

    chat: int
    number: int
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
        self._last: dict[int, tuple[int, Json]] = {}  # what each chat shows below everything else

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
        number, shown = self._changed(chat, given) if "message_id" in given else self._new(given)
        self._last[chat] = number, shown
        await self._shown(Shown(chat, number, shown))
        return {
            "message_id": number,
            "date": int(time()),
            "chat": {"id": chat, "type": "private"},
            "text": shown["text"],
        }

    def _new(self, given: Json) -> tuple[int, Json]:
        self._number += 1
        return self._number, given

    def _changed(self, chat: int, given: Json) -> tuple[int, Json]:
        """Return the last message of a chat as it is changed: as if it had come anew."""
        number, shown = self._last[chat]
        if number != int(given["message_id"]):
            raise web.HTTPBadRequest
        return number, shown | {name: given[name] for name in CHANGING & given.keys()}


async def parameters_of(request: web.Request) -> Json:
    """Read a call, which may be JSON or a form."""
    if request.content_type != "application/json":
        return dict(await request.post())
    found: Json = orjson.loads(await request.read() or b"{}")
    return found
