"""Give the bot its name, texts and commands in every language, as Telegram shows them.

All of it can be read by whoever holds the phone, so all of it is neutral. Telegram lets a
name be changed only a few times a day: what is as it should be already is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from telegram import Bot, BotCommand
from telegram.error import RetryAfter, TelegramError

from bot.channels.telegram.failures import meaning_of, seconds_of
from bot.script.model import SOURCE, Language

Words = Callable[[Language, str], str]

COMMANDS: Mapping[str, str] = {
    "start": "ui/bar#restart",
    "help": "ui/bar#help",
    "human": "ui/bar#human",
    "language": "ui/bar#language",
    "forget": "ui/bar#forget",
}
"""What the menu of the app offers, and the text beside it."""

BY_HAND = """\
What only BotFather can do, at https://t.me/BotFather:
  /setuserpic      a neutral picture, square, at least 512 × 512: a road or a map, no logo
  /setjoingroups   Disable: nobody can put the bot where others read along
  /setprivacy      Enable
  /setinline       leave it off"""
EVERYWHERE = ""
"""The language code of whoever uses the app in a language that is not spoken here."""


class SetupFailed(Exception):
    """Telegram did not take it. Its text is one sentence for whoever sets the bot up."""


async def set_up(bot: Bot, languages: Sequence[Language], words: Words) -> list[str]:
    """Set what is not as it should be; return what was changed. Raises SetupFailed."""
    try:
        return await set_parts(bot, languages, words)
    except RetryAfter as error:
        raise SetupFailed(
            f"Telegram wants to be left alone for {seconds_of(error):.0f} seconds. "
            "Then run it again; what is done is not done twice."
        ) from None
    except TelegramError as error:
        raise SetupFailed(f"Telegram did not take it ({meaning_of(error).reason}).") from None


async def set_parts(bot: Bot, languages: Sequence[Language], words: Words) -> list[str]:
    """Go through every part in every language."""
    return [
        f"{what} ({code or 'other languages'})"
        for code, language in spoken(languages)
        for what, change in PARTS.items()
        if await change(bot, code, language, words)
    ]


def spoken(languages: Sequence[Language]) -> Iterator[tuple[str, Language]]:
    """Yield each code of Telegram with the language that is spoken to it."""
    yield EVERYWHERE, SOURCE
    yield from zip(languages, languages, strict=True)


async def set_name(bot: Bot, code: str, language: Language, words: Words) -> bool:
    """Set what stands in the list of chats."""
    name = words(language, "telegram/profile#name")
    if (await bot.get_my_name(code)).name == name:
        return False
    return await bot.set_my_name(name, code)


async def set_about(bot: Bot, code: str, language: Language, words: Words) -> bool:
    """Set what stands on the profile, and is sent along when somebody passes the bot on."""
    text = words(language, "telegram/profile#about")
    if (await bot.get_my_short_description(code)).short_description == text:
        return False
    return await bot.set_my_short_description(text, code)


async def set_description(bot: Bot, code: str, language: Language, words: Words) -> bool:
    """Set what is shown before the first message."""
    text = words(language, "telegram/profile#description")
    if (await bot.get_my_description(code)).description == text:
        return False
    return await bot.set_my_description(text, code)


async def set_commands(bot: Bot, code: str, language: Language, words: Words) -> bool:
    """Set the menu of commands."""
    commands = tuple(BotCommand(name, words(language, unit)) for name, unit in COMMANDS.items())
    if await bot.get_my_commands(language_code=code or None) == commands:
        return False
    return await bot.set_my_commands(commands, language_code=code or None)


PARTS = {
    "name": set_name,
    "short description": set_about,
    "description": set_description,
    "commands": set_commands,
}
