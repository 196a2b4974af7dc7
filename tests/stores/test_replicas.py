"""Two processes on one PostgreSQL: one speaker, nothing twice, and what one keeps both show."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.buses.local import LocalBus
from bot.buses.nats import connected
from bot.helpline.case import State
from bot.helpline.events import Claimed, Replied
from bot.timers import Timers
from tests.buses.nats_server import nats_server
from tests.buses.test_nats import arriving
from tests.fickle_bus import FickleBus
from tests.talking_with_desk import ANNA, NOON, Line, texts

REPLY = Replied(at=NOON, by="ilze", text="Labdien!")


@asynccontextmanager
async def without_hints():
    """Two buses that do not know each other: each looks by itself."""
    yield LocalBus(look_every=0.05), LocalBus(look_every=0.05)


@asynccontextmanager
async def with_fickle_hints():
    """Two buses on which everything goes wrong."""
    yield FickleBus(look_every=0.05), FickleBus(look_every=0.05, seed=2)


@asynccontextmanager
async def with_nats():
    """Two buses that hint each other."""
    async with (
        nats_server() as server,
        connected([server.url]) as here,
        connected([server.url]) as there,
    ):
        await arriving(here)
        await arriving(there)
        yield here, there


@pytest.fixture(params=[without_hints, with_fickle_hints, with_nats])
async def pair(request, postgres):
    """The lines of two processes."""
    async with request.param() as buses, postgres.open() as one, postgres.open() as other:
        stores = (one, other)
        yield [Line(bus, store=store) for bus, store in zip(buses, stores, strict=True)]


async def next_of(line, number, cursor):
    """Wait in a process until the person has something new there."""
    async with line.bus.listen(number) as hints:
        while True:
            answered = await line.store.messages(ANNA, cursor, NOON)
            if answered.messages:
                return answered
            await hints.wait(20)


async def test_what_a_consultant_writes_in_one_process_is_shown_in_the_other(pair):
    here, there = pair
    await here.talks()
    cursor = (await here.store.messages(ANNA, 0, NOON)).cursor
    shown = asyncio.create_task(next_of(there, await here.number(), cursor))
    await here.does(REPLY)

    assert len(texts(await shown)) == 1


async def test_of_two_who_claim_in_two_processes_one_has_the_case(pair):
    here, there = pair
    await here.waits()
    answers = await asyncio.gather(
        here.does(Claimed(at=NOON, by="ilze"), "hers"),
        there.does(Claimed(at=NOON, by="oto"), "his"),
    )
    opened = await here.case()

    assert sorted(bool(answer.refused) for answer in answers) == [False, True]
    assert opened.case.state is State.LIVE


async def test_the_same_act_in_two_processes_is_done_once(pair):
    here, there = pair
    await here.talks()
    answers = await asyncio.gather(here.does(REPLY, "same"), there.does(REPLY, "same"))

    assert sorted(answer.repeated for answer in answers) == [False, True]
    assert texts(answers[0]) == texts(answers[1])


async def test_a_deadline_that_two_processes_see_is_answered_once(pair):
    here, there = pair
    await here.waits()
    before = (await here.case()).case
    late = NOON.fromtimestamp(before.due_at, NOON.tzinfo)
    await asyncio.gather(
        *(
            Timers(line.store.cases, line.conversations, line.bus, lambda: late).sweep()
            for line in pair
        )
    )
    after = (await there.case()).case

    assert (after.number, here.alarms, there.alarms) == (before.number + 1, [], [])
