"""`telegram`: what a bot on Telegram is prepared with."""

from __future__ import annotations

import asyncio

import click

from bot.app import own_text, servable
from bot.channels.telegram.setup import BY_HAND, SetupFailed
from bot.commands.using import WrongUse, end_with
from bot.loading import BadScript
from bot.on_telegram import set_up_texts
from bot.settings import Settings


@click.group()
def telegram() -> None:
    """Prepare the bot on Telegram."""


@telegram.command("setup")
@click.pass_obj
def telegram_setup(settings: Settings) -> None:
    """Give the bot its name, texts and commands there, in every language."""
    if settings.telegram_token is None:
        raise WrongUse("There is no token: BOT_TELEGRAM_TOKEN_FILE names the file that holds it.")
    try:
        changed = asyncio.run(set_up(settings))
    except BadScript as error:
        end_with(error, 1)
    except SetupFailed as error:
        raise WrongUse(str(error)) from None
    click.echo("\n".join([*(f"set: {what}" for what in changed), BY_HAND]))


async def set_up(settings: Settings) -> list[str]:
    """Tell Telegram what to show of the bot, in the languages that can be served."""
    script = servable(settings, demo=True)
    return await set_up_texts(
        settings, script.languages, lambda language, unit: own_text(script, unit, language)
    )
