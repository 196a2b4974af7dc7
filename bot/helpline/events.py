"""What can happen to a case from the side of the desk and of time; all of it has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTheDesk:
    """Something at the desk, by one consultant (an account's id), at a time (aware, UTC)."""

    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed(AtTheDesk):
    """A consultant takes a case. Who comes second is told who has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(AtTheDesk):
    """A consultant writes to the person. A canned reply brings its id and no text."""

    text: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(AtTheDesk):
    """A consultant writes something for colleagues."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(AtTheDesk):
    """A consultant gives a case to another one, or, without one, back to the queue."""

    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(AtTheDesk):
    """A consultant pauses a talk and will come back to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(AtTheDesk):
    """A consultant ends a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(AtTheDesk):
    """A consultant says how it went: the id of an outcome and the organisation's own fields."""

    outcome: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling(AtTheDesk):
    """A consultant dials the number of a call-back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(AtTheDesk):
    """How a call went: talked, wrong_person, no_answer, asked_not_to_call."""

    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked(AtTheDesk):
    """A consultant keeps a person out of the chat for so many hours; the numbers stay."""

    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedInto(AtTheDesk):
    """A supervisor reads a talk that is not theirs, and says why; the log announces it."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rang(AtTheDesk):
    """The bell has rung for a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FellDue(AtTheDesk):
    """The deadline of the case with this number has passed, perhaps long ago."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDelivered(AtTheDesk):
    """A message to the person did not arrive, or nobody knows whether it did."""

    message: int
    outcome: str


DeskEvent = (
    Claimed
    | Replied
    | Noted
    | HandedOver
    | Held
    | Ended
    | Filed
    | Calling
    | Called
    | Blocked
    | LookedInto
    | Rang
    | FellDue
    | NotDelivered
)
