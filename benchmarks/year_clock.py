"""What is so at the desk, worked out another way than the product does it.

No time zones of the machine and no list of holidays: the clock of Riga by the rule of the
European Union, Easter by arithmetic, the rest by the law on holidays. Slow and plain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bot.helpline.calendar import Way
from bot.script.desk import DeskPlan, Spans, SpecialDay

STEP = timedelta(minutes=15)
"""Hours that begin or end between two steps are not seen; `edges` refuses them."""

SPRING = ((1, 1), (5, 1), (5, 4), (6, 23), (6, 24))
AUTUMN = ((11, 18), (12, 24), (12, 25), (12, 26), (12, 31))
SUBSTITUTED = ((5, 4), (11, 18))
"""If one of these is on a Saturday or Sunday, the next workday is free."""

MOVED = {date(2026, 1, 2), date(2026, 6, 22)}
"""Days off by an order of the Cabinet, of which there is one for each year."""


def clock(moment: datetime) -> datetime:
    """Return what the clock of Riga shows, as a time without a zone."""
    summer = last_sunday(moment.year, 3) <= moment < last_sunday(moment.year, 10)
    return moment.replace(tzinfo=None) + timedelta(hours=3 if summer else 2)


@cache
def last_sunday(year: int, month: int) -> datetime:
    """Return when the clock changes: the last Sunday of a month at one o'clock, UTC."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


@cache
def is_holiday(day: date) -> bool:
    """Tell whether the law makes a day free."""
    if (day.month, day.day) in SPRING + AUTUMN or day in MOVED:
        return True
    mothers_day = day.month == 5 and day.isoweekday() == 7 and 8 <= day.day <= 14
    if mothers_day or (day - easter_of(day.year)).days in (-2, 0, 1, 49):
        return True
    return any(day == substitute(date(day.year, *given)) for given in SUBSTITUTED)


def substitute(day: date) -> date:
    """Return the Monday after a holiday at the weekend; the day itself if it is a workday."""
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)


@cache
def easter_of(year: int) -> date:
    """Return Easter Sunday (Gauss, for 1900 to 2099)."""
    moon = (19 * (year % 19) + 24) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    late = moon + sunday
    if (moon, sunday) == (29, 6) or (moon == 28 and sunday == 6 and year % 19 > 10):
        late -= 7
    return date(year, 3, 22) + timedelta(days=late)


def is_open(plan: DeskPlan, way: Way, moment: datetime) -> bool:
    """Tell whether the staff's hours, read off the clock on the wall, say open."""
    wall = clock(moment)
    day, minute = wall.date(), wall.hour * 60 + wall.minute
    if plan.valid_until is None or day > plan.valid_until:
        return False
    return any(span.begin <= minute < span.end for span in hours_of(plan, way, day))


def hours_of(plan: DeskPlan, way: Way, day: date) -> Spans:
    """Return the hours of a day."""
    week = plan.chat if way is Way.CHAT else plan.phone
    special = plan.special_days.get(day, SpecialDay())
    own = special.chat if way is Way.CHAT else special.phone
    if own is not None:
        return own
    return week.holiday if is_holiday(day) else week.days[day.weekday()]


class Edges:
    """Every moment at which something opens or closes, found by looking at each step."""

    def __init__(self, plan: DeskPlan, way: Way, first: datetime, last: datetime) -> None:
        self.opens: list[datetime] = []
        self.closes: list[datetime] = []
        before = is_open(plan, way, first - STEP)
        moment = first
        while moment < last:
            now = is_open(plan, way, moment)
            if now != before:
                (self.opens if now else self.closes).append(moment)
            before, moment = now, moment + STEP

    def next_open(self, moment: datetime) -> datetime | None:
        """Return the first opening after a moment."""
        return after(self.opens, moment)

    def next_close(self, moment: datetime) -> datetime | None:
        """Return the first closing after a moment."""
        return after(self.closes, moment)


def after(edges: Sequence[datetime], moment: datetime) -> datetime | None:
    """Return the first of some moments in order that is later than another."""
    place = bisect_right(edges, moment)
    return edges[place] if place < len(edges) else None


def is_readable(plan: DeskPlan) -> bool:
    """Tell whether no hours begin or end between two steps."""
    minutes = STEP // timedelta(minutes=1)
    weeks = [plan.chat, plan.phone]
    days = [spans for week in weeks for spans in (*week.days, week.holiday)]
    special = [day for given in plan.special_days.values() for day in (given.chat, given.phone)]
    spans = [span for day in [*days, *special] if day for span in day]
    return all(edge % minutes == 0 for span in spans for edge in span)
