"""What may be said and offered to a person at one moment: nothing that is not so.

As long as no consultant has ever signed in there is the phone and nothing else: no queue
that nobody looks at, no call-back that nobody makes.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from bot.helpline.calendar import LATVIA, Calendar, Way
from bot.helpline.desk import Desk, Mode
from bot.helpline.hours import Status, is_open, next_open, status, works
from bot.helpline.presence import on_call, there
from bot.script.desk import DeskPlan
from bot.script.model import Language

WAITING = (Status.OPEN, Status.OPEN_NOBODY, Status.UNKNOWN)
"""When a person may wait in the chat, with or without a word about how long."""

LATER = (Status.CLOSED, Status.LAST_CALL)
"""When a person is told when consultants are back."""


class Offer(NamedTuple):
    """What is open to a person at a moment. The phone's number is shown whatever is here.

    `chat`: somebody is there and free. `queue`: the person may write and wait, but hears
    nothing of when. Times are None where nothing can be promised.
    """

    status: Status = Status.UNKNOWN
    chat: bool = False
    queue: bool = False
    callback: bool = False
    chat_opens: datetime | None = None
    phone_open: bool | None = None
    phone_opens: datetime | None = None
    open_now: tuple[str, ...] = ()  # facts: other numbers that answer at this hour
    ring: tuple[str, ...] = ()  # accounts to be rung because nobody is there


def offer(
    plan: DeskPlan,
    desk: Desk,
    *,
    healthy: bool,
    now: datetime,
    language: Language = "",
    busy: Collection[str] = (),
    facts: Collection[str] = (),
    calendar: Calendar = LATVIA,
) -> Offer:
    """Return what may be offered now to a person who speaks a language.

    `busy` are consultants who have as many talks as they can; `facts` those that may be
    shown, so that no number is promised that nobody has verified.
    """
    phone = by_phone(plan, now, facts, calendar)
    now_is = status(plan, desk, healthy=healthy, now=now, language=language, calendar=calendar)
    if not desk.ever or desk.mode is Mode.READ_ONLY:
        return phone._replace(status=now_is)
    free = [person for person in there(desk, plan, now, language) if person.id not in busy]
    return phone._replace(
        status=now_is,
        chat=now_is is Status.OPEN and bool(free),
        queue=now_is in WAITING and works(desk, healthy=healthy),
        callback=True,
        chat_opens=next_open(plan, Way.CHAT, now, calendar) if now_is in LATER else None,
        ring=tuple(on_call(desk, plan, language)) if now_is is Status.OPEN_NOBODY else (),
    )


def by_phone(
    plan: DeskPlan, now: datetime, facts: Collection[str], calendar: Calendar = LATVIA
) -> Offer:
    """Return what there is without any desk: the phone, by its hours, and other numbers."""
    phone_open = is_open(plan, Way.PHONE, now, calendar)
    return Offer(
        phone_open=phone_open,
        phone_opens=None if phone_open else next_open(plan, Way.PHONE, now, calendar),
        open_now=tuple(fact for fact in plan.always_open if fact in facts),
    )
