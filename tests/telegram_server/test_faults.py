"""Faults and rates: what goes wrong on demand, and what the bot finds out about it."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError

from tests.telegram_server import TelegramServer, faults
from tests.telegram_server.rates import Rates
from tests.telegram_server.refusals import Refused


async def test_after_a_429_its_chat_is_left_alone_and_others_are_served(server, bot, person):
    other = server.person()
    await other.sends("/start")
    server.faults.plan(faults.too_many(30))

    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(person.id, "Sveiki")
    await bot.send_message(other.id, "Sveiki")
    await server.pass_by(30)
    await bot.send_message(person.id, "Sveiki")

    assert [call.early for call in server.calls[-4:]] == [False, True, False, False]
    assert [posted.chat.id for posted in server.sent] == [other.id, person.id]


async def test_a_429_can_be_for_the_whole_bot(server, bot, person):
    other = server.person()
    await other.sends("/start")
    server.faults.plan(faults.too_many(30, everywhere=True))

    for chat in (person, other):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(chat.id, "Sveiki")
        assert refused.value.retry_after == timedelta(seconds=30)


@pytest.mark.parametrize(
    ("fault", "error", "seen"),
    [
        (faults.html(502), NetworkError, 0),
        (faults.html(504), NetworkError, 0),
        (faults.cut_before(), NetworkError, 0),
        (faults.cut_after(), NetworkError, 1),
        (faults.garbled(), TelegramError, 1),
        (faults.garbled(b"[]"), TelegramError, 1),
        (faults.refusal(403, "bot was blocked by the user"), Forbidden, 0),
        (faults.refusal(500, "something"), NetworkError, 0),
    ],
)
async def test_a_call_that_fails_may_have_had_its_effect(server, bot, person, fault, error, seen):
    server.faults.plan(fault)

    with pytest.raises((error, TypeError)):  # the client stumbles over a list
        await bot.send_message(person.id, "Sveiki")

    assert len(server.sent) == seen


async def test_a_slow_answer_comes_when_its_time_has_come(server, bot, person):
    server.faults.plan(faults.slow(120))
    sending = asyncio.create_task(bot.send_message(person.id, "Sveiki"))
    await person.reads("Sveiki")
    assert not sending.done()

    await server.pass_by(120)

    assert (await sending).text == "Sveiki"


async def test_a_plan_is_met_in_order_and_only_by_what_it_is_for(server, bot, person):
    server.faults.plan(None, faults.html().on("sendMessage"))

    await bot.get_me()
    await bot.send_message(person.id, "Viens")
    await bot.send_chat_action(person.id, "typing")
    with pytest.raises(NetworkError):
        await bot.send_message(person.id, "Divi")

    assert [call.faulty for call in server.calls[-4:]] == [False, False, False, True]


async def test_the_weather_can_be_bad(server, bot, person):
    server.faults.weather = lambda call: faults.html() if call.method == "sendMessage" else None

    with pytest.raises(NetworkError):
        await bot.send_message(person.id, "Viens")


@pytest.mark.parametrize(("chat", "count", "seconds"), [(7, 1, 1), (-7, 20, 60)])
async def test_a_chat_takes_so_much_in_so_long(server, chat, count, seconds):
    rates = Rates(server.clock, enforced=True)
    pace = 1 if count > 1 else 0

    for _ in range(count):
        rates.check_rate(chat)
        await server.pass_by(pace)
    with pytest.raises(Refused) as refused:
        rates.check_rate(chat)

    assert refused.value.parameters == {"retry_after": seconds - count * pace}


async def test_the_bot_sends_thirty_messages_a_second():
    async with TelegramServer(rates=True) as server:
        for chat in range(30):
            server.world.rates.check_rate(chat)
        with pytest.raises(Refused) as refused:
            server.world.rates.check_rate(31)

    assert refused.value.parameters == {"retry_after": 1}


async def test_calls_are_kept_with_what_they_asked(server, bot, person):
    await bot.send_message(person.id, "112", disable_notification=True)

    call = server.calls[-1]

    assert (call.method, call.chat, call.status) == ("sendMessage", person.id, 200)
    assert (call.value("text"), call.value("disable_notification")) == ("112", True)
