"""Whatever people send on Telegram: one right reaction, and nothing of it in any log or file."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from bot.script.interface import SOURCES
from tests.channels.telegram.waiting import until
from tests.logged import logged
from tests.telegram_server import RealClock, TelegramServer
from tests.telegram_world import World

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXTS = [
    "x" * 4096, "😀" * 2048, "😀", "👨‍👩‍👧‍👦", "a" + "\u0301" * 1000, "\u202ereltih",
    "n\u200di\u200ben",
    "аizmirsti", "Labdien, меня зовут", "sveiki", "privet", "SVEIKI", "fbpvbhcnb",
    "<b>x</b>", "*_`[x](y)", "{0.__class__}", "%s%n", "${jndi:ldap://x}", "'; DROP TABLE x;--",
    "=1+1", "\x1b[31m", "a\r\nSet-Cookie: x", "+371 20000001", "https://example.org", "stop",
    "112", "Vai tu zini, ka 112", "zvanit", "cilvks", "palidziba", "0", "-1", "1e308", "//", "/",
    "/unknown", "/start@other_bot", "/START", "/start " + "A" * 64, "/start ZGVlcA==",
]  # fmt: skip
PRESSES = [
    "", "x", "x" * 64, "0|home|hello|offer|ab12", "9|home|hello|offer|ab12",
    "1|gone|gone|gone|0000", "1|home|gone|offer|", "1|home|hello|gone|", "1|home|hello||",
    "1|job_offer|fee|debt|ffff", "1|+|explode", "1|+|language|de", "1|+|language", "1||||",
    "../../etc/passwd", "1|home|hello|+yes_000000|", "1|home|hello|+done|",
]  # fmt: skip
OTHERS = ["sends_sticker", "sends_voice", "sends_photo", "sends_contact", "sends_location"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def log():
    with logged() as stream:
        yield stream


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory, log):
    folder = tmp_path_factory.mktemp("data")
    async with TelegramServer(RealClock()) as server, AsyncExitStack() as stack:
        world = World(server, folder, stack)
        await world.connect(webhook=True)
        yield world
        assert world.copies(*everything(world)) == []


@pytest_asyncio.fixture(loop_scope="module")
async def person(world):
    person = world.server.person()
    await person.asks("/start")
    return person


def all_is_well(world, log, *said):
    """Tell whether every update was taken, and nothing of it was logged."""
    world.traces += [text for text in said if len(text) > 6]
    statuses = {attempt.status for attempt in world.server.attempts}
    logged = [trace for trace in everything(world) if trace in log.getvalue()]
    return statuses == {200} and not logged and "event_quarantined" not in log.getvalue()


def everything(world):
    """Return what must stand in no log and in no file."""
    people = world.server.people.values()
    return [*world.traces, *(trace for person in people for trace in person.traces)]


@pytest.mark.parametrize("text", TEXTS)
async def test_every_text_is_answered(world, person, log, text):
    answer = await person.asks(text)

    assert answer.text
    assert all_is_well(world, log, text)


@pytest.mark.parametrize("data", PRESSES)
async def test_every_press_is_answered_once_and_changes_nothing_it_may_not(
    world, person, log, data
):
    await person.chooses("Man piedāvā darbu ārzemēs")
    before = person.screen.text

    press = await person.presses_data(data)
    screen = await person.reads()

    await until(lambda: press.answered)
    assert before in screen.text or "Latviešu" in screen.labels
    assert all_is_well(world, log)


@pytest.mark.parametrize("act", OTHERS)
async def test_what_is_no_text_is_declined_once(world, person, log, act):
    await getattr(person, act)()
    answer = await person.reads()
    shown = len(person.answers)
    for _ in range(5):
        await getattr(person, act)()
    await person.asks("/restart")

    assert SOURCES["ui/other#media"] in answer.text
    assert len(person.answers) == shown + 1
    assert all_is_well(world, log, "+37120000001", "Paraugs", "56.95")


async def test_an_edit_is_answered_without_being_read(world, person, log):
    posted = await person.sends("Sveiki")
    await person.reads()

    await person.edits(posted, "CANARY-in-an-edit")
    answer = await person.reads()

    assert SOURCES["ui/other#edit"] in answer.text
    assert all_is_well(world, log, "CANARY-in-an-edit")


async def test_a_press_of_an_old_screen_offers_to_change_the_answer(world, person, log):
    home = person.screen
    await person.chooses("Man piedāvā darbu ārzemēs")

    await person.presses_data(home.buttons[0].callback_data, home)
    screen = await person.reads()

    assert screen.labels
    assert all_is_well(world, log)


async def test_two_devices_at_once_are_answered_one_after_the_other(world, person, log):
    home = person.screen
    first, second = (button.callback_data for button in home.buttons[:2])

    presses = await asyncio.gather(
        person.presses_data(first, home), person.presses_data(second, home)
    )
    await until(lambda: all(press.answered for press in presses))

    assert all_is_well(world, log)


async def test_an_update_that_comes_again_has_one_effect(world, person, log):
    await person.asks("/restart")
    shown = len(person.answers)

    await world.server.redeliver(times=5)
    await person.asks("/restart")

    assert len(person.answers) == shown + 1
    assert all_is_well(world, log)


async def test_a_group_is_left_and_nothing_is_said_in_it(world, person, log):
    group = world.server.group("CANARY-of-a-group")
    await group.takes_in_bot(person)
    await until(lambda: not group.bot_is_in)

    assert [posted for posted in group.visible() if posted.by_bot] == []
    assert all_is_well(world, log, "CANARY-of-a-group")


async def test_who_blocks_the_bot_and_comes_back_is_answered(world, person, log):
    await person.blocks()
    await person.unblocks()

    assert (await person.asks("/start")).text
    assert all_is_well(world, log)
