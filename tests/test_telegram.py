"""The bot on Telegram with everything behind it: the shipped dialogs, a store on disk."""

from __future__ import annotations

import asyncio
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
    await goes_on(person, language, typed=typed)


async def goes_on(person, language, *, typed=False):
    """Answer from here until the result is there."""
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


def asks_for_money(screen):
    """Tell whether it is asked who pays: one answer of several."""
    return str(screen.buttons[0].callback_data).startswith("1|job_offer|fee|")


async def test_of_two_devices_at_once_one_answers_and_the_other_is_asked(world):
    await world.connect(webhook=True)
    person = world.server.person()
    question = await reaches(person, "lv", asks_for_money)
    first, second = (question.button(label) for label in own_choices(question)[:2])
    shown = len(person.answers)

    await asyncio.gather(
        *(person.presses_data(str(key.callback_data), question) for key in (first, second))
    )
    await until(lambda: len(person.answers) == shown + 2)

    assert "Vai mainīt atbildi uz" not in person.answers[-2].text
    assert "Vai mainīt atbildi uz" in person.screen.text


async def test_a_press_of_an_old_screen_changes_that_answer_if_it_is_meant(world):
    await world.connect(webhook=True)
    person = world.server.person()
    old = await reaches(person, "lv", asks_for_money)
    first, second = own_choices(old)[:2]
    current = await person.chooses(first)

    await person.presses(second, on=old)
    asked = await person.reads()
    await person.chooses("Nē")
    kept = person.screen

    assert f"Vai mainīt atbildi uz “{second}”?" in asked.text
    assert current.text in kept.text


async def test_a_language_that_is_switched_in_the_middle_keeps_the_place(world):
    await world.connect(webhook=True)
    person = world.server.person()
    latvian = await reaches(person, "lv", asks_for_money)

    russian = await person.chooses("Русский")
    await goes_on(person, "ru")

    assert [b.callback_data for b in latvian.buttons[:2]] == [
        b.callback_data for b in russian.buttons[:2]
    ]
    assert latvian.text != russian.text


@pytest.mark.parametrize("webhook", [True, False], ids=["webhook", "polling"])
async def test_after_a_whole_story_nothing_of_it_is_left(world, webhook):
    await world.connect(webhook=webhook)
    person = world.server.person()
    old = await reaches(person, "lv", asks_for_money)
    await person.chooses("Русский")
    await person.asks("CANARY Vārdiņš no Liepājas")
    await goes_on(person, "ru")
    await person.presses(own_choices(old)[0], on=old)
    await person.reads()
    texts = {posted.text.splitlines()[0] for posted in person.chat if len(posted.text) > 12}

    await person.presses("Удалить разговор")
    last = await person.reads("Разговор удалён")
    await until(lambda: person.chat == [last])

    assert world.copies(*person.traces, *texts, "CANARY", "job_offer/") == []


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
