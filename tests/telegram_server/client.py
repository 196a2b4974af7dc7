"""The real client of python-telegram-bot, talking with the server of a test."""

from __future__ import annotations

from telegram import Bot
from telegram.request import HTTPXRequest

from tests.telegram_server.server import TelegramServer


def client(server: TelegramServer, token: str = "") -> Bot:
    """Return a client as it comes, but for the certificates that http does not need.

    Reading those takes longer than a test.
    """
    first, second = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    return Bot(
        token or server.token,
        base_url=f"{server.url}/bot",
        request=first,
        get_updates_request=second,
    )
