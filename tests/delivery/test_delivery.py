"""What is decided for people on channels that push is sent: in order, in time, and once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.delivery.delivery import MOST_IN_HAND
from bot.delivery.rates import Limits
from bot.engine.effects import Forget, Say
from bot.engine.message import Message
from bot.ports import Person, SendFailed, StoreUnavailable
from tests.delivery.fake_time import in_fake_time, now
from tests.delivery.twins import (
    INA,
    OTO,
    Weather,
    World,
    blocked,
    lost,
    not_connected,
    refused,
    too_many,
)
from tests.stores.people import forgetting, say


@pytest.fixture
def world():
    """A world in which everything goes well."""
    return World()


class Blind:
    """An outbox that cannot be looked into."""

    def __init__(self, outbox):
        self._outbox = outbox

    def __getattr__(self, name):
        return getattr(self._outbox, name)

    async def pending(self, now, limit):
        raise AssertionError("looked at the store")


@in_fake_time
async def test_a_turns_messages_are_sent_in_order_without_a_look_at_the_store(world):
    world.outbox = Blind(world.outbox)
    world.delivery = world.born()
    await world.happens(INA, "one", "two", "three")
    await world.rests()

    assert world.channel.said == ["one", "two", "three"]
    assert world.delivery.counts == {"sent": 3}


@in_fake_time
async def test_what_was_sent_is_settled_with_what_the_channel_calls_it(world):
    await world.happens(INA, "one", "two")
    await world.rests()

    assert await world.left() == 0
    assert await world.outbox.channel_ids(INA, now()) == ["ina1", "ina2"]


@in_fake_time
async def test_a_turn_while_the_last_is_being_sent_comes_right_behind(world):
    world.outbox = Blind(world.outbox)
    world.delivery = world.born()
    await world.happens(INA, "one")
    await asyncio.sleep(0)
    await world.happens(INA, "two")
    await world.rests()

    assert world.channel.said == ["one", "two"]
    assert world.channel.times == pytest.approx([0, 0.06], abs=0.01)


@in_fake_time
async def test_people_do_not_wait_for_one_another(world):
    people = [Person("telegram", str(n)) for n in range(64)]
    for person in people:
        await world.happens(person)
    await world.rests()

    assert max(world.channel.times) < 0.01


@in_fake_time
async def test_what_was_not_handed_over_is_found_in_the_store(world):
    await world.happens(INA, "one", taken=False)
    await world.passes(20)

    assert world.channel.said == ["one"]


@in_fake_time
async def test_what_waits_at_the_start_is_sent_at_once(world):
    await world.happens(INA, "one", taken=False)
    await world.rests(20)
    await world.passes(0.1)

    assert world.channel.said == ["one"]


@in_fake_time
async def test_a_message_that_was_not_handed_over_is_not_overtaken(world):
    async with world.delivery.running():
        await world.happens(INA, "one", taken=True)
        await world.happens(INA, "two", taken=False)
        await world.happens(INA, "three")
        await world.rests(3)

    assert world.channel.said == ["one", "two", "three"]
    assert await world.outbox.doubts() == 0


@in_fake_time
async def test_what_comes_while_the_last_is_being_settled_is_sent_soon(world):
    class Slow(Blind):
        async def settle(self, sending, settled):
            await asyncio.sleep(0.5)
            return await self._outbox.settle(sending, settled)

        async def pending(self, now, limit):
            return await self._outbox.pending(now, limit)

    world.outbox = Slow(world.outbox)
    world.delivery = world.born()
    async with world.delivery.running():
        await world.happens(INA, "one")
        await asyncio.sleep(0.1)
        await world.happens(INA, "two")
        await world.rests(1)

    assert world.channel.said == ["one", "two"]
    assert world.channel.times[1] < 0.7


@in_fake_time
async def test_a_message_that_has_expired_is_not_sent(world):
    await world.happens(INA, say("late", 30), say("later", 300), taken=False)
    await world.rests(60)
    await world.passes(5)

    assert world.channel.said == ["later"]
    assert await world.left() == 0


@in_fake_time
async def test_a_message_that_expires_while_it_waits_is_not_sent(world):
    world.channel.plan(too_many(40))
    await world.happens(INA, say("one", 30), say("two", 300))
    await world.passes(60)

    assert [call.sending.id for call in world.channel.calls] == [1, 2]
    assert world.channel.said == ["two"]


@in_fake_time
async def test_nothing_is_asked_before_its_time(world):
    world.channel.plan(too_many(7.3), too_many(90))
    await world.happens(INA, "one")
    await world.happens(INA, "two")
    await world.passes(200)

    first, second, third, fourth = world.channel.times
    assert first == 0
    assert 7.3 <= second - first <= 9
    assert 90 <= third - second <= 92
    assert world.channel.said == ["one", "two"]


@in_fake_time
async def test_a_channel_that_asks_one_chat_to_wait_serves_the_others(world):
    world.channel.plan(too_many(90))
    await world.happens(INA)
    await world.happens(OTO)
    await world.passes(200)

    assert [call.sending.person for call in world.channel.calls] == [INA, OTO, INA]
    assert world.channel.times[1] < 0.01


@in_fake_time
async def test_a_channel_that_asks_all_to_wait_is_left_alone(world):
    world.channel.plan(too_many(90, "channel"))
    async with world.delivery.running():
        await world.happens(INA)
        await world.rests(1)
        await world.happens(OTO)
        await world.rests(200)

    assert [call.sending.person for call in world.channel.calls] == [INA, INA, OTO]
    assert world.channel.times[1] >= 90


@in_fake_time
async def test_what_was_not_sent_is_tried_again_and_ever_more_slowly(world):
    world.channel.plan(*[not_connected()] * 4)
    await world.happens(INA)
    await world.passes(60)
    pauses = [late - early for early, late in pairwise(world.channel.times)]

    assert world.channel.said == ["hello"]
    assert [round(pause) for pause in pauses] == sorted(round(pause) for pause in pauses)
    assert pauses[0] >= 1
    assert pauses[3] >= 8
    assert await world.outbox.doubts() == 0


@in_fake_time
async def test_a_screen_of_which_nobody_knows_is_repeated_once_and_counted(world):
    world.channel.plan(*[lost(arrives=True)] * 5)
    await world.happens(INA)
    async with world.delivery.running():
        await world.rests(60)

    assert world.channel.seen[INA] == [1, 1]
    assert world.delivery.counts == {"doubt": 2, "unknown": 1}
    assert await world.outbox.doubts() == 2


@in_fake_time
async def test_what_comes_behind_a_message_of_which_nobody_knows_waits_for_it(world):
    world.channel.plan(lost(arrives=False))
    await world.happens(INA, "one", "two")
    await world.passes(60)

    assert world.channel.said == ["one", "two"]


@in_fake_time
async def test_a_humans_words_are_not_repeated(world):
    world.channel.plan(lost(arrives=True))
    await world.happens(INA, Say(Message("I am here", sender="human")), "two")
    await world.passes(60)

    assert world.channel.said == ["I am here", "two"]
    assert await world.outbox.doubts() == 1


@in_fake_time
async def test_a_channel_that_never_answers_is_not_waited_for(world):
    world.channel.plan(Weather(seconds=10_000))
    await world.happens(INA, "one", "two")
    await world.passes(60)

    assert world.channel.seen[INA] == [1, 1, 2]
    assert world.channel.times[1] < 20
    assert await world.outbox.doubts() == 1


@in_fake_time
async def test_a_message_that_is_refused_does_not_hold_up_the_next(world):
    world.channel.plan(refused())
    await world.happens(INA, "one", "two")
    await world.rests()

    assert (world.channel.said, world.delivery.counts) == (["two"], {"failed": 1, "sent": 1})


@in_fake_time
async def test_a_mistake_of_ours_does_not_hold_up_the_next(world):
    def mistaken(sending):
        if sending.id == 1:
            raise LookupError("our own bug")
        return Weather()

    world.channel.forecast = mistaken
    await world.happens(INA, "one", "two")
    await world.rests()

    assert (world.channel.said, world.delivery.counts) == (["two"], {"failed": 1, "sent": 1})


@in_fake_time
async def test_who_has_blocked_us_is_left_alone_at_once(world):
    world.channel.plan(blocked())
    await world.happens(INA, "one", "two")
    await world.happens(INA, "three")
    await world.passes(60)

    assert len(world.channel.calls) == 1
    assert await world.left() == 0


@in_fake_time
async def test_who_blocks_us_while_messages_wait_gets_none_of_them(world):
    world.channel.plan(Weather(seconds=3))
    async with world.delivery.running():
        await world.happens(INA, "one", "two")
        await world.rests(1)
        cancelled = await world.delivery.blocked(INA)
        await world.rests(60)

    assert (cancelled, world.channel.said) == (2, ["one"])
    assert await world.left() == 0


@in_fake_time
async def test_who_blocks_us_while_a_message_waits_for_its_turn_does_not_get_it():
    world = World(Limits())
    await world.happens(INA, *"abcd")
    await world.rests(0.5)
    await world.delivery.blocked(INA)
    await world.rests()

    assert world.channel.said == [*"abc"]


@in_fake_time
async def test_who_comes_back_after_blocking_us_is_answered(world):
    world.channel.plan(blocked())
    await world.happens(INA, "one")
    await world.rests()
    await world.happens(INA, "two")
    await world.rests()

    assert world.channel.said == ["two"]


@in_fake_time
async def test_the_chat_of_who_is_forgotten_is_erased_and_then_they_hear_a_last_word(world):
    async with world.delivery.running():
        await world.happens(INA, "one", "two")
        await world.rests(1)
        await world.happens(INA, answer=forgetting)
        await world.rests(1)

    assert world.channel.erased == [(INA, ("ina1", "ina2"))]
    assert world.channel.said == ["one", "two", "canary gone"]


@in_fake_time
async def test_the_chat_of_who_is_forgotten_is_erased_after_a_crash_too(world):
    await world.happens(INA, "one")
    await world.rests(1)
    await world.happens(INA, answer=forgetting, taken=False)
    await world.passes(1)

    assert (len(world.channel.erased), world.channel.said) == (1, ["one", "canary gone"])


@in_fake_time
async def test_what_is_under_way_to_who_is_forgotten_is_erased_too(world):
    world.channel.plan(Weather(seconds=3))
    async with world.delivery.running():
        await world.happens(INA, "one", "two")
        await world.rests(1)
        await world.happens(INA, answer=forgetting)
        await world.rests(10)

    assert world.channel.said == ["one", "canary gone"]
    assert (INA, ("ina1",)) in world.channel.erased


@in_fake_time
async def test_what_arrives_before_and_is_noted_after_a_wish_to_be_forgotten_is_erased(world):
    class Forgetful(Blind):
        async def settle(self, sending, settled):
            await world.happens(INA, answer=forgetting)
            return await self._outbox.settle(sending, settled)

        async def pending(self, now, limit):
            return await self._outbox.pending(now, limit)

    world.outbox = Forgetful(world.outbox)
    world.delivery = world.born()
    async with world.delivery.running():
        await world.happens(INA, "one")
        await world.rests(10)

    assert world.channel.said == ["one", "canary gone"]
    assert world.channel.erased == [(INA, ("ina1",))]


@in_fake_time
async def test_what_is_under_way_to_who_is_forgotten_is_erased_until_it_succeeds(world):
    world.channel.plan(Weather(seconds=3))
    world.channel.erase_weather = [not_connected(), too_many(60)]
    async with world.delivery.running():
        await world.happens(INA, "one")
        await world.rests(1)
        await world.happens(INA, answer=forgetting)
        await world.rests(120)

    assert world.channel.erased == [(INA, ("ina1",))]


@in_fake_time
async def test_an_erasure_that_fails_is_tried_again_and_the_last_word_waits(world):
    world.channel.erase_weather = [not_connected(), too_many(60), lost(arrives=False)]
    async with world.delivery.running():
        await world.happens(INA, "one")
        await world.rests(1)
        await world.happens(INA, answer=forgetting)
        await world.rests(120)

    assert world.channel.erased == [(INA, ("ina1",))]
    assert world.channel.said == ["one", "canary gone"]


@in_fake_time
async def test_what_cannot_be_erased_does_not_keep_the_last_word(world):
    world.channel.erase_weather = [refused()]
    async with world.delivery.running():
        await world.happens(INA, "one")
        await world.rests(1)
        await world.happens(INA, answer=forgetting)
        await world.rests(120)

    assert world.channel.said == ["one", "canary gone"]


@in_fake_time
async def test_a_last_word_that_is_too_old_is_not_said(world):
    world.channel.erase_weather = [too_many(1000)]
    await world.happens(INA, answer=forgetting)
    await world.happens(OTO, "one")
    await world.rests(1)
    await world.happens(OTO, answer=forgetting)
    await world.passes(1100)

    assert world.channel.said == ["one", "canary gone"]


@in_fake_time
async def test_a_last_word_is_said_once_even_if_nobody_knows_whether_it_arrived(world):
    world.channel.plan(lost(arrives=True))
    await world.happens(INA, answer=forgetting)
    await world.passes(120)

    assert world.channel.said == ["canary gone"]


@in_fake_time
async def test_an_erasure_goes_on_where_it_failed(world):
    async with world.delivery.running():
        await world.happens(INA, "one")
        await world.rests(1)
        weathers = [Weather(), not_connected(), not_connected()]
        world.channel.plan(*weathers)
        await world.happens(INA, Forget(), "all is erased", "farewell")
        await world.rests(120)

    assert len(world.channel.erased) == 1
    assert world.channel.said == ["one", "all is erased", "farewell"]


@in_fake_time
async def test_who_has_blocked_us_and_is_forgotten_is_not_asked_again_and_again(world):
    world.channel.plan(blocked())
    await world.happens(INA, answer=forgetting)
    await world.passes(120)

    assert len(world.channel.calls) == 1


@in_fake_time
async def test_a_channel_that_asks_all_to_wait_while_a_chat_is_erased_is_left_alone(world):
    world.channel.erase_weather = [too_many(90, "channel")]
    async with world.delivery.running():
        await world.happens(INA, "one")
        await world.rests(1)
        await world.happens(INA, answer=forgetting)
        await world.rests(1)
        await world.happens(OTO, "two")
        await world.rests(200)

    assert {*world.channel.said[1:]} == {"canary gone", "two"}
    assert world.channel.times[1] > 90


@in_fake_time
async def test_a_store_that_is_away_costs_a_repeat_that_is_counted(world):
    class Away(Blind):
        away = True

        async def settle(self, sending, settled):
            if self.away:
                self.away = False
                raise StoreUnavailable
            return await self._outbox.settle(sending, settled)

        async def pending(self, now, limit):
            return await self._outbox.pending(now, limit)

    world.outbox = Away(world.outbox)
    world.delivery = world.born()
    await world.happens(INA, "one")
    await world.passes(60)

    assert world.channel.seen[INA] == [1, 1]
    assert await world.outbox.doubts() == 1


@in_fake_time
async def test_a_store_that_cannot_be_looked_into_is_looked_into_again(world):
    class Away(Blind):
        tries = [StoreUnavailable(), LookupError("our own bug")]

        async def pending(self, now, limit):
            if self.tries:
                raise self.tries.pop()
            return await self._outbox.pending(now, limit)

    world.outbox = Away(world.outbox)
    world.delivery = world.born()
    await world.happens(INA, "one", taken=False)
    await world.passes(60)

    assert world.channel.said == ["one"]


@in_fake_time
async def test_a_backlog_is_taken_from_the_store_bit_by_bit(world):
    people = [Person("telegram", str(n)) for n in range(5 * MOST_IN_HAND)]
    for person in people:
        await world.happens(person, taken=False)
    await world.rests(20)
    await world.passes(2)

    assert len(world.channel.calls) == len(people)
    assert world.channel.most_under_way == MOST_IN_HAND


@in_fake_time
async def test_who_waits_in_the_store_does_not_wait_for_those_who_are_answered_now(world):
    await world.happens(INA, "one", taken=False)
    await world.rests(20)
    world.channel.forecast = lambda sending: Weather(seconds=10)
    for number in range(2 * MOST_IN_HAND):
        await world.happens(Person("telegram", str(number)))
    await world.passes(2)

    assert INA in [call.sending.person for call in world.channel.calls]


@in_fake_time
async def test_what_is_under_way_at_the_end_ends_and_the_rest_is_put_back(world):
    world.channel.plan(Weather(seconds=3))
    async with world.delivery.running():
        await world.happens(INA, "one", "two")
        await world.rests(1)
    world.delivery = world.born()
    await world.passes(1)

    assert world.channel.said == ["one", "two"]
    assert await world.outbox.doubts() == 0


@in_fake_time
async def test_a_channel_that_is_not_there_is_left_to_others(world):
    stranger = replace(INA, channel="pigeon")
    await world.happens(stranger, "one")
    await world.happens(INA, "two")
    await world.happens(stranger, answer=forgetting)
    await world.passes(60)

    assert world.channel.said == ["two"]


@in_fake_time
async def test_parts_that_were_sent_before_the_rest_failed_can_be_erased(world):
    failure = SendFailed("not_connected", channel_ids=["part"])
    world.channel.plan(Weather(failure, arrives=False))
    await world.happens(INA, "one")
    await world.passes(10)

    assert await world.outbox.channel_ids(INA, now()) == ["part", "ina2"]


@in_fake_time
async def test_an_event_that_was_answered_late_is_still_sent(world):
    answered = await world.happens(INA, "one", taken=False)
    await world.rests(5)
    world.delivery.take(INA, answered)
    await world.passes(5)

    assert world.channel.said == ["one"]
    assert await world.outbox.doubts() == 0
    assert now() - world.channel.calls[0].at < timedelta(seconds=6)
