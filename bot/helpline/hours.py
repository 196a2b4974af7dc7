"""Whether somebody answers now, and when somebody will.

A plan that is missing, unreadable or has run out, and a desk that does not work, make the
status *unknown*: never silently open, never silently closed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from bot.helpline.calendar import LATVIA, Calendar, Stretch, Way
from bot.helpline.desk import Desk, Mode
from bot.helpline.presence import there
from bot.script.desk import DeskPlan
from bot.script.model import Language


class Status(StrEnum):
    """What can be said of the chat at one moment."""

    OPEN = "open"
    OPEN_NOBODY = "open_nobody"  # by the hours, but nobody is there: the bell rings
    LAST_CALL = "last_call"  # too late for a talk to begin
    CLOSED = "closed"
    UNKNOWN = "unknown"


def status(
    plan: DeskPlan,
    desk: Desk,
    *,
    healthy: bool,
    now: datetime,
    language: Language = "",
    calendar: Calendar = LATVIA,
) -> Status:
    """Return how it stands with the chat, for people of a language."""
    if not works(desk, healthy=healthy) or not plan.is_valid(calendar.day(now)):
        return Status.UNKNOWN
    stretch = stretch_at(plan, Way.CHAT, now, calendar)
    if stretch is None:
        return Status.CLOSED
    if stretch.end - now <= timedelta(seconds=plan.last_call):
        return Status.LAST_CALL
    return Status.OPEN if there(desk, plan, now, language) else Status.OPEN_NOBODY


def works(desk: Desk, *, healthy: bool) -> bool:
    """Tell whether what people write reaches the desk."""
    return healthy and desk.mode not in (Mode.DESK_DOWN, Mode.READ_ONLY)


def is_open(plan: DeskPlan, way: Way, now: datetime, calendar: Calendar = LATVIA) -> bool | None:
    """Tell whether it is open by the hours; None if nobody can tell."""
    if not plan.is_valid(calendar.day(now)):
        return None
    return stretch_at(plan, way, now, calendar) is not None


def next_open(
    plan: DeskPlan, way: Way, now: datetime, calendar: Calendar = LATVIA
) -> datetime | None:
    """Return when it opens next, after it has been closed; None if nobody can tell."""
    stretches = calendar.stretches(plan, way, now)
    return next((stretch.begin for stretch in stretches if stretch.begin > now), None)


def closes_at(
    plan: DeskPlan, way: Way, now: datetime, calendar: Calendar = LATVIA
) -> datetime | None:
    """Return when what is open now closes; None if it is not open."""
    stretch = stretch_at(plan, way, now, calendar)
    return stretch.end if stretch else None


def stretch_at(
    plan: DeskPlan, way: Way, now: datetime, calendar: Calendar = LATVIA
) -> Stretch | None:
    """Return the stretch that a moment lies in."""
    first = next(calendar.stretches(plan, way, now), None)
    return first if first and first.begin <= now else None
