"""When the chat and the phone are open, as stretches of time, by the clock of one place.

A stretch begins when the clock first shows its beginning and ends when the clock last
shows its end, so a night on which the clock is put back is not cut in two. What the clock
skips in spring is in no stretch.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from holidays import country_holidays

from bot.script.desk import DeskPlan, Spans, SpecialDay

FARTHEST = 31
"""Days. An opening farther away than this is no news for somebody who needs help."""

REMEMBERED = 1024
"""Opening and closing times of a few weeks: the same ones are asked for all day long."""


class Way(StrEnum):
    """How a person reaches a consultant."""

    CHAT = "chat"
    PHONE = "phone"


class Stretch(NamedTuple):
    """A time without a break, in UTC; `end` is no longer in it."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """A clock on a wall, and the days on which a country does not work."""

    zone: tzinfo
    holidays: Container[date]

    def day(self, moment: datetime) -> date:
        """Return the date that a moment has here."""
        return moment.astimezone(self.zone).date()

    def spans(self, plan: DeskPlan, way: Way, day: date) -> Spans:
        """Return the hours of a day: its own, those of a holiday, or those of its weekday."""
        special = plan.special_days.get(day, SpecialDay())
        week, own = (plan.chat, special.chat) if way is Way.CHAT else (plan.phone, special.phone)
        if own is not None:
            return own
        return week.holiday if day in self.holidays else week.days[day.weekday()]

    def stretches(self, plan: DeskPlan, way: Way, moment: datetime) -> Iterator[Stretch]:
        """Yield the stretches that are not over at a moment, as far as the plan is valid."""
        open_now: Stretch | None = None
        for stretch in self.pieces(plan, way, self.day(moment)):
            if open_now and stretch.begin <= open_now.end:
                open_now = Stretch(open_now.begin, max(open_now.end, stretch.end))
                continue
            if open_now and open_now.end > moment:
                yield open_now
            open_now = stretch
        if open_now and open_now.end > moment:
            yield open_now

    def pieces(self, plan: DeskPlan, way: Way, first: date) -> Iterator[Stretch]:
        """Yield the hours of day after day; midnight cuts them."""
        days = (first + timedelta(days=ahead) for ahead in range(FARTHEST + 1))
        for day in takewhile(plan.is_valid, days):
            for span in self.spans(plan, way, day):
                begin = instant(self.zone, day, span.begin, 0)
                end = instant(self.zone, day, span.end, 1)
                if begin < end:
                    yield Stretch(begin, end)


@lru_cache(maxsize=REMEMBERED)
def instant(zone: tzinfo, day: date, minute: int, fold: int) -> datetime:
    """Return when a clock shows a minute of a day: the first time, or the second."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    wall = midnight + timedelta(minutes=minute)  # by the clock, whatever it did at night
    return wall.replace(fold=fold).astimezone(UTC)


LATVIA = Calendar(ZoneInfo("Europe/Riga"), country_holidays("LV"))
"""The clock and the holidays of the helpline. The list of holidays grows by itself."""
