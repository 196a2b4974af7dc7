"""The status is never better than what is known."""

from dataclasses import replace
from datetime import date

import pytest

from bot.helpline.calendar import Way
from bot.helpline.desk import Mode, Presence
from bot.helpline.hours import Status, closes_at, is_open, next_open, status
from bot.script.desk import DeskPlan
from tests.helpline.plans import ALWAYS, PLAN, at, closed_on, consultant, desk, shown

NOON = at("2026-11-23 12:00")
EXPIRED = replace(PLAN, valid_until=date(2026, 11, 21))


def how(moment=NOON, plan=PLAN, healthy=True, language="", **who):
    there = desk(consultant(moment, **who))
    return status(plan, there, healthy=healthy, now=moment, language=language)


def opens(moment, plan=PLAN, way=Way.CHAT):
    return shown(next_open(plan, way, at(moment)))


def test_it_is_open_when_somebody_is_there_in_the_hours():
    assert how() is Status.OPEN


def test_hours_without_anybody_are_not_open():
    assert status(PLAN, desk(), healthy=True, now=NOON) is Status.OPEN_NOBODY


@pytest.mark.parametrize("presence", [Presence.PAUSE, Presence.OFF])
def test_who_is_not_on_is_not_there(presence):
    assert how(presence=presence) is Status.OPEN_NOBODY


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 08:59", Status.CLOSED),
        ("2026-11-23 09:00", Status.OPEN),
        ("2026-11-23 16:44", Status.OPEN),
        ("2026-11-23 16:45", Status.LAST_CALL),
        ("2026-11-23 16:59", Status.LAST_CALL),
        ("2026-11-23 17:00", Status.CLOSED),
        ("2026-11-22 12:00", Status.CLOSED),  # Sunday
        ("2026-12-24 12:00", Status.CLOSED),  # Christmas Eve
    ],
)
def test_a_day_goes_from_closed_to_open_to_last_call_to_closed(moment, expected):
    assert how(at(moment)) is expected


def test_there_is_no_last_call_where_it_never_closes():
    assert how(at("2026-11-23 23:59"), replace(PLAN, chat=ALWAYS)) is Status.OPEN


@pytest.mark.parametrize("moment", ["2026-11-23 12:00", "2026-11-23 20:00", "2026-11-22 12:00"])
@pytest.mark.parametrize("plan", [DeskPlan(), EXPIRED])
def test_without_a_plan_that_holds_nobody_knows(plan, moment):
    assert how(at(moment), plan) is Status.UNKNOWN


def test_a_plan_holds_to_the_end_of_its_last_day():
    plan = replace(PLAN, valid_until=date(2026, 11, 23))

    days = [how(at(moment), plan) for moment in ("2026-11-23 23:59", "2026-11-24 00:00")]

    assert days == [Status.CLOSED, Status.UNKNOWN]


def test_of_a_desk_that_does_not_work_nobody_knows():
    assert how(healthy=False) is Status.UNKNOWN


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Mode.NORMAL, Status.OPEN),
        (Mode.TELEGRAM_DOWN, Status.OPEN),
        (Mode.DESK_DOWN, Status.UNKNOWN),
        (Mode.READ_ONLY, Status.UNKNOWN),
    ],
)
def test_a_desk_that_was_switched_off_does_not_work(mode, expected):
    there = desk(consultant(NOON), mode=mode)

    assert status(PLAN, there, healthy=True, now=NOON) is expected


def test_it_opens_next_after_the_weekend():
    assert opens("2026-11-20 17:00") == "2026-11-23 09:00"


def test_it_opens_next_after_easter():
    assert opens("2027-03-25 18:00") == "2027-03-30 09:00"


def test_it_opens_next_after_the_clock_was_changed():
    assert opens("2026-10-23 18:00") == "2026-10-26 09:00"


def test_it_opens_next_after_a_date_that_was_called_closed():
    assert opens("2026-11-23 18:00", closed_on(date(2026, 11, 24), chat=())) == "2026-11-25 09:00"


def test_while_it_is_open_next_is_the_time_after():
    assert opens("2026-11-23 09:00") == "2026-11-24 09:00"


def test_no_opening_is_promised_beyond_the_plan():
    assert opens("2026-11-23 18:00", replace(PLAN, valid_until=date(2026, 11, 23))) is None


def test_no_opening_is_promised_from_a_plan_that_has_run_out():
    assert opens("2026-11-23 08:00", EXPIRED) is None


def test_the_phone_has_hours_of_its_own():
    plan = replace(PLAN, phone=ALWAYS)

    assert [is_open(plan, way, at("2026-11-22 12:00")) for way in Way] == [False, True]


def test_nobody_knows_whether_the_phone_answers_without_a_plan():
    assert is_open(EXPIRED, Way.PHONE, NOON) is None


def test_what_is_open_says_when_it_closes():
    assert shown(closes_at(PLAN, Way.CHAT, NOON)) == "2026-11-23 17:00"


def test_what_is_closed_does_not_close():
    assert closes_at(PLAN, Way.CHAT, at("2026-11-22 12:00")) is None
