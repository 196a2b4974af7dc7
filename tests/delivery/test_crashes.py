"""The process may die at any point: nothing is lost, and what came twice is counted."""

import pytest

from bot.delivery.verdicts import MOST_DOUBTS
from tests.delivery.fake_time import in_fake_time
from tests.delivery.mortals import MortalWorld
from tests.delivery.twins import INA
from tests.stores.people import forgetting

SENDING = ["before send", "after send", "before settle", "after settle"]
LOOKING = ["before pending", "after pending"]
ERASING = ["before erase", "after erase", "before settle_erasure", "after settle_erasure"]


@pytest.mark.parametrize("point", [*SENDING, *LOOKING])
@in_fake_time
async def test_after_a_death_everything_is_sent_in_order_and_doubles_are_counted(point):
    world = MortalWorld(point)
    await world.happens(INA, "one", "two")
    await world.lives(120)

    assert sorted(set(world.channel.said)) == ["one", "two"]
    assert world.channel.seen[INA] == sorted(world.channel.seen[INA])
    assert (await world.uncounted() <= 0, world.dies_at) == (True, [])


@pytest.mark.parametrize("point", SENDING)
@in_fake_time
async def test_after_a_death_behind_the_first_message_the_second_is_sent(point):
    world = MortalWorld("after settle", point)
    await world.happens(INA, "one", "two", "three")
    await world.lives(120)

    assert sorted(set(world.channel.said)) == ["one", "three", "two"]
    assert (await world.uncounted() <= 0, world.dies_at) == (True, [])


@pytest.mark.parametrize("point", [*ERASING, "before send", "after send"])
@in_fake_time
async def test_after_a_death_a_chat_is_erased_and_the_last_word_said(point):
    world = MortalWorld()
    await world.happens(INA, "one")
    await world.lives(1)
    world.dies_at.append(point)
    await world.happens(INA, answer=forgetting)
    await world.lives(180)

    assert (INA, ("ina1",)) in world.channel.erased
    assert set(world.channel.said) == {"one", "canary gone"}
    assert (await world.uncounted() <= 0, world.dies_at) == (True, [])


@in_fake_time
async def test_deaths_one_after_the_other_lose_nothing():
    world = MortalWorld(*["before send"] * MOST_DOUBTS)
    await world.happens(INA, "one", "two")
    await world.lives(300)

    assert world.channel.said == ["one", "two"]


@in_fake_time
async def test_a_message_that_kills_every_process_is_given_up_in_the_end():
    world = MortalWorld(*["before send"] * (MOST_DOUBTS + 1))
    await world.happens(INA, "poison", "two")
    await world.lives(300)

    assert world.channel.said == ["two"]
