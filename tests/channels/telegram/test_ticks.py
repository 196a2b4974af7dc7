"""Where several answers are ticked, the ticks change on the screen that the person looks at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.telegram.outbound import Telegram
from bot.channels.telegram.shown import MOST_KNOWN, Shown
from bot.engine.message import Choice, Message
from bot.ports import Outcome, Person, SendFailed, Sending
from tests.telegram_server.faults import cut_after, refusal, too_many

OPTIONS = {"night": "Nakts", "day": "Diena", "+done": "Gatavs"}
LABELS = [*OPTIONS.values()]


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def channel(api, shown, tmp_path):
    return Telegram(api, tmp_path, shown)


@pytest.fixture
async def anna(server):
    anna = server.person()
    await anna.sends("/start")
    return anna


def screen(ticked="", text="Kad?"):
    """The question, with those labels ticked that begin with these letters."""
    choices = (
        Choice(f"1|a|b|{option}|", label, chosen=label[0] in ticked)
        for option, label in OPTIONS.items()
    )
    return Message(text, tuple(choices))


def address(person):
    return Person("telegram", str(person.id))


async def show(channel, person, message, identity=1):
    at = person._world.clock.now() + timedelta(minutes=10)
    return await channel.send(Sending(address(person), identity, message, at))


def labels(person):
    return [posted.labels for posted in person.answers]


async def test_a_tick_changes_the_screen_that_it_was_pressed_on(channel, shown, anna):
    [number] = await show(channel, anna, screen())
    for ticked in ("N", "ND", "D"):
        shown.act(address(anna), number)
        assert await show(channel, anna, screen(ticked)) == []

    assert labels(anna) == [["Nakts", "✓ Diena", "Gatavs"]]


async def test_after_anything_else_a_tick_is_shown_on_a_new_screen(channel, shown, anna):
    await show(channel, anna, screen())
    shown.act(address(anna), "")
    [number] = await show(channel, anna, screen("N"))

    assert labels(anna) == [[*LABELS], ["✓ Nakts", "Diena", "Gatavs"]]
    assert str(anna.screen.id) == number


async def test_a_tick_on_an_old_screen_is_shown_on_a_new_one(channel, shown, anna):
    [old] = await show(channel, anna, screen())
    await show(channel, anna, Message("Palīdzība"))
    shown.act(address(anna), old)
    await show(channel, anna, screen("N"))

    assert labels(anna) == [[*LABELS], [], ["✓ Nakts", "Diena", "Gatavs"]]


@pytest.mark.parametrize("other", [screen("N", text="Cik?"), screen(), Message("Kad?")])
async def test_anything_but_another_tick_is_a_new_message(channel, shown, anna, other):
    [number] = await show(channel, anna, screen())
    shown.act(address(anna), number)
    await show(channel, anna, other)

    assert len(anna.answers) == 2


async def test_a_screen_that_cannot_be_changed_is_sent_anew(channel, server, shown, anna):
    [number] = await show(channel, anna, screen())
    await anna.deletes(anna.screen)
    shown.act(address(anna), number)
    [new] = await show(channel, anna, screen("N"))
    shown.act(address(anna), new)
    await show(channel, anna, screen("ND"))

    assert labels(anna) == [["✓ Nakts", "✓ Diena", "Gatavs"]]


async def test_a_change_whose_answer_was_lost_is_not_made_twice(channel, server, shown, anna):
    [number] = await show(channel, anna, screen())
    shown.act(address(anna), number)
    server.faults.plan(cut_after())
    with pytest.raises(SendFailed) as failed:
        await show(channel, anna, screen("N"))
    again = await show(channel, anna, screen("N"))

    assert (failed.value.outcome, again) == (Outcome.UNKNOWN, [])
    assert labels(anna) == [["✓ Nakts", "Diena", "Gatavs"]]


@pytest.mark.parametrize("fault", [too_many(5), refusal(500)])
async def test_a_change_that_has_to_wait_is_made_later(channel, server, shown, anna, fault):
    [number] = await show(channel, anna, screen())
    shown.act(address(anna), number)
    server.faults.plan(fault)
    with pytest.raises(SendFailed) as failed:
        await show(channel, anna, screen("N"))
    await server.pass_by(6)
    await show(channel, anna, screen("N"))

    assert (failed.value.outcome, len(anna.answers)) == (None, 1)
    assert anna.screen.labels == ["✓ Nakts", "Diena", "Gatavs"]


async def test_a_process_that_knows_nothing_sends_anew(channel, api, shown, anna, tmp_path):
    await show(channel, anna, screen())
    await show(Telegram(api, tmp_path, Shown()), anna, screen("N"))

    assert labels(anna) == [[*LABELS], ["✓ Nakts", "Diena", "Gatavs"]]


async def test_who_is_forgotten_is_sent_anew(channel, shown, anna):
    [number] = await show(channel, anna, screen())
    await channel.erase(address(anna), [])
    shown.act(address(anna), number)

    assert await show(channel, anna, screen("N")) != []


def test_no_more_people_are_known_than_memory_allows():
    shown = Shown()
    for number in range(MOST_KNOWN + 1):
        shown.show(Person("telegram", str(number)), "7", screen())

    known = [shown.changed_by(Person("telegram", str(n)), screen("N")) for n in (0, 1, MOST_KNOWN)]
    assert known == ["", "7", "7"]


def test_nothing_is_known_of_who_sees_nothing_to_tick():
    shown, anna = Shown(), Person("telegram", "7")
    shown.show(anna, "7", screen())
    shown.show(anna, "8", Message("Saruna ir dzēsta.", (Choice("1|a|b|night|", "Nakts"),)))

    assert vars(shown) == vars(Shown())
