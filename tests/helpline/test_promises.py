"""Nothing is offered that is not so."""

from dataclasses import replace
from datetime import date

import pytest

from bot.helpline.desk import PHONE_ONLY, Desk, Mode, Presence
from bot.helpline.hours import Status
from bot.helpline.promises import Offer, offer
from bot.script.desk import DeskPlan
from tests.helpline.plans import ALWAYS, PLAN, at, consultant, desk, shown

NOON = at("2026-11-23 12:00")
EVENING = at("2026-11-23 20:00")
LAST = at("2026-11-23 16:50")
EXPIRED = replace(PLAN, valid_until=date(2026, 11, 22))


def made(there, now=NOON, plan=PLAN, healthy=True, **rest):
    return offer(plan, there, healthy=healthy, now=now, **rest)


def ways(given):
    """Return what is offered, by name."""
    return {name for name in ("chat", "queue", "callback") if getattr(given, name)}


def anna(**rest):
    return consultant(NOON, **rest)


def ilze(**rest):
    return consultant(NOON, "ilze", **rest)


AWAY = Presence.PAUSE
OFF = Presence.OFF
AVAILABILITY = {
    "nobody at all": ([], (), Status.OPEN_NOBODY, False),
    "all offline": (
        [anna(presence=OFF), ilze(presence=OFF)], (), Status.OPEN_NOBODY, False
    ),
    "all away": (
        [anna(presence=AWAY), ilze(presence=AWAY)], (), Status.OPEN_NOBODY, False
    ),
    "one away, one offline": (
        [anna(presence=AWAY), ilze(presence=OFF)], (), Status.OPEN_NOBODY, False
    ),
    "all with the laptop closed": (
        [anna(silent=31), ilze(silent=600)], (), Status.OPEN_NOBODY, False
    ),
    "all busy": ([anna(), ilze()], ("anna", "ilze"), Status.OPEN, False),
    "one busy, one away": ([anna(), ilze(presence=AWAY)], ("anna",), Status.OPEN, False),
    "one busy, one free": ([anna(), ilze()], ("anna",), Status.OPEN, True),
    "one free": ([anna()], (), Status.OPEN, True),
    "one free, one offline": ([anna(), ilze(presence=OFF)], (), Status.OPEN, True),
    "wrong language": ([anna(languages=("lv",))], (), Status.OPEN_NOBODY, False),
    "the right language busy, the wrong one free": (
        [anna(), ilze(languages=("lv",))], ("anna",), Status.OPEN, False
    ),
    "the right language free, the wrong one busy": (
        [anna(), ilze(languages=("lv",))], ("ilze",), Status.OPEN, True
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AVAILABILITY)
def test_somebody_is_promised_only_if_somebody_is_there_and_free(name):
    people, busy, expected, chat = AVAILABILITY[name]

    given = made(desk(*people), language="ru", busy=busy)

    assert (given.status, given.chat) == (expected, chat)


@pytest.mark.parametrize("name", AVAILABILITY)
def test_in_the_hours_one_may_always_wait_or_be_called_back(name):
    people, busy, *_ = AVAILABILITY[name]

    given = made(desk(*people), language="ru", busy=busy)

    assert {"queue", "callback"} <= ways(given)


@pytest.mark.parametrize("now", [NOON, LAST, EVENING])
@pytest.mark.parametrize("plan", [PLAN, EXPIRED, DeskPlan()])
@pytest.mark.parametrize("there", [PHONE_ONLY, Desk((anna(),)), Desk((anna(on_call=True),))])
@pytest.mark.parametrize("healthy", [True, False])
def test_before_anybody_has_ever_signed_in_there_is_the_phone_alone(now, plan, there, healthy):
    given = made(there, now, plan, healthy)

    assert (ways(given), given.chat_opens, given.ring) == (set(), None, ())


@pytest.mark.parametrize("now", [LAST, EVENING])
def test_when_consultants_are_not_there_any_more_a_call_back_is_offered_and_no_queue(now):
    assert ways(made(desk(anna()), now)) == {"callback"}


@pytest.mark.parametrize("now", [LAST, EVENING])
def test_when_consultants_are_not_there_any_more_it_is_said_when_they_are_back(now):
    assert shown(made(desk(anna()), now).chat_opens) == "2026-11-24 09:00"


def test_in_the_hours_no_other_time_is_named_when_nobody_is_there():
    assert made(desk()).chat_opens is None


@pytest.mark.parametrize("plan", [EXPIRED, DeskPlan()])
def test_when_nobody_knows_one_waits_without_a_promise(plan):
    given = made(desk(anna()), plan=plan)

    assert (given.chat, given.queue, given.callback, given.chat_opens) == (
        False,
        True,
        True,
        None,
    )


def test_a_desk_that_does_not_work_still_makes_call_backs_and_no_queue():
    assert ways(made(desk(anna()), healthy=False)) == {"callback"}


def test_nothing_that_must_be_written_down_is_offered_while_nothing_can_be():
    assert ways(made(desk(anna(), mode=Mode.READ_ONLY))) == set()


def test_who_is_on_call_is_rung_when_nobody_is_there_in_the_hours():
    there = desk(anna(presence=OFF, on_call=True))

    assert made(there).ring == ("anna",)


@pytest.mark.parametrize("now", [LAST, EVENING])
def test_who_is_on_call_is_left_in_peace_after_hours(now):
    assert made(desk(anna(on_call=True)), now).ring == ()


def test_the_phone_is_open_by_its_hours_whoever_is_at_the_desk():
    assert made(PHONE_ONLY).phone_open is True


def test_a_phone_that_is_closed_says_when_it_opens():
    given = made(PHONE_ONLY, EVENING)

    assert (given.phone_open, shown(given.phone_opens)) == (False, "2026-11-24 09:00")


def test_a_phone_that_is_open_says_nothing_of_the_next_morning():
    assert made(PHONE_ONLY).phone_opens is None


def test_nothing_is_said_of_the_phone_when_the_plan_has_run_out():
    given = made(PHONE_ONLY, plan=EXPIRED)

    assert (given.phone_open, given.phone_opens) == (None, None)


def test_a_phone_that_never_closes_is_open_at_night():
    plan = replace(PLAN, phone=ALWAYS)

    assert made(PHONE_ONLY, at("2026-11-22 03:00"), plan).phone_open is True


def test_numbers_nobody_has_verified_are_not_named():
    plan = replace(PLAN, always_open=("emergency", "crisis_line"))

    assert made(PHONE_ONLY, plan=plan, facts={"emergency", "helpline"}).open_now == ("emergency",)


def test_an_offer_of_nothing_is_what_is_known_of_nothing():
    assert made(PHONE_ONLY, plan=DeskPlan()) == Offer()
