"""What a human wrote and did not arrive comes back to them; what the bot said does not."""

import pytest

from bot.engine.effects import Say
from bot.engine.message import Message
from bot.ports import Outcome
from tests.delivery.fake_time import in_fake_time
from tests.delivery.twins import INA, World, blocked, lost, refused


def human(text, expires_in=600):
    return Say(Message(text, sender="human"), expires_in)


class Reported(World):
    """A world in which somebody hears what did not arrive."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def born(self):
        delivery = super().born()
        delivery.report = self.hear
        return delivery

    async def hear(self, undelivered):
        self.heard.append((undelivered.message, undelivered.outcome))


@in_fake_time
async def test_what_arrived_is_not_reported():
    world = Reported()
    await world.happens(INA, human("hello"))
    await world.rests()

    assert world.heard == []


@pytest.mark.parametrize(
    ("weather", "outcome"),
    [(refused(), Outcome.FAILED), (lost(arrives=True), Outcome.UNKNOWN)],
    ids=["refused", "lost"],
)
@in_fake_time
async def test_what_did_not_arrive_is_reported(weather, outcome):
    world = Reported()
    world.channel.forecast = lambda sending: weather
    await world.happens(INA, human("hello"))
    await world.passes(60)

    assert world.heard == [(1, outcome)]


@in_fake_time
async def test_what_came_too_late_is_reported():
    world = Reported()
    await world.happens(INA, human("hello", expires_in=5), taken=False)
    await world.passes(30)

    assert world.heard == [(1, Outcome.EXPIRED)]


@in_fake_time
async def test_what_the_bot_said_is_not_reported():
    world = Reported()
    world.channel.forecast = lambda sending: refused()
    await world.happens(INA, "hello")
    await world.rests()

    assert world.heard == []


@in_fake_time
async def test_who_blocks_us_gets_nothing_of_what_waits_either():
    world = Reported()
    world.channel.forecast = lambda sending: blocked()
    await world.happens(INA, human("one"), "two", human("three"))
    await world.rests()

    assert world.heard == [(1, Outcome.FAILED), (3, Outcome.FAILED)]


@in_fake_time
async def test_who_says_that_they_blocked_us_gets_nothing_more():
    world = Reported()
    await world.happens(INA, human("one"), human("two"))
    await world.delivery.blocked(INA)

    assert world.heard == [(1, Outcome.FAILED), (2, Outcome.FAILED)]
