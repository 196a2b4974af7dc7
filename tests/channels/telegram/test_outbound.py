"""What people see on Telegram, and how it is erased, on the strict stand-in server."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.channels.telegram.outbound import Telegram
from bot.channels.telegram.shown import Shown
from bot.engine.effects import Say
from bot.engine.events import Commanded, Started
from bot.engine.machine import step
from bot.engine.message import Choice, Message, Picture
from bot.ports import Outcome, Person, SendFailed, Sending
from bot.script.model import Command
from tests.channels.telegram.shipped import SCRIPT
from tests.channels.telegram.waiting import until
from tests.telegram_server.faults import cut_after, html, slow, too_many

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
LONG = "\n\n".join(f"{number}. " + "vārds " * 500 for number in range(4))


@pytest.fixture
def pictures(tmp_path):
    (tmp_path / "map.png").write_bytes(PNG)
    return tmp_path


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def channel(api, pictures, shown):
    return Telegram(api, pictures, shown)


@pytest.fixture
async def anna(server):
    anna = server.person()
    await anna.sends("/start")
    return anna


def sending(person, message, identity=1):
    if isinstance(message, str):
        message = Message(message, choices=(Choice("1|a|b|c|", "Jā"),))
    address = Person("telegram", str(person.id))
    return Sending(address, identity, message, person._world.clock.now() + timedelta(minutes=10))


def texts(person):
    return [posted.text for posted in person.answers]


async def test_a_message_arrives_silently_and_without_previews(channel, anna):
    [number] = await channel.send(sending(anna, "Skaties https://example.org"))

    assert (anna.screen.text, str(anna.screen.id)) == ("Skaties https://example.org", number)
    assert (anna.screen.silent, anna.screen.preview) == (True, False)


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("dialog", sorted(SCRIPT.dialogs))
async def test_telegram_takes_the_first_screen_of_every_dialog(channel, anna, dialog, language):
    turn = step(SCRIPT, None, Started(dialog, language, at=anna._world.clock.now()))
    said = [effect.message for effect in turn.effects if isinstance(effect, Say)]

    for number, message in enumerate(said):
        await channel.send(sending(anna, message, number))

    assert len(anna.answers) == len(said)
    assert "Zvanīt +37128612120" in anna.screen.labels or language == "ru"


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("command", Command)
async def test_telegram_takes_the_answer_to_every_command(channel, anna, command, language):
    now = anna._world.clock.now()
    session = step(SCRIPT, None, Started("job_offer", language, at=now)).session
    turn = step(SCRIPT, session, Commanded(command, at=now, copied=True))
    said = [effect.message for effect in turn.effects if isinstance(effect, Say)]

    for number, message in enumerate(said):
        await channel.send(sending(anna, message, number))

    assert texts(anna) == [message.text for message in said]


async def test_a_long_message_arrives_whole_in_its_order(channel, anna):
    numbers = await channel.send(sending(anna, LONG))

    assert len(numbers) == len(anna.answers) > 1
    assert "".join("".join(texts(anna)).split()) == "".join(LONG.split())
    assert [posted.labels for posted in anna.answers] == [[]] * (len(numbers) - 1) + [["Jā"]]


@pytest.mark.parametrize("fault", [too_many(5), html(502), cut_after()])
async def test_a_long_message_goes_on_where_it_failed(channel, server, anna, fault):
    server.faults.plan(None, fault)
    with pytest.raises(SendFailed) as failed:
        await channel.send(sending(anna, LONG))
    await server.pass_by(6)

    rest = await channel.send(sending(anna, LONG))

    arrived = [str(posted.id) for posted in anna.answers]
    assert failed.value.channel_ids == (arrived[0],)
    assert rest == arrived[-len(rest) :]
    assert texts(anna)[0] != texts(anna)[1]


async def test_a_long_message_that_was_given_up_goes_on_and_tells_of_all_its_parts(
    channel, server, anna
):
    server.faults.plan(None, slow(100))
    given_up = asyncio.create_task(channel.send(sending(anna, LONG)))
    await until(lambda: len(anna.answers) == 2)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)

    numbers = await channel.send(sending(anna, LONG))

    first, maybe, *rest = [str(posted.id) for posted in anna.answers]
    assert numbers == [first, *rest]
    assert texts(anna)[1] == texts(anna)[2]


async def test_another_message_does_not_begin_in_the_middle(channel, server, anna):
    server.faults.plan(None, too_many(5))
    with pytest.raises(SendFailed):
        await channel.send(sending(anna, LONG))
    await server.pass_by(6)

    await channel.send(sending(anna, LONG, identity=2))

    assert texts(anna)[1] == texts(anna)[0]


async def test_who_is_forgotten_and_comes_back_is_told_everything_from_the_start(
    channel, server, anna
):
    server.faults.plan(None, too_many(5))
    with pytest.raises(SendFailed) as failed:
        await channel.send(sending(anna, LONG))
    await server.pass_by(6)
    await channel.erase(Person("telegram", str(anna.id)), failed.value.channel_ids)

    await channel.send(sending(anna, LONG))

    assert "".join(texts(anna)).startswith(LONG[:100])


async def test_the_parts_behind_one_that_is_unknown_wait(channel, server, anna):
    server.faults.plan(cut_after())

    with pytest.raises(SendFailed) as failed:
        await channel.send(sending(anna, LONG))

    assert (failed.value.outcome, len(anna.answers)) == (Outcome.UNKNOWN, 1)


async def test_who_blocked_the_bot_is_told_apart(channel, anna):
    await anna.blocks()

    with pytest.raises(SendFailed) as failed:
        await channel.send(sending(anna, "Sveiki!"))

    assert (failed.value.blocked, failed.value.outcome) == (True, Outcome.FAILED)


async def test_a_picture_arrives_with_its_text_and_is_uploaded_once(channel, server, anna):
    message = Message("Karte:\n• Rīga", picture=Picture("map.png", "Karte"))
    for number in (1, 2):
        await channel.send(sending(anna, message, number))

    first, second = (call for call in server.calls if call.method == "sendPhoto")
    assert texts(anna) == ["Karte:\n• Rīga"] * 2
    assert (type(first.parameters["photo"]), type(second.parameters["photo"])) != (str, str)
    assert isinstance(second.parameters["photo"], str)


async def test_a_long_text_follows_its_picture(channel, anna):
    message = Message("x" * 2000, picture=Picture("map.png", "Karte"))

    assert len(await channel.send(sending(anna, message))) == 2
    assert [posted.content.get("text") for posted in anna.answers] == [None, "x" * 2000]


async def erase(channel, person, *posted):
    return await channel.erase(Person("telegram", str(person.id)), [str(p.id) for p in posted])


async def test_everything_of_the_last_two_days_is_erased(channel, anna):
    await channel.send(sending(anna, "Sveiki!"))

    assert await erase(channel, anna, *anna.chat) == 2
    assert anna.chat == []


async def test_more_than_a_hundred_messages_are_erased(channel, server, anna):
    for _ in range(120):
        await anna.sends("Sveiki!")

    assert await erase(channel, anna, *anna.chat) == 121
    assert anna.chat == []
    assert [call.method for call in server.calls] == ["deleteMessages"] * 2


async def test_what_is_too_old_stays_and_the_rest_goes(channel, server, anna):
    await server.pass_by(49 * 3600)
    await channel.send(sending(anna, "Sveiki!"))

    await erase(channel, anna, *anna.chat)

    assert texts(anna) == []


async def test_nothing_to_erase_is_no_call(channel, server, anna):
    assert (await erase(channel, anna), server.calls) == (0, [])


async def test_what_could_not_be_erased_is_to_be_tried_again(channel, server, anna):
    server.faults.plan(too_many(9))

    with pytest.raises(SendFailed) as failed:
        await erase(channel, anna, *anna.chat)

    assert (failed.value.outcome, failed.value.retry_after) == (None, 9)


async def test_an_erasure_after_the_person_has_left_is_over(channel, anna):
    await anna.blocks()

    with pytest.raises(SendFailed) as failed:
        await erase(channel, anna, *anna.chat)

    assert failed.value.outcome is Outcome.FAILED
