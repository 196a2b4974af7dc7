"""Asking Telegram: everything is kept before it is confirmed, and nobody is asked too often."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import ClientSession

from bot.channels.telegram.api import Api
from bot.channels.telegram.polling import Polling, after
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.waiting import Sleeps, until
from tests.telegram_server.faults import garbled, html, refusal, too_many


@pytest.fixture
def sleeps():
    return Sleeps()


@pytest.fixture
def polling(api, line, errands, server, sleeps):
    return Polling(api, line.receiver(errands), server.clock.now, sleeps)


@asynccontextmanager
async def asking(polling, server):
    """Ask for as long as the block lasts."""
    task = asyncio.create_task(polling.run())
    try:
        await server.polled()
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def questions(server):
    return [call for call in server.calls if call.method == "getUpdates"]


async def test_what_people_write_reaches_the_line_in_its_order(polling, server, line):
    anna = server.person()
    async with asking(polling, server):
        for text in ("/start", "viens", "divi"):
            await anna.sends(text)
        await until(lambda: len(line.events) == 3)

    assert line.texts == ["Started", "viens", "divi"]


async def test_what_waited_before_the_start_is_not_dropped(polling, server, line):
    await server.person().sends("Vai kāds ir?")

    async with asking(polling, server):
        await until(lambda: line.events)

    assert line.texts == ["Vai kāds ir?"]


async def test_many_chats_at_once_keep_each_its_order(polling, server, line):
    people = [server.person() for _ in range(5)]
    for number in range(4):
        for person in people:
            await person.sends(str(number))

    async with asking(polling, server):
        await until(lambda: len(line.events) == 20)

    for person in people:
        own = [one.event.text for one in line.events if one.person.address == str(person.id)]
        assert own == ["0", "1", "2", "3"]


async def test_a_batch_is_confirmed_only_when_it_is_kept(polling, server, line, sleeps):
    line.down = 3
    await server.person().sends("Sveiki")

    async with asking(polling, server):
        await until(lambda: line.events)
        await until(lambda: len(questions(server)) > 1)

    first, second = [call.parameters.get("offset") for call in questions(server)][:2]
    assert (first, second) == (None, server.updates.made[0].id + 1)
    assert (sleeps.seconds, line.texts) == ([5.0] * 3, ["Sveiki"])


async def test_a_crash_before_the_batch_is_confirmed_brings_it_again(
    api, line, errands, server, sleeps
):
    await server.person().sends("Sveiki")
    line.down = 10**9
    crashed = asyncio.create_task(
        Polling(api, line.receiver(errands), server.clock.now, sleeps).run()
    )
    await until(lambda: sleeps.seconds)
    crashed.cancel()
    with suppress(asyncio.CancelledError):
        await crashed
    line.down = 0

    again = Polling(api, line.receiver(errands), server.clock.now, sleeps)
    async with asking(again, server):
        await until(lambda: line.events)

    assert line.texts == ["Sveiki"]


async def test_an_offset_is_forgotten_when_it_has_done_its_work(polling, server, line):
    await server.person().sends("Sveiki")
    async with asking(polling, server):
        await until(lambda: line.events)
        await server.polled()
        await server.pass_by(60)
        await until(lambda: len(questions(server)) > 2)

    offsets = [call.parameters.get("offset") for call in questions(server)]
    assert [bool(offset) for offset in offsets] == [False, True, False]


async def test_where_somebody_else_asks_too_it_stops_and_says_so(polling, server, log):
    server.faults.plan(refusal(409, "terminated by other getUpdates").on("getUpdates"))

    await asyncio.wait_for(polling.run(), 5)

    assert len(questions(server)) == 1
    assert '"event":"telegram_stopped"' in log.getvalue().replace(" ", "")


async def test_a_token_that_was_revoked_stops_it(polling, server):
    server.faults.plan(refusal(401, "Unauthorized").on("getUpdates"))

    await asyncio.wait_for(polling.run(), 5)

    assert len(questions(server)) == 1


async def test_bad_weather_is_waited_out_with_growing_patience(polling, server, line, sleeps):
    bad = [html(502), garbled(), html(504), refusal(500), garbled(b"[]"), html(503), html(502)]
    server.faults.plan(*(fault.on("getUpdates") for fault in bad))
    await server.person().sends("Sveiki")

    async with asking(polling, server):
        await until(lambda: line.events)

    assert (sleeps.seconds, line.texts) == ([1, 2, 4, 8, 16, 32, 60], ["Sveiki"])


async def test_patience_is_short_again_after_an_answer(polling, server, line, sleeps):
    anna = server.person()
    server.faults.plan(*[html(502).on("getUpdates")] * 2)
    async with asking(polling, server):
        server.faults.plan(html(502).on("getUpdates"))
        await anna.sends("Sveiki")
        await until(lambda: len(sleeps.seconds) == 3)

    assert sleeps.seconds == [1, 2, 1]


async def test_nobody_is_asked_before_it_is_time(polling, server, sleeps):
    server.faults.plan(too_many(7).on("getUpdates"))
    task = asyncio.create_task(polling.run())
    await until(lambda: sleeps.seconds)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task

    assert sleeps.seconds[0] == 7


async def test_a_server_that_is_gone_is_waited_for(line, errands, sleeps):
    async with ClientSession() as session:
        api = Api(session, "http://127.0.0.1:9", "1:a")
        task = asyncio.create_task(Polling(api, line.receiver(errands), lambda: NOW, sleeps).run())
        await until(lambda: len(sleeps.seconds) >= 3)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    assert sleeps.seconds[:3] == [1, 2, 4]


@pytest.mark.parametrize(
    ("updates", "offset"),
    [
        ([], None),
        ([{"update_id": 5}, {"update_id": 3}], 6),
        ([{"update_id": 5}, "strange", {}, {"update_id": True}], 6),
        (["strange"], None),
    ],
)
def test_the_offset_confirms_the_highest_number(updates, offset):
    assert after(updates) == offset


async def test_nothing_of_an_update_is_logged(polling, server, line, log):
    anna = server.person()
    line.broken = 2
    server.faults.plan(garbled(b'{"CANARY":').on("getUpdates"))
    async with asking(polling, server):
        await anna.sends("CANARY")
        await anna.sends_contact()
        await until(lambda: len(line.events) == 2)

    assert log.getvalue()
    assert not [word for word in (*anna.traces, "CANARY") if word in log.getvalue()]


async def test_what_had_to_wait_is_dated_by_its_writing(polling, server, line):
    anna = server.person()
    await anna.sends("Sveiki")
    sent = server.clock.now()
    await server.pass_by(3 * 3600)

    async with asking(polling, server):
        await until(lambda: line.events)

    assert line.events[0].event.at == sent


async def test_it_ends_when_it_is_cancelled(polling, server):
    async with asking(polling, server) as task:
        pass

    assert task.cancelled()
