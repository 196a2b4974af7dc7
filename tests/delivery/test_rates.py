"""How fast people and channels are written to."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.rates import PATIENCE, Limits, Rates
from bot.ports import Lane, Person
from tests.delivery.fake_time import in_fake_time, now
from tests.delivery.twins import INA, World

MINUTE = timedelta(minutes=1)
PEOPLE = [Person("telegram", str(n)) for n in range(200)]


async def let_through(rates, people, lane=Lane.REPLY):
    """How many of these may be written to at once, and how many after the others."""
    ready = await asyncio.gather(*(rates.ready(person, lane) for person in people))
    return sum(ready)


@in_fake_time
async def test_an_answer_of_a_few_messages_comes_at_once_and_then_one_a_second():
    world = World(Limits())
    await world.happens(INA, *"abcdef")
    await world.rests(10)

    assert world.channel.said == [*"abcdef"]
    assert world.channel.times[2] < 0.2
    assert [round(time) for time in world.channel.times[3:]] == [1, 2, 3]


@in_fake_time
async def test_a_channel_gets_no_more_than_it_takes():
    world = World(Limits())
    for person in PEOPLE:
        await world.happens(person)
    async with world.delivery.running():
        await world.rests(20)
    times = world.channel.times
    most = max(sum(start <= time < start + 1 for time in times) for start in times)

    assert len(times) == len(PEOPLE)
    assert most <= 50  # what was saved up, and a second's worth
    assert times[-1] < 12


@in_fake_time
async def test_nobody_waits_longer_than_their_patience():
    rates = Rates(Limits(channel=1))
    began = now()
    through = await let_through(rates, PEOPLE[:10])

    assert through == 2
    assert now() - began < timedelta(seconds=PATIENCE + 0.1)


@in_fake_time
async def test_what_goes_to_many_leaves_room_for_replies():
    rates = Rates(Limits(channel=10, bulk=5))
    bulk = asyncio.create_task(let_through(rates, PEOPLE[:50], Lane.BULK))
    await asyncio.sleep(0)
    began = now()
    replies = await let_through(rates, PEOPLE[100:105])

    assert replies == 5
    assert now() - began < timedelta(seconds=0.1)
    assert await bulk < 15


@in_fake_time
async def test_a_pause_is_for_one_channel_and_ends():
    rates = Rates()
    rates.pause("telegram", now() + MINUTE)
    rates.pause("telegram", now() + MINUTE / 2)

    assert rates.paused("telegram", now()) == now() + MINUTE
    assert rates.paused("telegram", now() + MINUTE) is None
    assert rates.paused("pigeon", now()) is None


@in_fake_time
async def test_chats_that_rest_are_forgotten():
    rates = Rates()
    for person in PEOPLE[:5]:
        await rates.ready(person)
    rates.tidy()
    busy = rates.busy
    await asyncio.sleep(10)
    rates.tidy()

    assert (busy, rates.busy) == (5, 0)


@pytest.mark.parametrize("limits", [Limits(), Limits(chat=10**9, chat_burst=10**9)])
@in_fake_time
async def test_limits_are_only_limits(limits):
    assert await Rates(limits).ready(INA)
