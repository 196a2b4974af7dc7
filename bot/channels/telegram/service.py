"""The connection to Telegram as a whole: made, kept, and ended with the website's own life.

Telegram being away, or refusing the token, never keeps the website from serving.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aiohttp.web import AbstractRouteDef
from telegram import User
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot import logs
from bot.channels.telegram.api import Api
from bot.channels.telegram.errands import NO_GROUP, Errands, StaffGroup
from bot.channels.telegram.failures import meaning_of, seconds_of
from bot.channels.telegram.inbound import KINDS
from bot.channels.telegram.polling import LONGEST_PAUSE, Polling, Sleep, pauses
from bot.channels.telegram.receiving import Alarm, Receiver
from bot.channels.telegram.shown import Shown
from bot.channels.telegram.watching import Watch
from bot.channels.telegram.webhook import PATH, Webhook
from bot.ports import Conversing, Person

CONNECTIONS = 100
"""How many updates Telegram may bring at once (Bot API, `setWebhook`)."""

REFUSED = (
    "Telegram refuses the bot's token (BOT_TELEGRAM_TOKEN), or BOT_TELEGRAM_API_URL is no "
    "Bot API. The website serves without Telegram."
)
AWAY = "Telegram cannot be reached. The website serves, and Telegram is tried again and again."


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram calls us, and the secret by which we know it."""

    public_url: str
    secret: str

    @property
    def url(self) -> str:
        """Return the address that Telegram is told."""
        return f"{self.public_url}{PATH}"


@asynccontextmanager
async def served(
    api: Api,
    hook: Hook | None,
    conversing: Conversing,
    blocked: Callable[[Person], Awaitable[object]],
    shown: Shown,
    *,
    clock: Callable[[], datetime],
    alarm: Alarm,
    say: Callable[[str], None],
    staff: StaffGroup = NO_GROUP,
) -> AsyncIterator[list[AbstractRouteDef]]:
    """Serve Telegram for as long as the block lasts; yield the addresses that it calls."""
    errands = Errands(api, staff)
    receiver = Receiver(conversing, blocked, errands, alarm, shown)
    service = Service(api, hook, Polling(api, receiver, clock), say)
    task = asyncio.create_task(service.run())
    try:
        yield Webhook(receiver, hook.secret, clock).routes() if hook else []
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await errands.close()


class Service:
    """Connects, and then asks for updates, or lets Telegram call."""

    def __init__(
        self,
        api: Api,
        hook: Hook | None,
        polling: Polling,
        say: Callable[[str], None],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api = api
        self._hook = hook
        self._polling = polling
        self._say = say
        self._sleep = sleep

    async def run(self) -> None:
        """Serve Telegram until cancelled, or until there is nothing to be done about it."""
        while True:
            try:
                return await self._serve()
            except Exception as error:  # a fault of ours must not leave people without the bot
                logs.event("telegram_failed", "error", error=error)
                await self._sleep(LONGEST_PAUSE)

    async def _serve(self) -> None:
        if not await self._connect():
            return
        logs.event("telegram_started", kind="webhook" if self._hook else "polling")
        if self._hook:
            put_right = partial(call_us, self._api, self._hook)
            await Watch(self._api, self._hook.url, put_right, self._sleep).run()
        else:
            await self._polling.run()

    async def _connect(self) -> bool:
        """Try until Telegram knows us; False if it knows of no such bot."""
        for number, pause in enumerate(pauses()):
            try:
                await self._introduce()
            except InvalidToken:
                logs.event("telegram_stopped", "error", kind="token_refused")
                self._say(REFUSED)
                return False
            except TelegramError as error:
                logs.event("telegram_failed", "warning", kind=meaning_of(error).reason)
                if not number:
                    self._say(AWAY)
                await self._sleep(seconds_of(error) if isinstance(error, RetryAfter) else pause)
            else:
                return True
        return False

    async def _introduce(self) -> None:
        """Ask who we are, and say how updates are to come. Waiting ones are never dropped."""
        me = User.de_json(await self._api.call("getMe", {}))
        if self._hook:
            await call_us(self._api, self._hook)
        else:
            await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        self._say(f"Telegram: https://t.me/{me.username}")


async def call_us(api: Api, hook: Hook) -> None:
    """Tell Telegram where to call."""
    await api.call("setWebhook", webhook_of(hook))


def webhook_of(hook: Hook) -> dict[str, object]:
    """Return what Telegram is told of our address."""
    return {
        "url": hook.url,
        "secret_token": hook.secret,
        "allowed_updates": KINDS,
        "max_connections": CONNECTIONS,
        "drop_pending_updates": False,
    }


def secret_from(token: str) -> str:
    """Return a secret for the webhook that every process of this bot makes alike."""
    return hmac.new(token.encode(), b"telegram webhook", hashlib.sha256).hexdigest()
