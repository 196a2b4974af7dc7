"""The list of the desk: who is taken first, and what stands where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desks.board import board, is_free
from bot.helpline.case import Callback, Case, State
from bot.helpline.desk import Consultant, Desk, Presence
from bot.ports import Listed
from bot.script.desk import DeskPlan

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
AT = int(NOW.timestamp())
ANNA = Consultant("anna", "Zīle", ("lv",), Presence.ON, AT)
BERTA = Consultant("berta", "Oto", ("lv", "ru"), Presence.ON, AT)
QUEUED = Case(State.QUEUED, asked_at=AT - 60, since=AT - 60)


def listed(*cases, language="lv"):
    return [Listed(number, "web", language, case) for number, case in enumerate(cases, 1)]


def seen(*cases, who="anna", language="lv"):
    rows = listed(*cases, language=language)
    return board(rows, Desk((ANNA, BERTA), ever=True), DeskPlan(), who, NOW)


def numbers(rows):
    return [row.conversation for row in rows]


def test_what_is_grave_goes_before_and_waiting_counts():
    old = QUEUED._replace(asked_at=AT - 40 * 60)
    high = QUEUED._replace(level="high")
    older = QUEUED._replace(asked_at=AT - 20 * 60)

    assert numbers(seen(older, high, old).waiting) == [3, 2, 1]


def test_who_was_taken_back_from_a_silent_consultant_is_first():
    front = QUEUED._replace(front=True)

    assert numbers(seen(QUEUED._replace(level="critical"), front).waiting) == [2, 1]


def test_the_next_one_is_somebody_whose_language_she_speaks():
    russian = Listed(1, "web", "ru", QUEUED._replace(level="critical"))
    latvian = Listed(2, "web", "lv", QUEUED)
    desk = Desk((ANNA, BERTA), ever=True)
    read = [
        board([russian, latvian], desk, DeskPlan(), who, NOW).next for who in ("anna", "berta")
    ]

    assert [row.conversation for row in read if row] == [2, 1]


def test_without_anybody_of_her_language_the_next_one_is_the_most_urgent():
    row = seen(QUEUED, language="ru").next

    assert (row.conversation, row.spoken) == (1, False)


@pytest.mark.parametrize("state", [State.LIVE, State.PAUSED, State.WRAP_UP, State.TRYING])
def test_a_talk_stands_with_who_has_it_and_for_others_at_the_colleagues(state):
    live = QUEUED._replace(state=state, consultant="anna")
    hers, others = seen(live), seen(live, who="berta")

    assert (numbers(hers.mine), numbers(others.others), others.others[0].who) == ([1], [1], "Zīle")


def test_her_talk_with_something_new_comes_first():
    live = QUEUED._replace(state=State.LIVE, consultant="anna")
    read = seen(live, live._replace(unread=2))

    assert (numbers(read.mine), read.unread) == ([2, 1], 1)


def test_an_offer_that_nobody_accepted_is_not_seen():
    assert seen(Case(State.OFFERED)) == seen()


def test_a_form_outside_the_queue_is_not_seen_and_one_in_it_keeps_its_place():
    form = Case(State.FORM, since=AT)

    assert numbers(seen(form, form._replace(asked_at=AT)).waiting) == [2]


def test_calls_stand_by_the_time_that_was_agreed_on():
    booked = Case(State.BOOKED, callback=Callback("1", begins_at=AT + 60))
    sooner = booked._replace(callback=Callback("1", begins_at=AT))

    assert numbers(seen(booked, sooner).calls) == [2, 1]


@pytest.mark.parametrize(
    ("case", "free"),
    [
        (QUEUED, True),
        (QUEUED._replace(state=State.ASKED), True),
        (QUEUED._replace(state=State.FORM), True),
        (Case(State.BOOKED), True),
        (Case(State.BOOKED, consultant="anna"), False),
        (QUEUED._replace(state=State.LIVE, consultant="anna"), False),
        (Case(State.CLOSED, asked_at=AT), False),
    ],
)
def test_only_what_nobody_has_may_be_opened_by_anybody(case, free):
    assert is_free(case) is free
