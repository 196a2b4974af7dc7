"""What people, consultants and timers do at the same moment, in any order they may come."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.engine.events import Chose, Commanded, Wrote
from bot.helpline.case import Case
from bot.helpline.events import Claimed, Ended, FellDue, Replied
from bot.helpline.exploring import Happened, Here
from bot.helpline.identity import button
from bot.helpline.machine import step
from bot.helpline.rules import RULES
from bot.helpline.screens import Word
from bot.script.model import Command
from tests.helpline.play import Play, again
from tests.helpline.worlds import ACTS, NOW, WORLDS, beginning

SECONDS = some.sampled_from([0, 0, 1, 5, 30, 61, 200, 700, 4000, 90000])
STEPS = some.lists(
    some.tuples(
        some.sampled_from(range(len(WORLDS))),
        some.sampled_from([*ACTS, "due", "an old timer"]),
        SECONDS,
    ),
    max_size=40,
)


def event_of(name, case, at: datetime):
    """Return what happens; timers fire for the case as it is, or as it was."""
    if name in ACTS:
        return ACTS[name](case, at)
    number = case.number if case else 1
    return FellDue(number=number if name == "due" else number - 1, at=at)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_whatever_happens_in_whatever_order_no_rule_is_broken(steps):
    session, case, now, broken = beginning(), None, NOW, []

    for number, name, seconds in steps:
        now += timedelta(seconds=seconds)
        awake = WORLDS[number]._replace(desk=at_their_desks(WORLDS[number].desk, now))
        event = event_of(name, case, now)
        decision = step(awake.script, awake.desk, session, case, event)
        before, after = Here(session, case), Here(decision.session, decision.case)
        happened = Happened(awake, name, before, event, decision, after)
        broken += [wrong for rule in RULES for wrong in rule(happened)]
        session, case = decision.session, decision.case

    assert broken == []


def at_their_desks(desk, now):
    """Return the desk with a sign of life of everybody at this moment."""
    beat = int(now.timestamp())
    return desk._replace(
        consultants=tuple(person._replace(beat_at=beat) for person in desk.consultants)
    )


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_a_case_comes_back_from_a_store_as_it_was_kept(steps):
    session, case, now = beginning(), None, NOW

    for number, name, seconds in steps:
        now, world = now + timedelta(seconds=seconds), WORLDS[number]
        decision = step(world.script, world.desk, session, case, event_of(name, case, now))
        session, case = decision.session, decision.case

    assert case is None or Case.from_json(again(case.to_json())) == case


def both_orders(begin, first, second):
    """Return how two things end that happen at once, in one order and in the other."""
    ends = []
    for order in ((first, second), (second, first)):
        play = begin()
        for make in order:
            play.happens(make(play))
        ends.append(play)
    return ends


def claims(play):
    return Claimed(at=play.now, by="a")


def claims_too(play):
    return Claimed(at=play.now, by="b")


def cancels(play):
    return Chose(button(play.case, Word.CANCEL), at=play.now)


def writes(play):
    return Wrote("Vēl viens jautājums man", at=play.now)


def ends(play):
    return Ended(at=play.now, by="a")


def leaves(play):
    return Commanded(Command.STOP, at=play.now)


def switches(play):
    return Commanded(Command.LANGUAGE, "ru", at=play.now)


def replies(play):
    return Replied(at=play.now, by="a", text="Sveiki")


def test_of_two_who_take_a_case_at_once_one_has_it():
    one, other = both_orders(lambda: Play().waits(), claims, claims_too)

    assert [(play.case.consultant, play.refused) for play in (one, other)] == [
        ("a", "taken"),
        ("b", "taken"),
    ]


def test_who_cancels_while_being_taken_has_a_consultant_or_is_free():
    one, other = both_orders(lambda: Play().waits(), claims, cancels)

    assert [(play.state, play.refused) for play in (one, other)] == [
        ("live", ""),
        ("closed", "over"),
    ]


def test_a_line_that_crosses_the_end_of_a_talk_is_not_lost():
    plays = both_orders(lambda: Play().talks(), ends, writes)

    assert ["Vēl viens jautājums man" in play.read_by_the_desk("person") for play in plays] == [
        True,
        True,
    ]


def test_who_leaves_the_queue_while_being_taken_is_free_in_the_end():
    plays = both_orders(lambda: Play().waits(), claims, leaves)

    assert {play.state for play in plays} <= {"wrap_up", "closed"}


def test_a_language_switched_while_a_human_writes_changes_no_word_of_theirs():
    plays = both_orders(lambda: Play().talks(), replies, switches)

    assert [(play.session.language, play.state) for play in plays] == [("ru", "live")] * 2


@pytest.mark.parametrize(
    "make", [claims, cancels, leaves, lambda play: FellDue(at=play.now, number=play.case.number)]
)
def test_the_same_event_twice_is_as_good_as_once(make):
    play = Play().waits().passes(61)
    event = make(play)

    once = play.happens(event).case
    twice = play.happens(event).case

    assert (once.state, once.consultant) == (twice.state, twice.consultant)
