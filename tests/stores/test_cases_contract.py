"""What every store promises about cases, whatever it keeps them in."""

import asyncio
from datetime import timedelta

import pytest

from bot.engine.effects import Forget, Say
from bot.engine.message import Message
from bot.helpline.case import Callback, Case, Line, Owing, Speaker, State
from bot.helpline.events import Claimed, FellDue, Replied
from bot.ports import Conversation, Decision, Due, Incoming, NoConversation, Person
from tests.stores.people import ANNA, HOUR, MARIS, NOON, count, event, kept, never, saying, texts

DAY = 24 * HOUR
NOW = int(NOON.timestamp())
TOLD = Person("telegram", "told-canary-address")
QUEUED = Case(State.QUEUED, number=3, since=NOW, due_at=NOW + 60, alias="Bērzs-47")
CLOSED = QUEUED._replace(state=State.CLOSED, number=9, due_at=0)
FULL = QUEUED._replace(
    state=State.BOOKED,
    told=("desk/told#answers",),
    owing=Owing.PERSON,
    callback=Callback("+371 20000000", safe=True, windows=("morning", "evening"), language="ru"),
)
SAID = Line(Speaker.PERSON, "canary-of-the-person", NOW, unchecked=True)


def holding(case, *lines, says=()):
    """Answer with a case and new lines of it."""

    def answer(session, _):
        effects = tuple(Say(Message(text, sender="human")) for text in says)
        return Decision(session or kept(1), effects, case, lines)

    return answer


def noting(found):
    """Count, and remember which case was found."""

    def answer(session, case):
        found.append(case)
        return count(session)

    return answer


async def number_of(store, person=ANNA):
    """The number of a person's conversation."""
    return (await store.messages(person, 0, NOON)).conversation


async def begun(store, case=QUEUED, *lines, person=ANNA, at=NOON, pushed_to=False):
    """Let a person have a case; return the number of the conversation."""
    first = event("first", person, at=at, pushed_to=pushed_to)
    return (await store.turn(first, holding(case, *lines), begin=True)).conversation


def at_the_desk(number, id="desk 1", *, at=NOON, does=None):
    """Something that a consultant does."""
    return Incoming(id, Conversation(number), does or Claimed(at=at, by="ilze"))


async def test_a_turn_sees_the_case_that_the_one_before_has_left(store):
    found: list[Case | None] = []
    await begun(store, FULL)
    await store.turn(event("2"), noting(found), begin=True)

    assert found == [FULL]


async def test_who_has_no_case_is_given_none(store):
    found: list[Case | None] = []
    await store.turn(event("1"), noting(found), begin=True)

    assert found == [None]


async def test_the_desk_acts_on_a_conversation_by_its_number(store):
    number = await begun(store)
    live = QUEUED._replace(state=State.LIVE, consultant="ilze", number=4)
    await store.turn(at_the_desk(number), holding(live, says=["canary hello"]), begin=False)

    assert (await store.cases.case(number)).case == live
    assert texts(await store.messages(ANNA, 0, NOON)) == ["canary hello"]


async def test_an_act_of_the_desk_that_comes_again_changes_nothing(store):
    number = await begun(store)
    await store.turn(at_the_desk(number), holding(QUEUED, says=["hello"]), begin=False)
    again = await store.turn(at_the_desk(number), never, begin=False)

    assert (again.repeated, texts(again)) == (True, ["hello"])


@pytest.mark.parametrize("begin", [True, False])
async def test_nobody_acts_on_a_conversation_that_is_not_there(store, begin):
    with pytest.raises(NoConversation):
        await store.turn(at_the_desk(17), never, begin=begin)


async def test_nobody_acts_on_who_came_again_after_being_forgotten(store):
    number = await begun(store)
    await store.forget(ANNA)
    await begun(store)

    with pytest.raises(NoConversation):
        await store.turn(at_the_desk(number), never, begin=False)


async def test_what_was_refused_may_be_asked_again(store):
    number = await begun(store)

    def taken(session, case):
        return Decision(session, case=case, refused="taken")

    first = await store.turn(at_the_desk(number), taken, begin=False)
    again = await store.turn(at_the_desk(number), holding(QUEUED), begin=False)

    assert (first.refused, first.case_changed, again.repeated) == ("taken", False, False)


async def test_what_failed_at_the_desk_is_noted_and_changes_nothing(store):
    number = await begun(store)

    def failed(session, case):
        return Decision(session, quarantined="Claimed 0a1b", refused="failed")

    await store.turn(at_the_desk(number), failed, begin=False)

    assert (await store.cases.case(number)).case == QUEUED
    assert await store.quarantined() == ["Claimed 0a1b"]


async def test_of_two_who_take_a_case_at_once_the_second_sees_the_first(store):
    number = await begun(store)

    def claim(by):
        def answer(session, case):
            if case.consultant:
                return Decision(session, case=case, refused="taken")
            return Decision(session, case=case._replace(consultant=by, number=case.number + 1))

        return answer

    answers = await asyncio.gather(
        *(store.turn(at_the_desk(number, by), claim(by), begin=False) for by in ("ilze", "oto"))
    )

    assert sorted(answer.refused for answer in answers) == ["", "taken"]


async def test_what_the_desk_says_goes_to_whom_the_channel_pushes(store):
    number = await begun(store, person=TOLD, pushed_to=True)
    answer = holding(QUEUED, says=["canary hello"])
    answered = await store.turn(at_the_desk(number), answer, begin=False)

    [sending] = answered.sendings
    assert (sending.person, sending.message.text) == (TOLD, "canary hello")
    assert sending.claim is not None


async def test_what_the_desk_says_is_pushed_to_nobody_who_fetches(store):
    number = await begun(store)
    answered = await store.turn(at_the_desk(number), holding(QUEUED, says=["hi"]), begin=False)

    assert answered.sendings == ()


async def test_only_what_a_person_does_makes_a_conversation_live_on(store):
    number = await begun(store)
    await store.turn(at_the_desk(number, at=NOON + 20 * HOUR), holding(None), begin=False)

    assert await store.prune(NOON + DAY) == 1


async def test_the_desk_makes_nobody_forgotten(store):
    number = await begun(store)
    with pytest.raises(ValueError, match="do not know whom"):
        await store.turn(at_the_desk(number), saying(Forget()), begin=False)

    assert await store.count() == 1


async def test_a_changed_case_is_news_for_the_desk_and_an_unchanged_one_is_none(store):
    number = await begun(store)
    same = await store.turn(event("2"), holding(QUEUED), begin=True)
    changed = await store.turn(event("3"), holding(QUEUED._replace(number=4)), begin=True)
    said = await store.turn(event("4"), holding(QUEUED._replace(number=4), SAID), begin=True)
    ended = await store.turn(event("5"), holding(None), begin=True)

    news = [answered.case_changed for answered in (same, changed, said, ended)]
    assert (news, said.conversation) == ([False, True, True, True], number)


async def test_a_wish_to_be_forgotten_is_news_for_the_desk(store):
    await begun(store)
    gone = await store.turn(event("2"), lambda s, case: Decision(s, (Forget(),)), begin=True)

    assert (gone.forgotten, gone.case_changed) == (True, True)


async def test_lines_are_numbered_and_read_on_from_where_one_was(store):
    number = await begun(store, QUEUED, SAID, SAID)
    await store.turn(event("2"), holding(QUEUED, SAID._replace(text="later")), begin=True)
    opened = await store.cases.case(number, after=2)

    assert [(line.number, line.line.text) for line in opened.lines] == [(3, "later")]
    assert [line.number for line in (await store.cases.case(number)).lines] == [1, 2, 3]


async def test_a_new_case_in_the_place_of_a_closed_one_begins_without_its_lines(store):
    number = await begun(store, CLOSED, SAID, SAID)
    new = QUEUED._replace(begun_at=NOW, number=10, alias="Liepa-10")
    await store.turn(event("2"), holding(new, SAID._replace(text="new")), begin=True)
    opened = await store.cases.case(number)

    assert opened.case == new
    assert [(line.number, line.line.text) for line in opened.lines] == [(3, "new")]


async def test_a_new_case_in_which_nobody_has_written_shows_no_line_of_another(store):
    number = await begun(store, CLOSED, SAID)
    new = QUEUED._replace(begun_at=NOW, alias="Liepa-10")
    await store.turn(event("2"), holding(new), begin=True)

    assert (await store.cases.case(number)).lines == ()


async def test_a_new_case_takes_no_line_from_anybody_else(store):
    maris = await begun(store, CLOSED, SAID, person=MARIS)
    await begun(store, CLOSED, SAID)
    new = QUEUED._replace(begun_at=NOW, alias="Liepa-10")
    await store.turn(event("2"), holding(new), begin=True)

    assert len((await store.cases.case(maris)).lines) == 1


async def test_a_talk_that_is_taken_up_again_keeps_its_lines(store):
    number = await begun(store, CLOSED, SAID)
    again = QUEUED._replace(begun_at=NOW, number=10)
    await store.turn(event("2"), holding(again, SAID), begin=True)

    assert [line.number for line in (await store.cases.case(number)).lines] == [1, 2]


async def test_a_line_is_read_as_it_was_written(store):
    number = await begun(store, QUEUED, SAID)
    [line] = (await store.cases.case(number)).lines

    assert line.line == SAID


async def test_a_line_of_a_human_knows_the_message_that_brought_it(store):
    number = await begun(store)
    await store.turn(event("2"), saying_in("bot", QUEUED), begin=True)
    human = Line(Speaker.HUMAN, "hello", NOW, "ilze")
    lines = (Line(Speaker.EVENT, "claimed", NOW), human, human)
    await store.turn(
        at_the_desk(number), holding(QUEUED, *lines, says=["hello", "more"]), begin=False
    )

    assert [line.line.message for line in (await store.cases.case(number)).lines] == [0, 2, 3]


def saying_in(sender, case):
    return lambda session, _: Decision(session, (Say(Message("x", sender=sender)),), case)


async def test_a_case_is_opened_with_the_session_and_the_language(store):
    number = await begun(store)
    russian = kept(1)._replace(language="ru")
    await store.turn(event("2"), lambda s, case: Decision(russian, case=case), begin=True)
    opened = await store.cases.case(number)

    assert (opened.session, opened.language, opened.channel) == (russian, "ru", "web")


async def test_there_is_no_case_where_there_is_none(store):
    await store.turn(event("1"), count, begin=True)

    assert await store.cases.case(await number_of(store)) is None
    assert await store.cases.case(1) is None


async def test_the_board_lists_open_cases_and_those_just_closed(store):
    anna = await begun(store)
    maris = await begun(store, CLOSED, person=MARIS)
    await begun(store, CLOSED._replace(since=NOW - 7200), person=TOLD)

    assert [case.conversation for case in await store.cases.board()] == [anna]
    board = await store.cases.board(NOON - HOUR)
    assert [(case.conversation, case.case.state) for case in board] == [
        (anna, State.QUEUED),
        (maris, State.CLOSED),
    ]


async def test_deadlines_fall_due_the_earliest_first(store):
    anna = await begun(store)
    maris = await begun(store, QUEUED._replace(number=7, due_at=NOW + 10), person=MARIS)
    await begun(store, CLOSED, person=TOLD)
    both = [Due(maris, 7, NOW + 10), Due(anna, 3, NOW + 60)]

    assert await store.cases.due(NOON, 10) == []
    assert await store.cases.due(NOON + timedelta(seconds=60), 10) == both
    assert await store.cases.due(NOON + HOUR, 1) == both[:1]


async def test_an_open_case_holds_its_conversation(store):
    number = await begun(store, QUEUED, SAID)
    await store.prune(NOON + 30 * DAY)
    opened = await store.cases.case(number)

    assert (opened.session, len(opened.lines)) == (kept(1), 1)


async def test_a_closed_case_goes_with_its_lines_72_hours_later(store):
    number = await begun(store, CLOSED, SAID)
    await store.prune(NOON + 71 * HOUR)
    before = await store.cases.case(number)
    await store.prune(NOON + 72 * HOUR)

    assert len(before.lines) == 1
    assert (await store.cases.case(number), await store.count()) == (None, 0)


async def test_a_closed_case_without_a_line_holds_nothing(store):
    await begun(store, CLOSED)

    assert await store.prune(NOON + DAY) == 1
    assert await store.count() == 0


async def test_a_closed_case_holds_nothing_that_only_the_dialog_needs(store):
    number = await begun(store, CLOSED, SAID, person=TOLD, pushed_to=True)
    await store.prune(NOON + DAY)
    opened = await store.cases.case(number)

    assert (opened.session, opened.case, len(opened.lines)) == (None, CLOSED, 1)
    with pytest.raises(NoConversation):
        await store.messages(TOLD, None, NOON + DAY)


async def test_who_comes_again_while_the_closed_case_is_kept_is_answered(store):
    found = []
    number = await begun(store, CLOSED, SAID, person=TOLD, pushed_to=True)
    await store.prune(NOON + DAY)

    def answer(session, case):
        found.append((session, case))
        return holding(case, says=["welcome"])(session, case)

    again = event("2", TOLD, at=NOON + 25 * HOUR, pushed_to=True)
    answered = await store.turn(again, answer, begin=True)

    assert found == [(None, CLOSED)]
    assert (answered.conversation, answered.sendings[0].person) == (number, TOLD)
    assert await store.quarantined() == []


async def test_who_lives_on_keeps_everything_but_the_case(store):
    number = await begun(store, CLOSED, SAID)
    await store.turn(event("2", at=NOON + 72 * HOUR), holding(CLOSED), begin=True)
    await store.prune(NOON + 72 * HOUR)

    assert (await store.cases.case(number), await number_of(store)) == (None, number)


async def test_a_case_that_was_taken_up_again_is_held_again(store):
    number = await begun(store, CLOSED, SAID)
    await store.turn(event("2", at=NOON + HOUR), holding(QUEUED), begin=True)
    await store.prune(NOON + 80 * HOUR)

    assert len((await store.cases.case(number)).lines) == 1


async def test_a_block_outlives_the_lines_and_no_block_outlives_30_days(store):
    number = await begun(store, CLOSED._replace(blocked_until=NOW + 10**9), SAID)
    await store.prune(NOON + 29 * DAY)
    blocked = await store.cases.case(number)
    await store.prune(NOON + 30 * DAY)

    assert blocked.lines == ()
    assert await store.count() == 0


async def test_forgetting_a_person_leaves_nothing_of_the_case(store):
    number = await begun(store, QUEUED, SAID)

    assert await store.forget(ANNA) == number
    assert await store.cases.board() == []
    assert await store.cases.case(number) is None
    assert await store.cases.due(NOON + DAY, 10) == []


async def test_a_case_that_ended_leaves_no_line_for_the_next(store):
    number = await begun(store, QUEUED, SAID, SAID)
    await store.turn(event("2"), holding(None), begin=True)
    await store.turn(event("3"), holding(QUEUED, SAID), begin=True)

    assert [line.number for line in (await store.cases.case(number)).lines] == [1]


async def test_a_deadline_that_fell_due_twice_is_answered_once(store):
    number = await begun(store)
    due = FellDue(at=NOON + HOUR, number=3)
    answers = await asyncio.gather(
        *(
            store.turn(at_the_desk(number, "due-3", does=due), holding(QUEUED), begin=False)
            for _ in range(2)
        )
    )

    assert sorted(answered.repeated for answered in answers) == [False, True]


async def test_acts_of_the_desk_and_of_the_person_do_not_overtake_each_other(store):
    number = await begun(store)
    reply = Replied(at=NOON, by="ilze", text="x")

    def add(session, case):
        return Decision(session, case=case._replace(unread=case.unread + 1), lines=(SAID,))

    await asyncio.gather(
        *(store.turn(event(f"p{n}"), add, begin=True) for n in range(20)),
        *(
            store.turn(at_the_desk(number, f"d{n}", does=reply), add, begin=False)
            for n in range(20)
        ),
    )
    opened = await store.cases.case(number)

    assert (opened.case.unread, len(opened.lines)) == (40, 40)
