"""The bot on Telegram with everything behind it: the shipped dialogs, a store on disk."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from bot.engine.buttons import read_button
from tests.channels.telegram.waiting import until
from tests.telegram_server import RealClock, TelegramServer
from tests.telegram_world import World
from tests.test_website import COUNTRY, REASONS

TURNS = 40  # more than any way to a result


@pytest.fixture
async def world(tmp_path):
    async with TelegramServer(RealClock()) as server, AsyncExitStack() as stack:
        yield World(server, tmp_path, stack)


def own_choices(screen):
    """Return the buttons of the question, without those of the engine and of the bar."""
    return [
        button.text
        for button in screen.buttons
        if (read := read_button(str(button.callback_data))) and not read.option.startswith("+")
    ]


def done(screen):
    return [b.text for b in screen.buttons if "|+done|" in str(b.callback_data)]


async def answer(person, language, *, typed):
    """Answer the question on the screen in one way or another."""
    screen = person.screen
    choices = own_choices(screen)
    if not choices:
        return await person.asks(COUNTRY[language])
    if typed and not done(screen):
        return await person.asks(choices[0])
    ends = done(screen)
    screen = await person.chooses(choices[0])
    return await person.chooses(ends[0]) if ends else screen


async def consults(person, language, *, typed=False):
    """Answer until the result is there."""
    await person.asks("/start")
    for _ in range(TURNS):
        if any(REASONS[language] in posted.text for posted in person.answers):
            return
        await answer(person, language, typed=typed)
    raise AssertionError(f"no result came, but {person.screen}")


@pytest.mark.parametrize("typed", [False, True], ids=["pressed", "typed"])
@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("webhook", [True, False], ids=["webhook", "polling"])
async def test_a_consultation_ends_with_reasons_and_somebody_to_call(
    world, webhook, language, typed
):
    await world.connect(webhook=webhook)
    person = world.server.person(language_code=language)

    await consults(person, language, typed=typed)

    call = next(label for label in person.screen.labels if "+371" in label)
    assert person.copies(call) == "+37128612120"


async def reaches(person, language, condition):
    """Answer until a screen is there of which the condition is true."""
    await person.asks("/start")
    for _ in range(TURNS):
        if condition(person.screen):
            return person.screen
        await answer(person, language, typed=False)
    raise AssertionError(f"it did not come, but {person.screen}")


async def test_what_is_ticked_is_shown_where_it_was_pressed(world):
    await world.connect(webhook=True)
    person = world.server.person()
    question = await reaches(person, "lv", done)
    first, second = own_choices(question)[:2]

    for label in (first, second):
        await person.chooses(label)

    assert person.screen is question
    assert own_choices(question)[:2] == [f"✓ {first}", f"✓ {second}"]


async def test_what_is_ticked_by_words_is_shown_below_them(world):
    await world.connect(webhook=True)
    person = world.server.person()
    question = await reaches(person, "lv", done)
    first, second = own_choices(question)[:2]

    await person.asks(first)
    await person.chooses(second)

    assert person.screen is not question
    assert own_choices(person.screen)[:2] == [f"✓ {first}", f"✓ {second}"]


async def test_forget_me_leaves_nothing_in_the_chat_and_nothing_on_the_disk(world):
    await world.connect(webhook=True)
    person = world.server.person()
    await consults(person, "lv")
    await world.has_kept(person)

    await person.presses("Dzēst sarunu")
    last = await person.reads("Saruna ir dzēsta")

    assert person.chat == [last]
    assert world.copies(*person.traces) == []


async def test_the_language_is_that_of_the_app_until_another_is_chosen(world):
    await world.connect(webhook=True)
    person = world.server.person(language_code="ru-RU")

    await person.asks("/start")
    assert "Поговорить с человеком" in person.screen.labels
    await person.chooses("Latviešu")
    await person.asks("/start")

    assert "Runāt ar cilvēku" in person.screen.labels


async def test_a_token_that_telegram_refuses_leaves_the_website(world):
    world.server.token = world.server.world.token = "1:another"

    await world.connect(webhook=False)
    await until(lambda: world.said)
    assert "refuses the bot's token" in world.said[0]
