"""The table, as far as time makes things happen: each deadline leads to something better."""

from __future__ import annotations

from bot.helpline import alterations as alter
from bot.helpline import guards as when
from bot.helpline.kinds import Kind
from bot.helpline.rows import Draft, Row
from bot.helpline.shared_rows import (
    BACK_TO_THE_QUEUE,
    CLOSES_WITH_THE_PHONE,
    LEAVES_THE_FORM,
    MISSED,
    TRIES_AGAIN,
)
from bot.helpline.speakers import (
    ASKED,
    BOOKED,
    CLOSED,
    CLOSED_EXIT,
    DESK_DOWN,
    FORM,
    LIVE,
    NOBODY,
    OFFERED,
    PAUSED,
    QUEUED,
    TRYING,
    WRAP_UP,
)

DOWN = Row(DESK_DOWN, when.desk_is_down, told=("down",), seen="desk_down")
OPENS_THE_FORM = Row(FORM, when.may_call_back, alters=(alter.opens_the_form,), seen="form")
WAITS_ON = Row(QUEUED, stage=3, told=("still_looking",), seen="waits_on")


def write(draft: Draft) -> None:
    """Say what becomes of a case whose deadline has passed."""
    draft.on(OFFERED, Kind.DUE, Row(CLOSED, alters=(alter.ends("no_answer"),)))
    for part in (waits, is_down, talks, is_over, is_to_be_called):
        part(draft)


def waits(draft: Draft) -> None:
    """Somebody waits: a word, then a question, then the form, then the phone."""
    draft.on(
        QUEUED,
        Kind.DUE,
        DOWN,
        Row(QUEUED, when.first, 1, told=("still_looking",), seen="still_waits"),
        Row(ASKED, when.second, told=("asked",), seen="waits_long"),
        OPENS_THE_FORM._replace(when=when.third_and_may_call_back),
        WAITS_ON._replace(when=when.third),
        CLOSES_WITH_THE_PHONE,
    )
    draft.on(ASKED, Kind.DUE, DOWN, OPENS_THE_FORM, WAITS_ON)
    over = LEAVES_THE_FORM[1]._replace(told=("form_over",), back=NOBODY)
    draft.on(FORM, Kind.DUE, over)


def is_down(draft: Draft) -> None:
    """The desk does not work: it is tried again, for as long as a place is kept."""
    draft.on(
        DESK_DOWN,
        Kind.DUE,
        CLOSES_WITH_THE_PHONE._replace(when=when.place_is_over),
        Row(DESK_DOWN, when.desk_is_down),
        Row(QUEUED, alters=(alter.rejoins,), told=("queued_again",), seen="waits"),
    )


def talks(draft: Draft) -> None:
    """One of the two in a talk is silent: a consultant loses the case, a person is let be."""
    draft.on(
        LIVE,
        Kind.DUE,
        Row(PAUSED, when.person_owes, seen="paused"),
        Row(LIVE, when.first, 1, counts_on=True, seen="nudge"),
        Row(LIVE, when.second, 2, counts_on=True, seen="tell_all"),
        BACK_TO_THE_QUEUE,
    )
    held = BACK_TO_THE_QUEUE._replace(when=when.consultant_owes)
    gone = Row(
        WRAP_UP,
        alters=(alter.drops_the_form,),
        seen="person_gone",
        back=CLOSED_EXIT,
        silent=True,
    )
    draft.on(PAUSED, Kind.DUE, held, gone)


def is_over(draft: Draft) -> None:
    """Nobody has said how a talk went."""
    not_filled = (alter.ends("not_filled"),)
    draft.on(WRAP_UP, Kind.DUE, Row(CLOSED, alters=not_filled, seen="not_filled"))


def is_to_be_called(draft: Draft) -> None:
    """A call is near, or was not made, or nobody said how it went."""
    draft.on(
        BOOKED,
        Kind.DUE,
        Row(BOOKED, when.first, 1, seen="call_soon"),
        Row(BOOKED, when.second, 2, seen="call_now"),
        Row(BOOKED, when.rested, 2, seen="call_now"),
        *MISSED,
    )
    draft.on(TRYING, Kind.DUE, TRIES_AGAIN._replace(alters=(), seen="not_filed"), *MISSED)
