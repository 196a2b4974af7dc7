"""Hours are those of the clock in Riga, on every day of the year."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.helpline.calendar import LATVIA, Way
from bot.script.desk import Span, Week
from tests.helpline.plans import ALWAYS, DAY, NIGHTS, PLAN, at, closed_on, shown


def hours(day, plan=PLAN, way=Way.CHAT):
    return LATVIA.spans(plan, way, date.fromisoformat(day))


def stretches(plan, moment, way=Way.CHAT):
    found = LATVIA.stretches(plan, way, at(moment))
    return [(shown(stretch.begin), shown(stretch.end)) for stretch in found]


@pytest.mark.parametrize(
    "day",
    [
        "2026-12-24",  # Christmas Eve
        "2027-03-26",  # Good Friday
        "2027-03-29",  # Easter Monday
        "2027-06-23",  # Līgo
        "2026-05-04",  # Independence
        "2024-05-06",  # Monday in place of Saturday the 4th of May
        "2028-11-20",  # Monday in place of Saturday the 18th of November
    ],
)
def test_nobody_works_on_a_public_holiday(day):
    assert hours(day) == ()


def test_the_day_beside_a_holiday_is_as_always():
    assert hours("2027-03-25") == hours("2027-03-30") == (DAY,)


def test_a_holiday_may_have_hours_of_its_own():
    plan = replace(PLAN, chat=Week(PLAN.chat.days, holiday=(Span(600, 720),)))

    assert hours("2026-12-24", plan) == (Span(600, 720),)


def test_what_is_written_for_a_date_comes_before_the_holiday():
    plan = closed_on(date(2026, 12, 24), chat=(DAY,))

    assert hours("2026-12-24", plan) == (DAY,)


def test_what_is_written_for_the_chat_leaves_the_phone_alone():
    plan = closed_on(date(2026, 12, 22), chat=())

    assert hours("2026-12-22", plan, Way.PHONE) == (DAY,)


def test_a_night_is_one_stretch():
    plan = replace(PLAN, chat=NIGHTS)

    assert stretches(plan, "2026-11-23 21:00")[0] == ("2026-11-23 20:00", "2026-11-24 02:00")


def test_what_is_always_open_is_one_stretch():
    plan = replace(PLAN, chat=ALWAYS)

    assert len(stretches(plan, "2026-11-23 21:00")) == 1


def test_a_stretch_that_is_over_is_not_told():
    assert stretches(PLAN, "2026-11-23 17:00")[0] == ("2026-11-24 09:00", "2026-11-24 17:00")


def test_nothing_is_told_of_the_days_after_the_last_one_of_the_plan():
    plan = replace(PLAN, valid_until=date(2026, 11, 23))

    assert stretches(plan, "2026-11-23 08:00") == [("2026-11-23 09:00", "2026-11-23 17:00")]


@pytest.mark.parametrize(("day", "hours"), [("2027-03-28", 23), ("2026-10-25", 25)])
def test_a_day_on_which_the_clock_changes_is_as_long_as_it_is(day, hours):
    plan = replace(PLAN, chat=ALWAYS, valid_until=date.fromisoformat(day))

    (stretch,) = LATVIA.stretches(plan, Way.CHAT, at(f"{day} 00:00"))

    assert stretch.end - stretch.begin == timedelta(hours=hours)


@pytest.mark.parametrize("day", ["2027-03-28", "2027-03-29", "2026-10-25", "2026-10-26"])
def test_a_morning_begins_at_nine_by_the_clock_before_and_after_it_is_changed(day):
    plan = replace(PLAN, chat=Week(((DAY,),) * 7, holiday=(DAY,)))

    assert stretches(plan, f"{day} 00:00")[0] == (f"{day} 09:00", f"{day} 17:00")


def test_a_shift_in_the_hour_that_the_clock_skips_is_none():
    plan = replace(PLAN, chat=Week(((Span(190, 230),),) * 7), valid_until=date(2026, 3, 29))

    assert stretches(plan, "2026-03-29 00:00") == []


def test_a_shift_through_the_hour_that_comes_twice_lasts_through_both():
    plan = replace(PLAN, chat=Week(((Span(150, 230),),) * 7))

    stretch = next(LATVIA.stretches(plan, Way.CHAT, at("2026-10-25 00:00")))

    assert stretch.end - stretch.begin == timedelta(minutes=80 + 60)


def test_a_shift_that_begins_in_the_hour_that_comes_twice_begins_the_first_time():
    plan = replace(PLAN, chat=Week(((Span(190, 300),),) * 7))

    stretch = next(LATVIA.stretches(plan, Way.CHAT, at("2026-10-25 00:00")))

    assert stretch.begin == at("2026-10-25 03:10")


@given(
    st.lists(st.integers(0, 1440), min_size=2, max_size=6, unique=True).filter(
        lambda minutes: len(minutes) % 2 == 0
    ),
    st.datetimes(at("2026-01-02 00:00").replace(tzinfo=None)).filter(lambda day: day.year < 2027),
)
def test_stretches_never_touch_and_never_turn_round(minutes, moment):
    ends = sorted(minutes)
    spans = tuple(Span(*edges) for edges in zip(ends[::2], ends[1::2], strict=True))
    plan = replace(PLAN, chat=Week((spans,) * 7))

    found = list(LATVIA.stretches(plan, Way.CHAT, at(moment.isoformat())))

    edges = [edge for stretch in found for edge in stretch]
    assert edges == sorted(set(edges))
