"""What Telegram shows of the bot before anybody has written to it."""

from __future__ import annotations

import pytest
from telegram.constants import BotDescriptionLimit, BotNameLimit

from bot.channels.telegram.setup import COMMANDS, SetupFailed, set_up
from bot.engine.commands import slashed
from bot.engine.voice import label
from tests.channels.telegram.shipped import SCRIPT
from tests.telegram_server.faults import html, refusal, too_many

NEUTRAL = ("tirdznie", "upur", "ekspluat", "palīdz", "drošā māja", "торговл", "жертв", "эксплуат")
"""Stems that must not stand where whoever holds the phone reads them."""


def words(language, unit):
    return label(SCRIPT, unit, language)


def changes(server):
    return [call for call in server.calls if call.method.startswith("set")]


async def test_everything_is_set_in_both_languages_and_for_all_others(api, server):
    changed = await set_up(api.bot(), SCRIPT.languages, words)

    parts = ["name", "short description", "description", "commands"]
    assert changed == [
        *(f"{part} (other languages)" for part in parts),
        "commands (lv)",  # the rest is in Latvian for all others already
        *(f"{part} (ru)" for part in parts),
    ]
    async with api.bot() as bot:
        names = [(await bot.get_my_name(code)).name for code in ("", "lv", "ru")]
        menu = await bot.get_my_commands(language_code="ru")
    assert names == ["Ceļa padoms", "Ceļa padoms", "Совет в дорогу"]
    assert [command.command for command in menu] == [*COMMANDS]


async def test_what_is_as_it_should_be_is_left_alone(api, server):
    await set_up(api.bot(), SCRIPT.languages, words)
    before = len(changes(server))

    assert await set_up(api.bot(), SCRIPT.languages, words) == []
    assert len(changes(server)) == before


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_texts_are_as_short_as_telegram_wants_them(language):
    lengths = [
        len(words(language, f"telegram/profile#{part}"))
        for part in ("name", "about", "description")
    ]

    assert 0 < lengths[0] <= BotNameLimit.MAX_NAME_LENGTH
    assert 0 < lengths[1] <= BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
    assert 0 < lengths[2] <= BotDescriptionLimit.MAX_DESCRIPTION_LENGTH


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("part", ["name", "about", "description"])
def test_nothing_that_is_seen_tells_what_the_bot_is_about(language, part):
    text = words(language, f"telegram/profile#{part}").lower()

    assert not [stem for stem in NEUTRAL if stem in text]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_menu_is_one_that_the_bot_knows(name):
    assert slashed(f"/{name}")


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (too_many(3600), "3600 seconds"),
        (refusal(401), "token_refused"),
        (html(502), "lost"),
    ],
)
async def test_a_failure_is_one_sentence(api, server, fault, sentence):
    server.faults.plan(fault.on("setMyName"))

    with pytest.raises(SetupFailed, match=sentence):
        await set_up(api.bot(), SCRIPT.languages, words)
