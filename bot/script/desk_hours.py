"""Hours as the staff write them in `_desk.yaml`: weeks, special days, spans of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from bot.script.desk import HOUR, MINUTE, WEEKDAYS, Span, Spans, SpecialDay, Week
from bot.script.facts import read_date
from bot.script.mistakes import companions, desk
from bot.script.nodes import Pair, Pairs
from bot.script.page import Page

HOLIDAY = "holiday"
CLOSED = "closed"
WEEK_KEYS = (*WEEKDAYS, HOLIDAY, "told_as", "source", "verified_on", "note")
SPECIAL_KEYS = ("chat", "phone", "note")
SPAN = re.compile(r"(\d{1,2})[.:](\d\d) ?[-–] ?(\d{1,2})[.:](\d\d)")
MINUTES_OF_DAY = 24 * HOUR // MINUTE


def read_week(page: Page, pair: Pair | None) -> Week:
    """Return the hours of a week; a weekday that is not written is closed."""
    fields = page.fields(pair, WEEK_KEYS) if pair else {}
    hours = {day: read_spans(page, fields[day]) for day in (*WEEKDAYS, HOLIDAY) if day in fields}
    return Week(
        tuple(hours.get(day, ()) for day in WEEKDAYS),
        hours.get(HOLIDAY, ()),
        told_as=page.name(fields["told_as"]) if "told_as" in fields else "",
        source=page.word(fields["source"]) if "source" in fields else "",
        verified_on=read_date(page, fields.get("verified_on")),
    )


def read_special_days(page: Page, pair: Pair) -> dict[date, SpecialDay]:
    """Return the dates that are unlike their weekday."""
    days = {}
    for entry in page.pairs(pair):
        day = read_day(page, entry)
        if day:
            days[day] = read_special_day(page, entry)
    return days


def read_day(page: Page, entry: Pair) -> date | None:
    """Return the date that a key is."""
    day = as_date(entry.key.value)
    if day is None:
        page.note(companions.BAD_DATE, entry.key.place, given=entry.key.value)
    return day


def as_date(word: str) -> date | None:
    """Return a date as ISO 8601 writes it with dashes."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day if day.isoformat() == word else None


def read_special_day(page: Page, entry: Pair) -> SpecialDay:
    """Return the hours of a date: one line for all, or chat and phone apart."""
    if not isinstance(entry.value, Pairs):
        spans = read_spans(page, entry)
        return SpecialDay(spans, spans)
    fields = page.fields(entry, SPECIAL_KEYS)
    read = {key: read_spans(page, fields[key]) for key in ("chat", "phone") if key in fields}
    return SpecialDay(read.get("chat"), read.get("phone"))


def read_spans(page: Page, pair: Pair) -> Spans:
    """Return the hours of one day; `closed` is a day without any."""
    items = page.one_or_more(pair)
    if len(items) == 1 and page.word(items[0]) == CLOSED:
        return ()
    spans = tuple(filter(None, (read_span(page, item) for item in items)))
    if not in_order(spans):
        page.note(desk.SPANS_OVERLAP, pair.value.place, key=pair.key.value)
    return spans


def read_span(page: Page, pair: Pair) -> Span | None:
    """Return one span of a day."""
    word = page.word(pair)
    match = SPAN.fullmatch(word)
    times = [minute_of(match[1], match[2]), minute_of(match[3], match[4])] if match else []
    if not match or max(times) > MINUTES_OF_DAY:
        if word:
            page.note(desk.BAD_HOURS, pair.value.place, given=word)
        return None
    if times[0] >= times[1]:
        page.note(desk.HOURS_REVERSED, pair.value.place, given=word)
        return None
    return Span(*times)


def minute_of(hours: str, minutes: str) -> int:
    """Return the minute of a day; one beyond the day if there is no such time."""
    fits = int(minutes) < HOUR // MINUTE
    return int(hours) * HOUR // MINUTE + int(minutes) if fits else MINUTES_OF_DAY + 1


def in_order(spans: Iterable[Span]) -> bool:
    """Tell whether each span begins when the one before it is over."""
    return all(first.end <= second.begin for first, second in pairwise(spans))
