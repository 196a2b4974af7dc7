"""In a whole year nobody is promised what is not so, and a product that lied would be caught."""

import random
from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest

from benchmarks.year import made_up, shipped, simulate
from benchmarks.year_clock import easter_of, is_holiday, is_readable
from bot.helpline.calendar import LATVIA, Calendar
from bot.helpline.promises import offer

FAR = date(2099, 12, 31)
SPRING = (date(2027, 3, 15), 48)
"""The clock is put forward, Easter, the 1st of May; the plan runs out four times."""


@pytest.fixture(scope="module")
def script():
    return shipped()


def year(script, first, days, promise=offer, every=1):
    dice = random.Random(28612120)
    return simulate(script, made_up(script.desk, first, days, dice), dice, promise, every)


def by(calendar):
    return lambda plan, desk, **said: offer(plan, desk, calendar=calendar, **said)


def beating(desk, now):
    """Return the desk as if everybody's were open."""
    at = int(now.timestamp())
    return desk._replace(consultants=tuple(c._replace(beat_at=at) for c in desk.consultants))


MUTANTS = {
    "the clock of the machine": (
        by(Calendar(timezone(timedelta(0)), LATVIA.holidays)),
        "chat opens at",
    ),
    "a clock that is never put forward": (
        by(Calendar(timezone(timedelta(hours=2)), LATVIA.holidays)),
        "chat opens at",
    ),
    "no holidays": (by(Calendar(LATVIA.zone, frozenset())), "chat opens at"),
    "a plan that never runs out": (
        lambda plan, desk, **said: offer(replace(plan, valid_until=FAR), desk, **said),
        "status closed",
    ),
    "dates that the staff wrote are not read": (
        lambda plan, desk, **said: offer(replace(plan, special_days={}), desk, **said),
        "chat opens at",
    ),
    "talks begin until the last minute": (
        lambda plan, desk, **said: offer(replace(plan, last_call=0), desk, **said),
        "status open",
    ),
    "who closed the laptop is still there": (
        lambda plan, desk, now, **said: offer(plan, beating(desk, now), now=now, **said),
        "somebody is here",
    ),
    "any language will do": (
        lambda plan, desk, language, **said: offer(plan, desk, language="", **said),
        "somebody is here",
    ),
    "a queue before anybody has ever signed in": (
        lambda plan, desk, **said: offer(plan, desk._replace(ever=True), **said),
        "you may wait",
    ),
    "a desk that does not work is not noticed": (
        lambda plan, desk, healthy, **said: offer(plan, desk, healthy=True, **said),
        "you may wait",
    ),
    "numbers nobody has verified": (
        lambda plan, desk, facts, **said: offer(plan, desk, facts=plan.always_open, **said),
        "other numbers",
    ),
}


def test_the_year_has_no_false_promise(script):
    found = year(script, date(2027, 1, 1), 365, every=7)

    assert (dict(found.false), found.examples) == ({}, [])


def test_the_year_makes_every_kind_of_promise(script):
    found = year(script, *SPRING, every=3)

    assert len(found.kinds) == 16


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_product_that_lies_is_caught(script, mutant):
    promise, kind = MUTANTS[mutant]

    found = year(script, *SPRING, promise, every=5)

    assert found.false[kind] > 0


def test_the_plan_that_is_shipped_can_be_simulated(script):
    assert is_readable(script.desk)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
)
def test_easter_is_when_it_is(year, month, day):
    assert easter_of(year) == date(year, month, day)


@pytest.mark.parametrize("year", range(2026, 2041))
def test_the_library_of_holidays_and_the_law_agree(year):
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]

    assert [day for day in days if (day in LATVIA.holidays) != is_holiday(day)] == []
