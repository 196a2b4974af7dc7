"""Who is taken first, what a case is called, and when a call may come."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.helpline.case import Case, State
from bot.helpline.identity import alias_of, button, word_of
from bot.helpline.priority import priority
from bot.helpline.windows import NOTICE, SHORTEST, window
from bot.script.desk import DeskPlan
from tests.helpline.plans import PLAN, at

NOW = 1_800_000_000
WAITS = Case(State.QUEUED, asked_at=NOW)
TUESDAY = at("2027-01-12T10:00")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"front": True}, {"level": "critical", "urgent": True, "minor": True}),
        ({"level": "critical"}, {"level": "high"}),
        ({"urgent": True}, {}),
        ({"minor": True}, {}),
        ({"asked_at": NOW - 3600}, {"level": "high"}),
    ],
)
def test_who_is_graver_or_has_waited_longer_is_taken_first(first, second):
    plan = DeskPlan()

    assert priority(WAITS._replace(**first), NOW, plan) > priority(
        WAITS._replace(**second), NOW, plan
    )


@given(waited=some.integers(0, 10_000), longer=some.integers(0, 10_000))
def test_waiting_never_makes_a_case_come_later(waited, longer):
    case, plan = WAITS._replace(level="high"), DeskPlan()

    assert priority(case, NOW + waited + longer, plan) >= priority(case, NOW + waited, plan)


def test_an_alias_is_the_same_for_the_same_person_and_says_nothing():
    assert (alias_of("one") == alias_of("one"), "one" in alias_of("one")) == (True, False)


@given(word=some.sampled_from(["talk", "no", "callback"]), begun=some.integers(1, 2**31))
def test_a_button_belongs_to_its_case_alone(word, begun):
    case = WAITS._replace(alias="Liepa-10", begun_at=begun)
    other = case._replace(begun_at=begun + 1)

    assert (word_of(case, button(case, word)), word_of(other, button(case, word))) == (word, "")


@pytest.mark.parametrize("pressed", ["", "1|home|hello|me|0000", "1||case|+talk|", "x" * 100])
def test_what_is_no_button_of_a_case_has_no_word(pressed):
    assert word_of(WAITS, pressed) == ""


@given(
    chosen=some.sets(
        some.sampled_from(["today", "tomorrow", "later", "morning", "afternoon", "evening"])
    ),
    minutes=some.integers(0, 14 * 24 * 60),
)
def test_a_window_lies_in_a_shift_long_enough_and_not_at_once(chosen, minutes):
    now = TUESDAY + timedelta(minutes=minutes)
    found = window(PLAN, chosen, now)

    assert found is None or (
        found.begin >= now + timedelta(seconds=NOTICE)
        and found.end - found.begin >= timedelta(seconds=SHORTEST)
        and found.begin.weekday() < 5
    )


def test_without_a_plan_no_call_can_be_promised():
    assert window(DeskPlan(), (), TUESDAY) is None


def test_a_day_off_is_no_window():
    found = window(PLAN, ("today",), at("2027-01-16T10:00"))

    assert found == (at("2027-01-18T09:00"), at("2027-01-18T17:00"))
