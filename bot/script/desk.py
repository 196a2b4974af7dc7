"""When the helpline answers and how long anybody may be kept waiting, as the staff wrote it.

Hours are those of the clock in Riga. A plan that nobody wrote, that could not be read or
that has run out is good for no promise: `DeskPlan.is_valid` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

MINUTE = 60
HOUR = 60 * MINUTE

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Span(NamedTuple):
    """Part of a day, in minutes after midnight; `end` is no longer in it."""

    begin: int
    end: int


Spans = tuple[Span, ...]
"""The hours of a day in their order; none if it is closed."""


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of each weekday, Monday first, and those of a public holiday."""

    days: tuple[Spans, ...] = ((),) * 7
    holiday: Spans = ()
    told_as: str = ""  # the fact by which people are told these hours
    source: str = ""
    verified_on: str = ""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """The hours of one date; None where they are those of its weekday."""

    chat: Spans | None = None
    phone: Spans | None = None


class Term(NamedTuple):
    """How long something may take, in seconds: as a rule, and where it is urgent."""

    normal: int
    urgent: int

    def seconds(self, *, urgent: bool) -> int:
        """Return the one that applies."""
        return self.urgent if urgent else self.normal


def term(normal: int, urgent: int | None = None) -> Term:
    """Return a term, the same for all where nothing else is said."""
    return Term(normal, normal if urgent is None else urgent)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long a case may stay as it is.

    Those of a wait count from when the person joined the queue, those of a consultant who
    owes a reply from the person's line: each is the moment of a step, not its length.
    """

    offered: Term = term(10 * MINUTE)  # no answer to the offer: back to the dialog
    posting: Term = term(10, 5)  # the desk has not taken the case: tried again, then down
    still_looking: Term = term(60, 30)  # waiting: "still looking", the bell rings again
    ask: Term = term(3 * MINUTE, 90)  # waiting: wait on, a call-back, or the phone?
    form: Term = term(15 * MINUTE, 5 * MINUTE)  # waiting: the call-back form opens
    place_kept: Term = term(45 * MINUTE)  # waiting: the place in the queue ends
    nudge: Term = term(2 * MINUTE, 1 * MINUTE)  # a reply is owed: the consultant is told
    tell_all: Term = term(5 * MINUTE, 2 * MINUTE)  # a reply is owed: the whole desk is told
    take_back: Term = term(8 * MINUTE, 4 * MINUTE)  # a reply is owed: back to the queue
    silent_person: Term = term(10 * MINUTE)  # the person owes a reply: shown as paused
    paused: Term = term(60 * MINUTE)  # closed softly
    wrap_up: Term = term(10 * MINUTE)  # the consultant has not said how it ended
    closed: Term = term(24 * HOUR)  # until then the person may take it up again
    before_call: Term = term(15 * MINUTE)  # before a call-back its consultant is reminded
    call_again: Term = term(20 * MINUTE)  # between two attempts at a call-back
    probe: Term = term(30)  # a desk that is down is tried again
    heartbeat: Term = term(30)  # without a sign of life a consultant is not there
    before_shift_ends: Term = term(20 * MINUTE)  # who still talks is told to hand over


@dataclass(frozen=True, slots=True)
class Priority:
    """Who is taken first: points for what is known, and for each minute of waiting.

    Minutes count for everybody, so that nobody waits for ever behind graver cases.
    """

    levels: Mapping[str, int] = field(
        default_factory=lambda: {"critical": 60, "high": 30, "caution": 10, "none": 0}
    )
    urgent: int = 60  # the dialog called the case urgent
    minor: int = 30
    per_minute: int = 1

    def points(self, level: str, *, urgent: bool, minor: bool, waited: int) -> int:
        """Return the points of a case that has waited for so many seconds."""
        known = self.levels.get(level, 0) + urgent * self.urgent + minor * self.minor
        return known + waited * self.per_minute // MINUTE


@dataclass(frozen=True, slots=True)
class DeskPlan:
    """Everything about the desk that the staff decide."""

    chat: Week = Week()
    phone: Week = Week()
    special_days: Mapping[date, SpecialDay] = field(default_factory=dict)
    valid_until: date | None = None  # the last day on which it is good for a promise
    last_call: int = 15 * MINUTE  # before closing no new chat begins; seconds
    on_call: tuple[str, ...] = ()  # accounts that may be rung out of hours
    always_open: tuple[str, ...] = ()  # facts: numbers that answer day and night
    deadlines: Deadlines = Deadlines()
    call_attempts: int = 3
    longest_block: int = 24 * HOUR  # seconds
    priority: Priority = Priority()

    def is_valid(self, day: date) -> bool:
        """Tell whether a promise may be made for that day."""
        return self.valid_until is not None and day <= self.valid_until
