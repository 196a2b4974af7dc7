"""Telegram calls us: one address, one secret, and 200 only for what is kept.

An answer other than 2xx makes Telegram send the update again, and holds back everything
behind it in that chat for up to a day. So whatever is authenticated gets 200 as soon as it is
kept or put aside, and 503 only when nothing could be kept.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from bot.channels.telegram.inbound import read_body
from bot.channels.telegram.receiving import Receiver
from bot.ports import StoreUnavailable

PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name, not a secret
LARGEST_BODY = 1024 * 1024
RETRY_AFTER = {"Retry-After": "5"}


class TooLarge(Exception):
    """A body that no update of Telegram has."""


class Webhook:
    """The address that Telegram calls."""

    def __init__(self, receiver: Receiver, secret: str, clock: Callable[[], datetime]) -> None:
        self._receiver = receiver
        self._secret = secret.encode()
        self._clock = clock

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the address."""
        return [web.post(PATH, self.receive)]

    async def receive(self, request: web.Request) -> web.Response:
        """Take one update."""
        if not self._is_telegram(request):
            return web.Response(status=401)
        try:
            body = await read_all(request)
        except TooLarge:
            return web.Response(status=413)
        try:
            await self._receiver.take(read_body(body, self._clock()))
        except StoreUnavailable:
            return web.Response(status=503, headers=RETRY_AFTER)
        return web.Response()

    def _is_telegram(self, request: web.Request) -> bool:
        """Compare the secret before a byte of the body is read, in the same time for all."""
        given = request.headers.getall(SECRET_HEADER, [])
        first = given[0].encode("utf-8", "surrogateescape") if given else b""
        return hmac.compare_digest(first, self._secret) and len(given) == 1


async def read_all(request: web.Request) -> bytes:
    """Return the body, unpacked; its length is what arrives and not what a header says."""
    body = bytearray()
    try:
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > LARGEST_BODY:
                raise TooLarge
    except web.RequestPayloadError:
        return b""  # it came broken, and would come broken again
    return bytes(body)
