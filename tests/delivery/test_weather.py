"""An hour in which the channel fails more often than not, and what people notice of it."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.delivery.rates import Limits
from bot.ports import Person
from tests.delivery.fake_time import in_fake_time, now
from tests.delivery.twins import FINE, Call, Weather, World, lost, not_connected, too_many

HOUR = 3600
STORMY = [Person("telegram", f"stormy {n}") for n in range(40)]
CALM = [Person("telegram", f"calm {n}") for n in range(20)]
WAITS = [0, 0.5, 1, 3, 7.25, 20, 45]


class Hour:
    """An hour of people who talk in bad weather, and everything that is known of it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.world = World(Limits())
        self.world.channel.forecast = self.forecast
        self.said: dict[tuple[Person, int], datetime] = {}

    def forecast(self, sending) -> Weather:
        """30 % too many, 20 % server errors, 10 % cut connections; but fine for the calm."""
        if sending.person in CALM:
            return FINE
        draw = self.random.random()
        if draw < 0.3:
            return too_many(self.random.choice(WAITS))
        if draw < 0.5:
            return not_connected()
        if draw < 0.6:
            return self.random.choice([not_connected(), lost(arrives=True), lost(arrives=False)])
        return FINE

    async def passes(self) -> None:
        """Let them talk for an hour, and let the last messages go or expire."""
        async with self.world.delivery.running():
            await asyncio.gather(*(self.talks(person) for person in [*STORMY, *CALM]))
            await asyncio.sleep(1200)
        self.left = await self.world.left()
        self.doubts = await self.world.outbox.doubts()

    async def talks(self, person) -> None:
        """Do something now and again, and remember when it was answered."""
        loop = asyncio.get_running_loop()
        while loop.time() < HOUR:
            await asyncio.sleep(self.random.uniform(5, 60))
            texts = ["hello"] * self.random.choice([1, 1, 1, 2])
            answered = await self.world.happens(person, *texts)
            self.said |= {(person, sending.id): now() for sending in answered.sendings}


@in_fake_time
async def hour_of(seed: int, kind: type[Hour]) -> Hour:
    hour = kind(seed)
    await hour.passes()
    return hour


@pytest.fixture(scope="module")
def hour() -> Hour:
    """The hour."""
    return hour_of(1, Hour)


def answered_at(call: Call) -> datetime:
    """When the channel had said what became of a call."""
    return call.at + timedelta(seconds=call.weather.seconds)


def test_every_message_has_one_outcome(hour):
    counts = hour.world.delivery.counts

    assert counts["sent"] + counts["expired"] + counts["unknown"] == len(hour.said)
    assert counts["sent"] > 0.9 * len(hour.said)
    assert hour.left == 0


def test_what_came_twice_is_counted(hour):
    seen = hour.world.channel.seen.values()
    doubles = sum(len(ids) - len(set(ids)) for ids in seen)

    assert 0 < doubles <= hour.doubts == hour.world.delivery.counts["doubt"]


def test_nobody_is_asked_before_they_want_to_be(hour):
    calls = hour.world.channel.calls
    asked = [
        (call.at - answered_at(before), before.weather.failure.retry_after)
        for person in STORMY
        for before, call in pairwise(one for one in calls if one.sending.person == person)
        if before.weather.failure and before.weather.failure.retry_after is not None
    ]

    assert len(asked) > 500
    assert [after for after, wait in asked if after < timedelta(seconds=wait)] == []


def test_nothing_is_sent_too_late(hour):
    late = [call for call in hour.world.channel.calls if call.at >= call.sending.expires_at]

    assert late == []


def test_nothing_is_sent_out_of_order(hour):
    assert all(ids == sorted(ids) for ids in hour.world.channel.seen.values())


def test_people_in_fine_weather_do_not_notice_the_others(hour):
    calls = [call for call in hour.world.channel.calls if call.sending.person in CALM]
    waits = sorted(call.at - hour.said[call.sending.person, call.sending.id] for call in calls)

    assert {call.sending.person for call in calls} == set(CALM)
    assert waits[int(0.99 * len(waits))] < timedelta(seconds=1)


class ClosingHour(Hour):
    """An hour in which, besides, the whole channel asks for a pause now and again."""

    def forecast(self, sending) -> Weather:
        """Close the channel with the hundredth call or so."""
        return (
            too_many(30, "channel") if self.random.random() < 0.01 else super().forecast(sending)
        )


def test_a_channel_that_wants_a_pause_is_asked_by_nobody():
    hour = hour_of(2, ClosingHour)
    calls = hour.world.channel.calls
    closed = [
        answered_at(call)
        for call in calls
        if call.weather.failure and call.weather.failure.scope == "channel"
    ]
    pause = timedelta(seconds=30)
    moment = timedelta(milliseconds=1)  # in which the answer is read
    early = [c for c in calls for since in closed if since + moment < c.at < since + pause]

    assert (len(closed) > 10, early, hour.left) == (True, [], 0)
