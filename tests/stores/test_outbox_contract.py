"""What every store promises about messages that have to be pushed, and chats to be erased."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.engine.effects import Forget
from bot.engine.message import BarItem, BarKind, Choice, Input, Link, Message, Picture
from bot.ports import LEASE, Outcome, Person, Sending, Settled
from tests.stores.people import HOUR, NOON, count, event, forgetting, never, say, saying, texts

SECOND = timedelta(seconds=1)
INA = Person("telegram", "ina-canary-address")
OTO = Person("telegram", "oto-canary-address")


def pushed(id, person=INA, *, at=NOON, message_id=""):
    """Something that happened to somebody on a channel that pushes."""
    return replace(event(id, person, at=at, pushed_to=True), message_id=message_id)


def said(sendings):
    """Who is to hear what."""
    return [(sending.person.address[:3], sending.message.text) for sending in sendings]


def sent(*ids, at=NOON, goes_on=False):
    """It was sent."""
    return Settled(at, Outcome.SENT, ids, goes_on=goes_on)


def put_back(again_at, *, at=NOON, doubtful=False):
    """It was not sent, or nobody knows."""
    return Settled(at, again_at=again_at, doubtful=doubtful)


@pytest.fixture
def outbox(store):
    """What is to be sent, in a store of each kind."""
    return store.outbox


async def test_what_is_pushed_is_handed_over_at_once_and_claimed(store):
    answered = await store.turn(pushed("1"), saying(say("one", 60), "two"), begin=True)
    first, second = answered.sendings

    assert (said([first, second]), [first.id, second.id]) == (
        [("ina", "one"), ("ina", "two")],
        [1, 2],
    )
    assert (first.expires_at, first.attempt, first.doubts) == (NOON + 60 * SECOND, 1, 0)
    assert first.claim == second.claim
    assert first.claim.until == NOON + LEASE


async def test_what_is_fetched_is_handed_to_nobody(store, outbox):
    answered = await store.turn(event("1"), count, begin=True)

    assert (answered.sendings, await outbox.pending(NOON + HOUR, 9)) == ((), [])


async def test_nobody_else_gets_what_is_claimed(store, outbox):
    await store.turn(pushed("1"), count, begin=True)

    assert await outbox.pending(NOON + LEASE - SECOND, 9) == []


async def test_a_claim_that_ran_out_is_a_doubt(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    [again] = await outbox.pending(NOON + LEASE, 9)

    assert again == replace(first, attempt=2, doubts=1, claim=again.claim)
    assert again.claim.fence != first.claim.fence
    assert again.claim.until == NOON + 2 * LEASE
    assert await outbox.doubts() == 1


async def test_a_message_comes_back_from_the_store_as_it_was(store, outbox):
    message = Message(
        "text",
        (Choice("a", "A"), Choice("b", "B", chosen=True)),
        (Link("phone", "Call", "+371"),),
        Picture("map.svg", "A map"),
        Input("number", 1, 2.5),
        (BarItem(BarKind.CALL, "Call", "+371"), BarItem(BarKind.FORGET, "Forget")),
        "human",
    )
    await store.turn(pushed("1"), saying(replace(say(""), message=message)), begin=True)
    [again] = await outbox.pending(NOON + LEASE, 9)

    assert again.message == message


async def test_what_is_sent_is_gone(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, sent())

    assert await outbox.pending(NOON + HOUR, 9) == []
    assert (await store.messages(INA, 0, NOON)).messages == ()


@pytest.mark.parametrize("outcome", Outcome)
async def test_every_outcome_is_final(store, outbox, outcome):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, Settled(NOON, outcome))

    assert await outbox.pending(NOON + HOUR, 9) == []


async def test_who_has_nothing_left_to_wait_for_is_first_again(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, sent())
    [second] = (await store.turn(pushed("2"), count, begin=True)).sendings

    assert second.claim.fence not in (None, first.claim.fence)


async def test_a_message_behind_others_is_nobodys_yet(store):
    await store.turn(pushed("1"), count, begin=True)
    [second] = (await store.turn(pushed("2"), count, begin=True)).sendings

    assert (second.id, second.claim) == (2, None)


async def test_what_came_behind_is_free_when_its_owner_leaves(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await store.turn(pushed("2"), count, begin=True)
    await outbox.settle(first, sent())
    [second] = await outbox.pending(NOON, 9)

    assert (second.id, second.attempt, second.doubts) == (2, 1, 0)


async def test_who_goes_on_keeps_the_claim_longer(store, outbox):
    answered = await store.turn(pushed("1"), saying("one", "two"), begin=True)
    at = NOON + 10 * SECOND
    await outbox.settle(answered.sendings[0], sent(at=at, goes_on=True))

    assert await outbox.pending(at + LEASE - SECOND, 9) == []
    assert said(await outbox.pending(at + LEASE, 9)) == [("ina", "two")]


async def test_what_is_put_back_waits_for_its_time(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, put_back(NOON + 90 * SECOND))
    early = await outbox.pending(NOON + 90 * SECOND - timedelta(microseconds=1), 9)
    [late] = await outbox.pending(NOON + 90 * SECOND, 9)

    assert (early, late.attempt, late.doubts) == ([], 2, 0)
    assert await outbox.doubts() == 0


async def test_the_others_of_a_person_wait_behind_what_was_put_back(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, put_back(NOON + 90 * SECOND))
    [second] = (await store.turn(pushed("2"), count, begin=True)).sendings
    early = await outbox.pending(NOON + 89 * SECOND, 9)
    late = await outbox.pending(NOON + 90 * SECOND, 9)

    assert (second.claim, early) == (None, [])
    assert [(one.id, one.attempt) for one in late] == [(1, 2), (2, 1)]


async def test_a_doubt_is_counted_and_remembered(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, put_back(NOON, doubtful=True))
    [again] = await outbox.pending(NOON, 9)

    assert (again.doubts, await outbox.doubts()) == (1, 1)


async def test_the_doubts_of_a_message_are_not_those_of_the_next(store, outbox):
    answered = await store.turn(pushed("1"), saying("one", "two"), begin=True)
    await outbox.settle(answered.sendings[0], put_back(NOON, doubtful=True))
    [one, _] = await outbox.pending(NOON, 9)
    await outbox.settle(one, sent())
    [two] = await outbox.pending(NOON, 9)

    assert (two.attempt, two.doubts) == (1, 0)


async def test_who_was_away_too_long_puts_nothing_back(store, outbox):
    [old] = (await store.turn(pushed("1"), count, begin=True)).sendings
    [new] = await outbox.pending(NOON + LEASE, 9)
    await outbox.settle(old, put_back(NOON))
    nothing = await outbox.pending(NOON + LEASE, 9)
    await outbox.settle(new, put_back(NOON + 90 * SECOND))

    assert nothing == []
    assert len(await outbox.pending(NOON + 90 * SECOND, 9)) == 1


async def test_what_was_sent_is_gone_whoever_sent_it(store, outbox):
    [old] = (await store.turn(pushed("1"), count, begin=True)).sendings
    [new] = await outbox.pending(NOON + LEASE, 9)
    await outbox.settle(old, sent("41"))
    await outbox.settle(new, sent("42"))

    assert await outbox.pending(NOON + HOUR, 9) == []
    assert await outbox.channel_ids(INA, NOON) == ["41", "42"]


async def test_only_so_many_people_are_claimed_and_the_longest_waiting_first(store, outbox):
    people = [Person("telegram", f"{n:03}") for n in range(5)]
    for n, person in enumerate(people):
        await store.turn(pushed("1", person, at=NOON + n * SECOND), saying("a", "b"), begin=True)
    first = await outbox.pending(NOON + HOUR, 3)
    rest = await outbox.pending(NOON + HOUR, 9)

    assert [one.person for one in first] == [person for person in people[:3] for _ in "ab"]
    assert [one.person for one in rest] == [person for person in people[3:] for _ in "ab"]


async def test_a_message_is_claimed_only_once(store, outbox):
    people = [Person("telegram", str(n)) for n in range(20)]
    for person in people:
        await store.turn(pushed("1", person), count, begin=True)
    claims = await asyncio.gather(*(outbox.pending(NOON + LEASE, 7) for _ in range(6)))
    addresses = [one.person.address for claimed in claims for one in claimed]

    assert sorted(addresses) == sorted({*addresses})
    assert len(addresses) >= 7


async def test_turns_and_deliveries_at_once_lose_nothing(store, outbox):
    async def deliver(answered):
        for sending in answered.sendings:
            if sending.claim:
                await outbox.settle(sending, sent(str(sending.id)))

    async def happen(n):
        await deliver(await store.turn(pushed(str(n)), count, begin=True))

    await asyncio.gather(*(happen(n) for n in range(40)))
    while left := await outbox.pending(NOON + HOUR, 9):
        for sending in left:
            await outbox.settle(sending, sent(str(sending.id), goes_on=sending != left[-1]))

    ids = await outbox.channel_ids(INA, NOON)
    assert sorted(map(int, ids)) == list(range(1, 41))


async def test_an_event_that_comes_again_pushes_nothing_again(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, sent())
    again = await store.turn(pushed("1"), never, begin=True)

    assert (again.repeated, again.sendings) == (True, ())
    assert await outbox.pending(NOON + HOUR, 9) == []


async def test_nothing_is_sent_to_who_has_blocked_us(store, outbox):
    await store.turn(pushed("1"), saying("one", "two"), begin=True)
    await store.turn(pushed("1", OTO), count, begin=True)

    assert await outbox.blocked(INA) == 2
    assert said(await outbox.pending(NOON + HOUR, 9)) == [("oto", "canary 1")]


async def test_everything_that_waits_is_cancelled_with_the_message_that_found_us_blocked(
    store, outbox
):
    answered = await store.turn(pushed("1"), saying("one", "two"), begin=True)
    await outbox.settle(answered.sendings[0], Settled(NOON, Outcome.FAILED, blocked=True))

    assert await outbox.pending(NOON + HOUR, 9) == []


async def test_who_unblocks_us_is_answered_again(store, outbox):
    await store.turn(pushed("1"), count, begin=True)
    await outbox.blocked(INA)
    [sending] = (await store.turn(pushed("2"), count, begin=True)).sendings

    assert sending.claim is not None


async def test_who_fetches_their_messages_cannot_block_us(store, outbox):
    await store.turn(event("1"), count, begin=True)

    assert await outbox.blocked(event("1").person) == 0
    assert len((await store.messages(event("1").person, 0, NOON)).messages) == 1


async def test_a_stranger_can_block_us(outbox):
    assert await outbox.blocked(INA) == 0


async def test_what_the_channel_calls_messages_is_kept_for_48_hours(store, outbox):
    [first] = (await store.turn(pushed("1", message_id="7"), count, begin=True)).sendings
    await outbox.settle(first, sent("8", "9"))
    for hours in (20, 40):
        await store.turn(pushed(str(hours), at=NOON + hours * HOUR), saying(), begin=True)
    await store.prune(NOON + 47 * HOUR)
    early = await outbox.channel_ids(INA, NOON + 48 * HOUR - SECOND)
    late = await outbox.channel_ids(INA, NOON + 48 * HOUR)

    assert (early, late) == (["7", "8", "9"], [])


async def test_parts_that_were_sent_are_remembered_even_if_the_rest_failed(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, Settled(NOON, channel_ids=("8",), again_at=NOON))

    assert await outbox.channel_ids(INA, NOON) == ["8"]


async def test_a_stranger_has_no_messages_on_the_channel(outbox):
    assert await outbox.channel_ids(INA, NOON) == []


async def test_who_is_forgotten_leaves_a_chat_to_be_erased_and_a_last_word(store, outbox):
    [first] = (await store.turn(pushed("1", message_id="7"), count, begin=True)).sendings
    await outbox.settle(first, sent("8", "9"))
    answered = await store.turn(pushed("2", message_id="10"), forgetting, begin=True)
    [erasure] = await outbox.erasures(NOON, 9)

    assert (answered.forgotten, texts(answered)) == (True, ["canary gone"])
    assert (erasure.person, erasure.channel_ids) == (INA, ("7", "8", "9", "10"))
    assert said(erasure.farewell) == [("ina", "canary gone")]
    assert erasure.farewell[0].expires_at == NOON + 600 * SECOND


async def test_what_waited_is_not_sent_to_who_is_forgotten(store, outbox):
    await store.turn(pushed("1"), count, begin=True)
    await store.turn(pushed("2"), forgetting, begin=True)

    assert await outbox.pending(NOON + HOUR, 9) == []


async def test_what_was_under_way_to_who_is_forgotten_leaves_no_trace(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await store.turn(pushed("2"), forgetting, begin=True)
    await store.turn(pushed("3"), count, begin=True)
    kept = await outbox.settle(first, sent("8"))

    assert (kept, await outbox.channel_ids(INA, NOON)) == (False, [])
    assert len(await outbox.pending(NOON + LEASE, 9)) == 1


@pytest.mark.parametrize("returns", [False, True])
async def test_what_was_under_way_to_who_is_forgotten_is_to_be_erased(store, outbox, returns):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await store.forget(INA, NOON)
    for _ in range(returns):
        await store.turn(pushed("2"), count, begin=True)
    await outbox.settle(first, sent("8", "9"))
    [left, late] = await outbox.erasures(NOON, 9)
    for erasure in (left, late):
        await outbox.settle_erasure(erasure, None)

    assert {left.channel_ids, late.channel_ids} == {(), ("8", "9")}
    assert (late.person, late.farewell) == (INA, ())
    assert await outbox.erasures(NOON + HOUR, 9) == []


async def test_what_was_not_sent_to_who_is_forgotten_leaves_nothing_to_erase(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await store.forget(INA)
    kept = await outbox.settle(first, put_back(NOON))

    assert (kept, await outbox.erasures(NOON, 9)) == (False, [])


async def test_a_message_that_is_settled_was_kept(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings

    assert await outbox.settle(first, sent("8"))


async def test_a_newcomer_who_wants_to_be_forgotten_hears_a_last_word(store, outbox):
    await store.turn(pushed("1", message_id="7"), forgetting, begin=True)
    [erasure] = await outbox.erasures(NOON, 9)

    assert (erasure.channel_ids, len(erasure.farewell), await store.count()) == (("7",), 1, 0)


async def test_the_same_wish_to_be_forgotten_is_fulfilled_once(store, outbox):
    await store.turn(pushed("1"), count, begin=True)
    await store.turn(pushed("2"), forgetting, begin=True)
    [erasure] = await outbox.erasures(NOON, 9)
    await outbox.settle_erasure(erasure, None)
    await store.turn(pushed("2"), forgetting, begin=True)

    assert await outbox.erasures(NOON + HOUR, 9) == []


async def test_a_chat_is_erased_by_one_process_and_again_if_that_dies(store, outbox):
    await store.turn(pushed("1"), forgetting, begin=True)
    [first] = await outbox.erasures(NOON, 9)
    nothing = await outbox.erasures(NOON + LEASE, 9)
    [again] = await outbox.erasures(NOON + 4 * LEASE, 9)

    assert (nothing, again, await outbox.doubts()) == ([], first, 1)


async def test_an_erasure_that_failed_waits_for_its_time(store, outbox):
    await store.turn(pushed("1"), forgetting, begin=True)
    [erasure] = await outbox.erasures(NOON, 9)
    await outbox.settle_erasure(erasure, NOON + 90 * SECOND)
    early = await outbox.erasures(NOON + 89 * SECOND, 9)
    late = await outbox.erasures(NOON + 90 * SECOND, 9)

    assert (early, late, await outbox.doubts()) == ([], [erasure], 0)


async def test_an_erasure_ends_after_an_hour_done_or_not(store, outbox):
    await store.turn(pushed("1"), forgetting, begin=True)
    await store.turn(pushed("1", OTO), forgetting, begin=True)
    for erasure in await outbox.erasures(NOON, 1):
        await outbox.settle_erasure(erasure, NOON)
    await store.prune(NOON + HOUR)

    assert await outbox.erasures(NOON + 2 * HOUR, 9) == []


async def test_whom_the_staff_forgets_leaves_a_chat_to_be_erased_too(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, sent("8"))
    await store.forget(INA, NOON)
    [erasure] = await outbox.erasures(NOON, 9)

    assert (erasure.person, erasure.channel_ids, erasure.farewell) == (INA, ("8",), ())


async def test_who_is_not_pushed_to_leaves_no_chat(store, outbox):
    await store.turn(event("1"), count, begin=True)
    await store.forget(event("1").person, NOON)
    await store.turn(event("2"), saying(Forget()), begin=True)

    assert await outbox.erasures(NOON + HOUR, 9) == []


async def test_doubts_are_kept_for_a_day(store, outbox):
    [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
    await outbox.settle(first, Settled(NOON, Outcome.UNKNOWN, doubtful=True))
    await store.prune(NOON + 24 * HOUR - SECOND)
    early = await outbox.doubts()
    await store.prune(NOON + 24 * HOUR)

    assert (early, await outbox.doubts()) == (1, 0)


async def test_messages_of_a_queue_that_are_pruned_are_not_looked_for_for_ever(store, outbox):
    await store.turn(pushed("1"), count, begin=True)
    await store.turn(pushed("2", at=NOON + HOUR), saying("two"), begin=True)
    await store.prune(NOON + HOUR)

    assert [one.id for one in await outbox.pending(NOON + HOUR, 9)] == [2]


async def test_a_message_without_a_claim_cannot_be_settled(store, outbox):
    await store.turn(pushed("1"), count, begin=True)
    [second] = (await store.turn(pushed("2"), count, begin=True)).sendings
    await outbox.settle(second, sent())

    assert [one.id for one in await outbox.pending(NOON + LEASE, 9)] == [1, 2]


async def test_a_message_to_a_stranger_cannot_be_settled(outbox):
    stray = Sending(INA, 1, Message("nothing"), NOON)
    await outbox.settle(stray, sent("1"))

    assert await outbox.channel_ids(INA, NOON) == []
