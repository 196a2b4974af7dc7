"""Rows that stand in more than one place of the table."""

from __future__ import annotations

from bot.helpline import alterations as alter
from bot.helpline import guards as when
from bot.helpline.case import Speaker
from bot.helpline.kinds import BUTTONS, Kind
from bot.helpline.rows import Hearer, Row, Rows
from bot.helpline.speakers import (
    BOOKED,
    CANCELLED,
    CLOSED,
    DESK_DOWN,
    FORM,
    HERE,
    LIVE,
    NOBODY,
    OFFERED,
    QUEUED,
)

TO_THE_DIALOG = Row(hearer=Hearer.DIALOG)
TO_THE_FORM = Row(when=when.first, hearer=Hearer.FORM)
SHOWN_AGAIN = Row(told=(HERE,))
NOTHING = Row()
NOT_AT_DESK = Row(when=when.unknown, refused="not_at_desk")

OFFERS: Rows = (
    Row(
        CLOSED,
        when.phone_only,
        alters=(alter.ends("phone"),),
        told=("phone_only",),
        back=NOBODY,
    ),
    Row(OFFERED, when.chat_now, told=("offered",)),
    Row(OFFERED, when.may_wait, told=("offered_nobody",)),
    Row(OFFERED, when.desk_is_down, told=("offered_down",)),
    Row(OFFERED, told=("offered_closed",)),
)
"""What is offered to somebody who wants a human: never more than is so."""

DROPS_A_CALL = (alter.wipes, alter.joins)

JOINS: Rows = (
    OFFERS[0],
    Row(QUEUED, when.chat_now, alters=DROPS_A_CALL, told=("queued",), seen="waits"),
    Row(QUEUED, when.may_wait, alters=DROPS_A_CALL, told=("queued_nobody",), seen="waits"),
    Row(DESK_DOWN, when.desk_is_down, alters=DROPS_A_CALL, told=("down",), seen="desk_down"),
    Row(OFFERED, alters=(alter.wipes,), told=("offered_closed",)),
)
"""What becomes of somebody who accepts: "we are looking" is said only where that is so."""

REOPENS: Rows = (
    Row(
        LIVE,
        when.same_consultant_goes_on,
        alters=(alter.consultant_is_owed,),
        told=("resumed",),
        seen="resumed",
    ),
    *JOINS,
)

KEPT_AND_REOPENS: Rows = tuple(
    row._replace(keeps=Speaker.PERSON) if row.to in (LIVE, QUEUED, DESK_DOWN) else row
    for row in REOPENS
)

TO_THE_FORM_OF_A_CALL: Rows = (
    Row(FORM, when.may_call_back, alters=(alter.opens_the_form,), seen="form"),
    Row(told=("no_callback",)),
)

LEAVES_THE_FORM: Rows = (
    Row(
        QUEUED,
        when.has_place,
        stage=3,
        alters=(alter.drops_the_form,),
        told=("form_left_waiting",),
        seen="waits_on",
    ),
    Row(
        CLOSED,
        alters=(alter.drops_the_form, alter.ends("form_left")),
        told=("form_left",),
        seen="form_left",
        back=CANCELLED,
    ),
)

CLOSES_WITH_THE_PHONE = Row(
    CLOSED,
    alters=(alter.drops_the_form, alter.ends("nobody")),
    told=("nobody_came",),
    seen="nobody_came",
    back=NOBODY,
)

BACK_TO_THE_QUEUE = Row(QUEUED, alters=(alter.rejoins,), told=("silent",), seen="taken_back")

CALL_IS_OVER = (alter.ends("missed"), alter.wipes)

MISSED: Rows = (
    Row(CLOSED, when.may_be_told, alters=CALL_IS_OVER, told=("missed",), seen="missed"),
    Row(CLOSED, alters=CALL_IS_OVER, seen="missed"),
)

TRIES_AGAIN = Row(BOOKED, when.may_try_again, stage=3, alters=(alter.goes_as_said,))


def without(*kinds: Kind) -> tuple[Kind, ...]:
    """Return the buttons that are not among these."""
    return tuple(kind for kind in BUTTONS if kind not in kinds)
