"""The line between a person and a consultant: whoever acts, it is one way in and one answer."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from bot.conversations import Conversations
from bot.engine.events import Commanded, Started, Wrote
from bot.helpline.case import State
from bot.helpline.desk import PHONE_ONLY
from bot.helpline.events import Claimed, FellDue, Replied
from bot.ports import (
    DESK,
    Conversation,
    Incoming,
    NoConversation,
    Outcome,
    Undelivered,
)
from bot.roster import Roster
from bot.script.model import Command
from bot.timers import Timers
from tests.delivery.fake_time import in_fake_time, now
from tests.fickle_bus import TROUBLES, FickleBus
from tests.talking_with_desk import ANNA, NOON, OPEN, Line, texts


@pytest.fixture
def line():
    return Line()


async def test_who_wants_a_human_waits_and_stands_on_the_board(line):
    await line.waits()
    [listed] = await line.store.cases.board()

    assert (listed.case.state, listed.conversation) == (State.QUEUED, await line.number())


async def test_what_a_consultant_writes_is_a_message_of_a_human_to_the_person(line):
    await line.talks()
    reply = Replied(at=NOON, by="ilze", text="Labdien!")
    [message] = (await line.does(reply)).messages

    assert orjson.loads(message.body)["from"] == "human"
    assert "Labdien!" in orjson.loads(message.body)["text"]


async def test_what_the_person_writes_is_a_line_of_the_case_and_the_bot_is_quiet(line):
    await line.talks()
    last = (await line.case()).lines[-1].number
    said = await line.happens(Wrote("Kā man rīkoties?", at=NOON))

    assert [one.line.text for one in (await line.case(last)).lines] == ["Kā man rīkoties?"]
    assert texts(said) == []


async def test_of_two_who_claim_the_second_is_refused_and_nobody_is_woken(line):
    await line.talks()
    async with line.bus.listen(DESK, await line.number()) as hints:
        answered = await line.does(Claimed(at=NOON, by="oto"))

        assert (bool(answered.refused), await hints.wait(0)) == (True, False)


async def test_an_act_that_comes_again_is_done_once(line):
    await line.talks()
    reply = Replied(at=NOON, by="ilze", text="Labdien!")
    first = await line.does(reply, "once")
    again = await line.does(reply, "once")

    assert (texts(again), again.repeated) == (texts(first), True)
    assert len([one for one in (await line.case()).lines if one.line.text == "Labdien!"]) == 1


async def test_whoever_looks_at_the_desk_hears_of_every_case_that_changed(line):
    async with line.bus.listen(DESK) as hints:
        await line.happens(Started(at=NOON))
        quiet = await hints.wait(0)
        await line.happens(Commanded(Command.HUMAN, at=NOON))

        assert (quiet, await hints.wait(0)) == (False, True)


async def test_the_desk_cannot_act_on_who_is_not_there(line):
    with pytest.raises(NoConversation):
        await line.happens(Claimed(at=NOON, by="ilze"), who=Conversation(17))


async def test_an_act_on_somebody_without_a_case_is_refused(line):
    await line.happens(Started(at=NOON))

    assert (await line.does(Claimed(at=NOON, by="ilze"))).refused


async def test_an_act_that_fails_is_told_to_the_desk_and_nothing_to_the_person(line):
    await line.waits()
    before = await line.case()
    line.script = replace(line.script, desk=None)
    answered = await line.does(Claimed(at=NOON, by="ilze"))

    assert (answered.refused, texts(answered), line.alarms) == ("failed", [], ["Claimed"])
    assert await line.case() == before


async def test_a_deadline_that_cannot_be_answered_is_put_off_and_not_lost(line):
    await line.waits()
    case = (await line.case()).case
    late = datetime.fromtimestamp(case.due_at, UTC)
    line.script = replace(line.script, desk=None)
    await line.does(FellDue(at=late, number=case.number))
    put_off = (await line.case()).case

    assert line.alarms == ["FellDue"]
    assert (put_off.state, put_off.due_at > case.due_at) == (case.state, True)
    assert put_off.number > case.number


async def test_what_a_person_does_when_the_bot_fails_is_answered_with_the_numbers(line):
    await line.talks()
    line.script = replace(line.script, desk=None)
    answered = await line.happens(Wrote("Vai tur kāds ir?", at=NOON))

    assert "+371 28612120" in texts(answered)[0]
    assert (await line.case()).case.state is State.LIVE


async def test_a_message_that_did_not_arrive_is_seen_at_the_desk(line):
    await line.talks()
    answered = await line.does(Replied(at=NOON, by="ilze", text="Labdien!"))
    last = (await line.case()).lines[-1].number
    lost = Undelivered(await line.number(), answered.cursor, Outcome.FAILED, NOON)
    await line.conversations.not_delivered(lost)
    await line.conversations.not_delivered(lost)

    assert len((await line.case(last)).lines) == 1


async def test_a_message_to_who_was_forgotten_is_nobodys_trouble(line):
    await line.conversations.not_delivered(Undelivered(17, 1, Outcome.EXPIRED, NOON))

    assert line.alarms == []


async def test_before_anybody_has_signed_in_there_is_no_case(line):
    line.desk = PHONE_ONLY
    conversations = Conversations(lambda: OPEN, line.store, line.bus, line.alarm)
    wish = Commanded(Command.HUMAN, at=NOON)
    answered = await conversations.receive(Incoming("1", ANNA, wish))

    assert "+371 28612120" in texts(answered)[0]
    assert await line.store.cases.board() == []


@pytest.mark.parametrize("trouble", ["", *TROUBLES])
@in_fake_time
async def test_whatever_happens_to_hints_deadlines_fall_due_and_the_desk_is_seen(trouble):
    line = Line(FickleBus(trouble), now)
    roster = Roster(line.store.desk, line.bus)
    tasks = [
        asyncio.create_task(work)
        for work in (
            Timers(line.store.cases, line.conversations, line.bus, now).run(),
            roster.run(),
        )
    ]
    await line.waits()
    first = (await line.case()).case
    await line.store.desk.keep(line.desk().consultants[0])
    await asyncio.sleep(1.5)
    seen = roster.desk().consultants
    await asyncio.sleep(first.due_at - now().timestamp() + 1.5)
    after = (await line.case()).case
    for task in tasks:
        task.cancel()

    assert ([one.id for one in seen], after.number > first.number) == (["ilze"], True)
    assert line.alarms == []


@in_fake_time
async def test_a_day_in_which_nobody_answers_leaves_no_deadline_behind():
    line = Line(clock=now)
    await line.waits()
    line.somebody_is_there = False
    task = asyncio.create_task(Timers(line.store.cases, line.conversations, line.bus, now).run())
    await asyncio.sleep(timedelta(days=2).total_seconds())
    task.cancel()

    assert await line.store.cases.due(now(), 10) == []
    assert line.alarms == []
