"""The bot's profile: what people see of it before they write, in their language."""

import pytest
from telegram import BotCommandScopeAllPrivateChats
from telegram.error import BadRequest


async def test_commands_are_kept_by_language_and_scope(bot):
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("start", "Sākums")])
    await bot.set_my_commands([("start", "Начало")], language_code="ru", scope=scope)

    assert (await bot.get_my_commands())[0].description == "Sākums"
    assert (await bot.get_my_commands(scope, "ru"))[0].description == "Начало"
    assert await bot.get_my_commands(language_code="ru") == ()


async def test_commands_can_be_removed(bot):
    await bot.set_my_commands([("start", "Sākums")])
    await bot.delete_my_commands()

    assert await bot.get_my_commands() == ()


async def test_texts_fall_back_to_those_for_everybody(bot):
    await bot.set_my_name("Ceļa padoms")
    await bot.set_my_name("Совет в дорогу", language_code="ru")
    await bot.set_my_description("Padomi par darbu")
    await bot.set_my_short_description("Padomi")

    assert (await bot.get_my_name("ru")).name == "Совет в дорогу"
    assert (await bot.get_my_name("lv")).name == "Ceļa padoms"
    assert (await bot.get_my_description("ru")).description == "Padomi par darbu"
    assert (await bot.get_my_short_description()).short_description == "Padomi"


@pytest.mark.parametrize(
    "call",
    [
        lambda bot: bot.set_my_name("a" * 65),
        lambda bot: bot.set_my_description("a" * 513),
        lambda bot: bot.set_my_short_description("a" * 121),
        lambda bot: bot.set_my_commands([("Start", "Sākums")]),
        lambda bot: bot.set_my_commands([("start", "")]),
        lambda bot: bot.set_my_commands([(f"c{n}", "x") for n in range(101)]),
        lambda bot: bot.set_my_name("x", language_code="lv-LV"),
    ],
)
async def test_what_does_not_fit_is_refused(bot, call):
    with pytest.raises(BadRequest):
        await call(bot)
