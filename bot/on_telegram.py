"""Telegram put together. Imported only where there is a token: its library weighs 20 MiB."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from aiohttp import web

from bot.channels.telegram.api import Api, new_session
from bot.channels.telegram.errands import StaffGroup
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.inbound import CHANNEL
from bot.channels.telegram.outbound import Telegram
from bot.channels.telegram.service import Hook, secret_from, served
from bot.channels.telegram.setup import Words, set_up
from bot.channels.telegram.shown import Shown
from bot.conversations import Conversations
from bot.delivery.delivery import Delivery
from bot.desks.telegram_group.bell import TelegramBell
from bot.desks.telegram_group.group import Group, Way
from bot.desks.telegram_group.helpline import Helpline
from bot.desks.telegram_group.ledger import Ledger
from bot.ports import BellBook
from bot.script.model import Language
from bot.setting_checks import ASK
from bot.settings import Settings


@asynccontextmanager
async def opened_api(settings: Settings) -> AsyncIterator[Api]:
    """Open the way to Telegram; without a token nothing would come of it."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    async with new_session() as session:
        yield Api(session, settings.telegram_api_url, token)


def channels(api: Api, pictures: Path, shown: Shown) -> dict[str, Telegram]:
    """Return the channel that is pushed to, by its name."""
    return {CHANNEL: Telegram(api, pictures, shown)}


def taking(
    settings: Settings,
    api: Api,
    shown: Shown,
    line: Conversations,
    delivery: Delivery,
    say: Callable[[str], None],
    bell: TelegramBell | None = None,
    *,
    clock: Callable[[], datetime],
    alarm: Callable[[str, Exception], None],
) -> AbstractAsyncContextManager[Sequence[web.AbstractRouteDef]]:
    """Take what comes from Telegram; give the addresses that Telegram calls."""
    hook = hook_of(settings)
    asked = settings.telegram_staff_group == ASK
    staff = StaffGroup(is_ours=bell.is_ours) if bell else StaffGroup(number_is_asked=asked)
    return served(
        api, hook, line, delivery.blocked, shown, clock=clock, alarm=alarm, say=say, staff=staff
    )


def made_bell(
    settings: Settings, api: Api, helpline: Helpline, book: BellBook
) -> TelegramBell | None:
    """Return the bell of the staff's group, if there is one."""
    number = settings.telegram_staff_group
    if not isinstance(number, int) or not number or settings.telegram_token is None:
        return None
    bot = int(settings.telegram_token.get_secret_value().partition(":")[0])
    public = settings.public_url.startswith("https://")  # Telegram opens no other from a button
    group = Group(Way(api, bot, failure_of), f"{settings.public_url}/desk" if public else "")
    ledger = Ledger(book, token_hex(8), number)
    return TelegramBell(helpline, ledger, group)


def hook_of(settings: Settings) -> Hook | None:
    """Return where Telegram is to call, if it is; without a secret, one is made of the token."""
    if not settings.telegram_webhook or settings.telegram_token is None:
        return None
    secret = settings.telegram_webhook_secret
    token = settings.telegram_token.get_secret_value()
    return Hook(settings.public_url, secret.get_secret_value() if secret else secret_from(token))


async def set_up_texts(
    settings: Settings, languages: Sequence[Language], words: Words
) -> list[str]:
    """Tell Telegram what to show of the bot; return what was changed. Raises SetupFailed."""
    async with opened_api(settings) as api:
        return await set_up(api.bot(), languages, words)
