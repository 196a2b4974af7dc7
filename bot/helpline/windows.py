"""When a call may come: the part of a day that the person chose, inside the shifts.

What is promised is a stretch in which somebody is at the desk. A choice that no shift
covers becomes the next one that does; the person sees it before anything is booked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta

from bot.helpline.calendar import LATVIA, Calendar, Stretch, Way
from bot.script.desk import HOUR, MINUTE, DeskPlan

PARTS: Mapping[str, tuple[int, int]] = {
    "morning": (0, 12 * HOUR),
    "afternoon": (12 * HOUR, 17 * HOUR),
    "evening": (17 * HOUR, 24 * HOUR),
}
"""Options of the form, and the seconds of the day that they stand for."""

DAYS: Mapping[str, int] = {"today": 0, "tomorrow": 1, "later": 2}
"""Options of the form, and how many days away they are at the earliest."""

SHORTEST = 30 * MINUTE
"""A window in which there is no time for a second attempt is promised to nobody."""

NOTICE = 15 * MINUTE
"""No call is promised for sooner: the consultant reads the case first."""


def window(
    plan: DeskPlan, chosen: Collection[str], now: datetime, calendar: Calendar = LATVIA
) -> Stretch | None:
    """Return the first window that fits what was chosen; None if none can be promised."""
    earliest = now + timedelta(seconds=NOTICE)
    day = calendar.day(now) + timedelta(days=max([DAYS.get(id, 0) for id in chosen], default=0))
    wanted = [PARTS[id] for id in chosen if id in PARTS] or [(0, 24 * HOUR)]
    for shift in calendar.stretches(plan, Way.CHAT, now):
        for begin, end in pieces(shift, wanted, calendar):
            free = Stretch(max(begin, earliest), end)
            long_enough = free.end - free.begin >= timedelta(seconds=SHORTEST)
            if long_enough and calendar.day(free.begin) >= day:
                return free
    return None


def pieces(
    shift: Stretch, wanted: Collection[tuple[int, int]], calendar: Calendar
) -> list[Stretch]:
    """Cut the wanted parts of each day out of a shift."""
    first, last = calendar.day(shift.begin), calendar.day(shift.end)
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    cut = [
        Stretch(
            max(shift.begin, shown(calendar, day, begin)),
            min(shift.end, shown(calendar, day, end)),
        )
        for day in days
        for begin, end in sorted(wanted)
    ]
    return [stretch for stretch in cut if stretch.begin < stretch.end]


def shown(calendar: Calendar, day: date, second: int) -> datetime:
    """Return when the clock shows a second of a day."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
    return (midnight + timedelta(seconds=second)).astimezone(UTC)
