"""`_desk.yaml`: shifts, hours of the phone, deadlines, priorities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise

from bot.script.desk import HOUR, MINUTE, Deadlines, DeskPlan, Priority, Term
from bot.script.desk_hours import as_date, read_special_days, read_week
from bot.script.facts import read_date
from bot.script.mistakes import desk, shapes
from bot.script.nodes import Pair, Pairs
from bot.script.page import Page

REQUIRED = ("chat", "phone", "valid_until")
KEYS = (
    *REQUIRED,
    "exceptions",
    "last_call",
    "on_call",
    "always_open",
    "deadlines",
    "call_attempts",
    "longest_block",
    "priority",
    "note",
)
PRIORITY_KEYS = ("levels", "urgent", "minor", "per_minute")
LENGTH = re.compile(r"([1-9][0-9]{0,4}) ?(s|min|h)")
SECONDS = {"s": 1, "min": MINUTE, "h": HOUR}
LONGEST = 7 * 24 * HOUR
MOST_POINTS = 1000
MOST_ATTEMPTS = 10

RISING = (
    ("still_looking", "ask", "form", "place_kept"),
    ("nudge", "tell_all", "take_back"),
    ("silent_person", "paused"),
)
"""Deadlines of which each must come after the one before it."""


def read_desk(page: Page, root: Pair) -> DeskPlan:
    """Return the plan of the desk; one with a mistake in it is good for no promise."""
    fields = page.fields(root, KEYS)
    for key in REQUIRED:
        if key not in fields:
            page.note(shapes.MISSING_KEY, root.value.place, key=key)
    plan = with_limits(page, fields, read_plan(page, fields))
    return replace(plan, valid_until=None) if page.found else plan


def read_plan(page: Page, fields: Mapping[str, Pair]) -> DeskPlan:
    """Return when the helpline answers, and who can be rung."""
    return DeskPlan(
        read_week(page, fields.get("chat")),
        read_week(page, fields.get("phone")),
        read_special_days(page, fields["exceptions"]) if "exceptions" in fields else {},
        read_last_day(page, fields.get("valid_until")),
        on_call=read_names(page, fields.get("on_call")),
        always_open=read_names(page, fields.get("always_open")),
    )


def read_last_day(page: Page, pair: Pair | None) -> date | None:
    """Return the last day of a plan."""
    return as_date(read_date(page, pair))


def read_names(page: Page, pair: Pair | None) -> tuple[str, ...]:
    """Return ids: one, a list of them, or none."""
    return page.names(pair) if pair else ()


def with_limits(page: Page, fields: Mapping[str, Pair], plan: DeskPlan) -> DeskPlan:
    """Return the plan with the numbers that were written in place of the usual ones."""
    last_call = length(page, fields["last_call"]) if "last_call" in fields else None
    block = length(page, fields["longest_block"]) if "longest_block" in fields else None
    attempts = fields.get("call_attempts")
    return replace(
        plan,
        last_call=last_call or plan.last_call,
        longest_block=block or plan.longest_block,
        call_attempts=(attempts and page.whole(attempts, 1, MOST_ATTEMPTS)) or plan.call_attempts,
        deadlines=read_deadlines(page, fields.get("deadlines")),
        priority=read_priority(page, fields.get("priority")),
    )


def read_deadlines(page: Page, pair: Pair | None) -> Deadlines:
    """Return the deadlines, those that are not written as they usually are."""
    usual = Deadlines()
    fields = page.fields(pair, tuple(asdict(usual))) if pair else {}
    read = {key: read_term(page, field) for key, field in fields.items()}
    deadlines = replace(usual, **{key: given for key, given in read.items() if given})
    if all(read.values()):
        check_order(page, fields, deadlines)
    return deadlines


def read_term(page: Page, pair: Pair) -> Term | None:
    """Return a term: one for all, or one for the usual and one for the urgent case."""
    if not isinstance(pair.value, Pairs):
        seconds = length(page, pair)
        return Term(seconds, seconds) if seconds else None
    fields = page.fields(pair, Term._fields)
    for key in Term._fields:
        if key not in fields:
            page.note(shapes.MISSING_KEY, pair.key.place, key=key)
    normal, urgent = (key in fields and length(page, fields[key]) for key in Term._fields)
    if not normal or not urgent:
        return None
    given = Term(normal, urgent)
    if given.urgent > given.normal:
        page.note(desk.URGENT_IS_SLOWER, fields["urgent"].value.place, key=pair.key.value)
    return given


def length(page: Page, pair: Pair) -> int | None:
    """Return a length of time in seconds."""
    word = page.word(pair)
    match = LENGTH.fullmatch(word)
    seconds = int(match[1]) * SECONDS[match[2]] if match else 0
    if 0 < seconds <= LONGEST:
        return seconds
    if word:
        page.note(desk.BAD_LENGTH, pair.value.place, given=word, most=LONGEST // (24 * HOUR))
    return None


def check_order(page: Page, fields: Mapping[str, Pair], deadlines: Deadlines) -> None:
    """Note the deadlines that would pass before the one that they follow."""
    for keys in RISING:
        for first, second in pairwise(keys):
            before: Term = getattr(deadlines, first)
            after: Term = getattr(deadlines, second)
            if before.normal >= after.normal or before.urgent >= after.urgent:
                place = (fields.get(second) or fields[first]).value.place
                page.note(desk.DEADLINE_TOO_EARLY, place, key=second, first=first)


def read_priority(page: Page, pair: Pair | None) -> Priority:
    """Return what makes a case come first."""
    usual = Priority()
    fields = page.fields(pair, PRIORITY_KEYS) if pair else {}
    levels = page.entries(fields["levels"]) if "levels" in fields else []
    weights = {entry.key.value: points(page, entry, 0) for entry in levels}
    return Priority(
        weights or usual.levels,
        points(page, fields.get("urgent"), usual.urgent),
        points(page, fields.get("minor"), usual.minor),
        points(page, fields.get("per_minute"), usual.per_minute, low=1),
    )


def points(page: Page, pair: Pair | None, usual: int, low: int = 0) -> int:
    """Return a number of points; the usual one where none is written."""
    given = page.whole(pair, low, MOST_POINTS) if pair else None
    return usual if given is None else given
