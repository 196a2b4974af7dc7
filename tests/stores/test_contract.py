"""What every store promises, whatever it keeps things in."""

import asyncio
from datetime import timedelta

import pytest

from bot.engine.effects import Forget
from bot.engine.session import Doubt, Position, Session
from bot.ports import Decision, NoConversation, Person
from tests.stores.people import (
    ANNA,
    HOUR,
    MARIS,
    NOON,
    count,
    event,
    forgetting,
    ids,
    kept,
    mistaken,
    never,
    remembering,
    say,
    saying,
    texts,
)

SECOND = timedelta(seconds=1)
PEOPLE = [Person("web", str(n)) for n in range(20)]


async def test_an_event_brings_its_messages_numbered_from_one(store):
    answered = await store.turn(event("1"), saying("one", "two"), begin=True)

    assert (ids(answered), texts(answered), answered.cursor) == ([1, 2], ["one", "two"], 2)


async def test_messages_are_numbered_on_and_on(store):
    await store.turn(event("1"), saying("one", "two"), begin=True)
    answered = await store.turn(event("2"), saying("three"), begin=True)

    assert (ids(answered), answered.cursor) == ([3], 3)


async def test_a_turn_sees_what_the_one_before_has_left(store):
    session = Session(
        Position("job_offer", "fee", (("home", "offer"),)),
        language="ru",
        answers={"job_offer/fee": None, "job_offer/who": ("a", "b"), "job_offer/pay": 12.5},
        results={"job_offer/result": "high"},
        trail=("home/start",),
        doubt=Doubt.GUESS,
        about="debt",
        acted_at=1_700_000_000,
    )
    found: list[Session | None] = []
    await store.turn(event("1"), lambda *_: Decision(session), begin=True)
    await store.turn(event("2"), remembering(found), begin=True)

    assert found == [session]


async def test_a_newcomer_has_no_session(store):
    found: list[Session | None] = []
    await store.turn(event("1"), remembering(found), begin=True)

    assert found == [None]


async def test_the_same_event_again_brings_the_same_and_changes_nothing(store):
    first = await store.turn(event("1"), saying("one", "two"), begin=True)
    again = await store.turn(event("1"), never, begin=True)

    assert (again.messages, again.cursor, again.repeated) == (first.messages, 2, True)


async def test_an_older_event_again_brings_the_cursor_of_then(store):
    first = await store.turn(event("1"), saying("one"), begin=True)
    await store.turn(event("2"), saying("two"), begin=True)
    again = await store.turn(event("1"), never, begin=True)

    assert (again.messages, again.cursor) == (first.messages, 1)


async def test_a_repeat_brings_even_what_has_expired(store):
    await store.turn(event("1"), saying(say("one", expires_in=1)), begin=True)
    again = await store.turn(event("1", at=NOON + HOUR), never, begin=True)

    assert texts(again) == ["one"]


async def test_a_silent_event_is_answered_once_too(store):
    await store.turn(event("1"), saying("one"), begin=True)
    await store.turn(event("2"), saying(), begin=True)
    again = await store.turn(event("2"), never, begin=True)

    assert (again.messages, again.cursor, again.repeated) == ((), 1, True)


async def test_the_same_id_from_two_people_is_two_events(store):
    await store.turn(event("1", ANNA), saying("to anna"), begin=True)
    answered = await store.turn(event("1", MARIS), saying("to maris"), begin=True)

    assert (texts(answered), answered.repeated) == (["to maris"], False)


async def test_the_same_address_on_two_channels_is_two_people(store):
    await store.turn(event("1", Person("web", "7")), count, begin=True)
    await store.turn(event("1", Person("telegram", "7")), count, begin=True)

    assert await store.count() == 2


async def test_events_of_one_person_at_once_are_answered_one_after_the_other(store):
    await asyncio.gather(*(store.turn(event(str(n)), count, begin=True) for n in range(50)))
    answered = await store.messages(ANNA, 0, NOON)

    assert texts(answered) == [f"canary {n}" for n in range(1, 51)]


async def test_the_same_event_many_times_at_once_is_answered_once(store):
    await asyncio.gather(*(store.turn(event("1"), count, begin=True) for _ in range(50)))
    answered = await store.messages(ANNA, 0, NOON)

    assert texts(answered) == ["canary 1"]


async def test_many_first_events_of_one_person_begin_one_conversation(store):
    await asyncio.gather(*(store.turn(event(str(n)), count, begin=True) for n in range(200)))

    assert await store.count() == 1


async def test_many_people_at_once_have_a_conversation_each(store):
    people = [Person("web", str(n)) for n in range(200)]
    answers = await asyncio.gather(
        *(store.turn(event("1", person), saying(person.address), begin=True) for person in people)
    )

    assert [texts(answered) for answered in answers] == [[person.address] for person in people]
    assert await store.count() == 200


async def test_an_event_that_may_not_begin_does_not(store):
    with pytest.raises(NoConversation):
        await store.turn(event("1"), never, begin=False)

    assert await store.count() == 0


async def test_an_event_that_may_not_begin_goes_on(store):
    await store.turn(event("1"), count, begin=True)
    answered = await store.turn(event("2"), count, begin=False)

    assert texts(answered) == ["canary 2"]


async def test_a_stranger_has_no_messages(store):
    with pytest.raises(NoConversation):
        await store.messages(ANNA, None, NOON)


async def test_a_mistake_in_an_answer_keeps_nothing(store):
    await store.turn(event("1"), count, begin=True)
    with pytest.raises(LookupError):
        await store.turn(event("2"), mistaken, begin=True)
    answered = await store.turn(event("2"), count, begin=True)

    assert (texts(answered), answered.repeated) == (["canary 2"], False)


async def test_a_mistake_in_one_answer_is_nobody_elses(store):
    results = await asyncio.gather(
        *(
            store.turn(
                event("1", Person("web", str(n))), mistaken if n == 7 else count, begin=True
            )
            for n in range(20)
        ),
        return_exceptions=True,
    )

    assert [n for n, result in enumerate(results) if isinstance(result, Exception)] == [7]


async def test_what_cannot_be_kept_is_nobody_elses_trouble(store):
    def unkeepable(session, case):
        return Decision(Session(Position("home", "\ud800")))

    results = await asyncio.gather(
        *(
            store.turn(
                event("1", Person("web", str(n))), unkeepable if n == 7 else count, begin=True
            )
            for n in range(20)
        ),
        return_exceptions=True,
    )

    assert [n for n, result in enumerate(results) if isinstance(result, Exception)] == [7]


async def test_an_id_that_is_too_long_is_refused(store):
    with pytest.raises(ValueError, match="64 characters"):
        await store.turn(event("x" * 65), never, begin=True)


async def test_who_is_cancelled_does_not_let_the_next_read_what_was_before(store):
    await store.turn(event("0"), count, begin=True)
    first, *others = (
        asyncio.create_task(store.turn(event(str(n)), count, begin=True)) for n in (1, 2, 3)
    )
    await asyncio.sleep(0)  # the first has begun
    while not first.done():
        first.cancel()
        await asyncio.sleep(0)
    said = [texts(answered) for answered in await asyncio.gather(*others)]

    assert said == [["canary 3"], ["canary 4"]]


async def test_news_are_what_is_above_the_cursor(store):
    await store.turn(event("1"), saying("one", "two"), begin=True)
    await store.turn(event("2"), saying("three"), begin=True)
    answered = await store.messages(ANNA, 1, NOON)

    assert (texts(answered), answered.cursor) == (["two", "three"], 3)


@pytest.mark.parametrize("after", [3, 4, 2**31, 2**70])
async def test_above_the_newest_there_is_nothing(store, after):
    await store.turn(event("1"), saying("one", "two", "three"), begin=True)
    answered = await store.messages(ANNA, after, NOON)

    assert (texts(answered), answered.cursor) == ([], 3)


@pytest.mark.parametrize("after", [0, -1, -(2**70)])
async def test_above_nothing_there_is_everything(store, after):
    await store.turn(event("1"), saying("one", "two"), begin=True)

    assert texts(await store.messages(ANNA, after, NOON)) == ["one", "two"]


async def test_what_has_expired_is_not_news_and_the_cursor_passes_it(store):
    await store.turn(event("1"), saying(say("soon", 60), say("later", 61)), begin=True)
    answered = await store.messages(ANNA, 0, NOON + 60 * SECOND)
    later = await store.messages(ANNA, 0, NOON + 61 * SECOND)

    assert (texts(answered), texts(later), later.cursor) == (["later"], [], 2)


async def test_the_screen_is_the_last_turn_and_does_not_expire(store):
    await store.turn(event("1"), saying("one"), begin=True)
    await store.turn(event("2"), saying(say("two", 1), say("three", 1)), begin=True)
    answered = await store.messages(ANNA, None, NOON + 5 * HOUR)

    assert (texts(answered), answered.cursor) == (["two", "three"], 3)


async def test_a_silent_turn_leaves_the_screen_as_it_was(store):
    await store.turn(event("1"), saying("one"), begin=True)
    await store.turn(event("2"), saying(), begin=True)

    assert texts(await store.messages(ANNA, None, NOON)) == ["one"]


async def test_people_get_only_their_own_messages(store):
    await store.turn(event("1", ANNA), saying("to anna"), begin=True)
    await store.turn(event("1", MARIS), saying("to maris"), begin=True)

    assert texts(await store.messages(ANNA, 0, NOON)) == ["to anna"]


async def test_nothing_is_left_of_who_is_forgotten(store):
    await store.turn(event("1"), count, begin=True)
    forgotten = await store.forget(ANNA)

    assert (bool(forgotten), await store.count()) == (True, 0)
    with pytest.raises(NoConversation):
        await store.messages(ANNA, None, NOON)


async def test_forgetting_a_stranger_is_no_trouble(store):
    assert not await store.forget(ANNA)


async def test_others_are_not_forgotten(store):
    await store.turn(event("1", MARIS), count, begin=True)
    await store.turn(event("1", ANNA), count, begin=True)
    await store.forget(ANNA)

    assert texts(await store.messages(MARIS, None, NOON)) == ["canary 1"]


async def test_who_asks_to_be_forgotten_hears_a_last_word_that_is_not_kept(store):
    await store.turn(event("1"), saying("one", "two"), begin=True)
    answered = await store.turn(event("2"), saying("before", Forget(), "after"), begin=False)

    assert (ids(answered), texts(answered)) == ([1, 2], ["before", "after"])
    assert (answered.forgotten, await store.count()) == (True, 0)


async def test_a_newcomer_who_asks_to_be_forgotten_is_never_kept(store):
    answered = await store.turn(event("1"), forgetting, begin=True)

    assert (texts(answered), answered.forgotten) == (["canary gone"], True)
    assert await store.count() == 0


async def test_who_comes_back_after_being_forgotten_is_a_newcomer(store):
    await store.turn(event("1"), count, begin=True)
    await store.turn(event("2"), forgetting, begin=True)
    answered = await store.turn(event("1"), count, begin=True)

    assert (ids(answered), texts(answered), answered.repeated) == ([1], ["canary 1"], False)


async def test_events_behind_a_forgetting_begin_anew(store):
    answers = [count, forgetting, count, count]
    for n, answer in enumerate(answers):
        answered = await store.turn(event(str(n)), answer, begin=True)

    assert texts(answered) == ["canary 2"]


async def test_a_conversation_ends_24_hours_after_the_last_act(store):
    await store.turn(event("1", at=NOON - 20 * HOUR), count, begin=True)
    await store.turn(event("2", at=NOON), count, begin=True)
    early = await store.prune(NOON + 24 * HOUR - SECOND)
    late = await store.prune(NOON + 24 * HOUR)

    assert (early, late, await store.count()) == (0, 1, 0)


async def test_only_what_is_over_is_pruned(store):
    for n in range(450):
        at = NOON - 24 * HOUR if n < 430 else NOON
        await store.turn(event("1", Person("web", str(n)), at=at), count, begin=True)
    gone = await store.prune(NOON)

    assert (gone, await store.count()) == (430, 20)


async def test_messages_go_after_an_hour_but_the_screen_stays(store):
    await store.turn(event("1"), saying(say("one", 10_000)), begin=True)
    await store.turn(event("2"), saying(say("two", 10_000)), begin=True)
    await store.prune(NOON + HOUR - SECOND)
    before = await store.messages(ANNA, 0, NOON)
    await store.prune(NOON + HOUR)
    after = await store.messages(ANNA, 0, NOON)

    assert (texts(before), texts(after)) == (["one", "two"], ["two"])


async def test_an_event_is_known_again_for_72_hours(store):
    await store.turn(event("1"), count, begin=True)
    for hours in (20, 40, 60, 71):
        await store.turn(event(f"after {hours}", at=NOON + hours * HOUR), count, begin=True)
    await store.prune(NOON + 72 * HOUR - SECOND)
    early = await store.turn(event("1", at=NOON + 72 * HOUR), never, begin=True)
    await store.prune(NOON + 72 * HOUR)
    late = await store.turn(event("1", at=NOON + 72 * HOUR), count, begin=True)

    assert (early.repeated, late.repeated) == (True, False)


async def test_pruning_while_people_talk_takes_nothing_from_them(store):
    old, new = NOON - 30 * HOUR, NOON
    people = [Person("web", str(n)) for n in range(30)]
    for person in people:
        await store.turn(event("1", person, at=old), count, begin=True)
    turns = [store.turn(event("2", person, at=new), count, begin=True) for person in people]
    answers = await asyncio.gather(*turns, store.prune(NOON))
    said = [texts(await store.messages(person, None, NOON)) for person in people]

    assert said == [texts(answered) for answered in answers[:-1]]


async def test_an_event_that_could_not_be_answered_is_noted_for_a_day(store):
    await store.turn(
        event("1"),
        lambda *_: Decision(kept(1), (say("sorry"),), quarantined="wrote 0a1b2c"),
        begin=True,
    )
    noted = await store.quarantined()
    await store.prune(NOON + 24 * HOUR)

    assert (noted, await store.quarantined()) == (["wrote 0a1b2c"], [])


async def test_what_could_not_be_answered_is_noted_even_if_the_person_is_forgotten(store):
    await store.turn(
        event("1"),
        lambda *_: Decision(kept(1), (Forget(),), quarantined="wrote 0a1b2c"),
        begin=True,
    )

    assert await store.quarantined() == ["wrote 0a1b2c"]


async def test_a_long_talk_is_kept_whole(store):
    for n in range(300):
        await store.turn(event(str(n)), count, begin=True)
    answered = await store.turn(event("last"), count, begin=False)

    assert texts(answered) == ["canary 301"]
