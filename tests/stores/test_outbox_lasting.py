"""What a store promises about pushed messages that outlives its process."""

import pytest

from bot.ports import LEASE, Outcome, Person, Settled
from tests.stores.people import HOUR, NOON, count, forgetting, saying
from tests.stores.test_outbox_contract import INA, OTO, pushed, said, sent


async def test_what_was_acknowledged_is_sent_after_a_crash(lasting):
    async with lasting.open() as store:
        await store.turn(pushed("1"), saying("one", "two"), begin=True)
        survivor = lasting.as_after_a_crash()
        async with survivor.open() as after:
            found = await after.outbox.pending(NOON + LEASE, 9)

    assert said(found) == [("ina", "one"), ("ina", "two")]
    assert [sending.doubts for sending in found] == [1, 0]


async def test_where_there_is_only_one_process_the_dead_ones_claims_end_at_the_next_start(sqlite):
    async with sqlite.open() as store:
        await store.turn(pushed("1"), count, begin=True)
        await store.turn(pushed("1", OTO), forgetting, begin=True)
        await store.outbox.erasures(NOON, 9)
        survivor = sqlite.as_after_a_crash()
        async with survivor.open() as after:
            [sending] = await after.outbox.pending(NOON, 9)
            [erasure] = await after.outbox.erasures(NOON, 9)
            doubts = await after.outbox.doubts()

    assert (sending.person, sending.doubts, erasure.person, doubts) == (INA, 1, OTO, 2)


async def test_a_chat_is_erased_after_a_crash(lasting):
    async with lasting.open() as store:
        [first] = (await store.turn(pushed("1"), count, begin=True)).sendings
        await store.outbox.settle(first, sent("8"))
        await store.turn(pushed("2"), forgetting, begin=True)
        survivor = lasting.as_after_a_crash()
        async with survivor.open() as after:
            [erasure] = await after.outbox.erasures(NOON, 9)

    assert (erasure.person, erasure.channel_ids) == (INA, ("8",))


async def test_nothing_plain_is_kept_of_what_is_sent_and_erased(lasting):
    async with lasting.open() as store:
        turn = pushed("1", message_id="canary-7")
        [first] = (await store.turn(turn, saying("canary"), begin=True)).sendings
        await store.outbox.settle(first, sent("canary-8"))
        await store.turn(pushed("1", OTO), count, begin=True)
        await store.turn(pushed("2", OTO), forgetting, begin=True)
        kept = await lasting.everything()

    assert b"telegram" in kept
    assert b"canary" not in kept


async def test_nothing_of_a_chat_is_left_once_it_is_erased(lasting):
    async with lasting.open() as store:
        await store.turn(pushed("1"), forgetting, begin=True)
        [erasure] = await store.outbox.erasures(NOON, 9)
        await store.outbox.settle_erasure(erasure, None)

        assert await lasting.execute("SELECT length(job) FROM erasures") == [(0,)]


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE outbox SET body = substr(body, 1, 40)",
        "UPDATE conversations SET address = substr(address, 1, 40)",
        "UPDATE conversations SET address = NULL",
        "UPDATE conversation_keys SET wrapped = substr(wrapped, 1, 20)",
        "DELETE FROM conversation_keys",
        "DELETE FROM outbox",
    ],
)
async def test_what_cannot_be_read_is_tried_only_once(lasting, spoil):
    async with lasting.open() as store:
        await store.turn(pushed("1"), count, begin=True)
        await lasting.execute(spoil)
        nothing = await store.outbox.pending(NOON + LEASE, 9)
        left = await lasting.execute("SELECT count(*) FROM queues")

    assert (nothing, left) == ([], [(0,)])


async def test_one_message_that_cannot_be_read_does_not_hold_up_the_others(lasting):
    async with lasting.open() as store:
        await store.turn(pushed("1"), saying("one", "two"), begin=True)
        await lasting.execute("UPDATE outbox SET body = substr(body, 1, 40) WHERE message_id = 1")

        assert said(await store.outbox.pending(NOON + LEASE, 9)) == [("ina", "two")]


async def test_a_job_that_cannot_be_read_is_nobody_elses_trouble(lasting):
    async with lasting.open() as store:
        await store.turn(pushed("1"), forgetting, begin=True)
        await lasting.execute("UPDATE erasures SET job = substr(job, 1, 40)")
        await store.turn(pushed("1", OTO), forgetting, begin=True)

        assert [one.person for one in await store.outbox.erasures(NOON, 9)] == [OTO]


async def test_ids_that_cannot_be_read_are_left_out(lasting):
    async with lasting.open() as store:
        [first] = (await store.turn(pushed("1", message_id="7"), count, begin=True)).sendings
        await lasting.execute("UPDATE channel_ids SET ids = substr(ids, 1, 40)")
        await store.outbox.settle(first, sent("8"))

        assert await store.outbox.channel_ids(INA, NOON) == ["8"]


async def test_of_two_processes_one_has_the_message(postgres):
    async with postgres.open() as one, postgres.open() as other:
        await one.turn(pushed("1"), count, begin=True)
        nothing = await other.outbox.pending(NOON, 9)
        claims = [await store.outbox.pending(NOON + LEASE, 9) for store in (one, other)]

    assert (nothing, [len(claimed) for claimed in claims]) == ([], [1, 0])


async def test_a_message_behind_those_of_another_process_waits_for_it(postgres):
    async with postgres.open() as one, postgres.open() as other:
        [first] = (await one.turn(pushed("1"), count, begin=True)).sendings
        [second] = (await other.turn(pushed("2"), count, begin=True)).sendings
        await one.outbox.settle(first, Settled(NOON, Outcome.SENT))
        [later] = await other.outbox.pending(NOON, 9)

    assert (second.claim, later.id, later.doubts) == (None, 2, 0)


async def test_what_two_processes_claim_at_once_is_sent_once(postgres):
    async with postgres.open() as one, postgres.open() as other:
        for n in range(30):
            await one.turn(pushed("1", Person("telegram", str(n))), count, begin=True)
        found = []
        for _ in range(10):
            for store in (one, other):
                found += await store.outbox.pending(NOON + HOUR, 2)

    assert len({sending.person for sending in found}) == len(found) == 30
