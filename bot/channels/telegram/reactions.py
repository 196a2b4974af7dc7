"""What an update asks for: an event for the line, or something that needs no line."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.ports import Incoming, Person


@dataclass(frozen=True, slots=True)
class Happened:
    """Something happened to a person.

    `query` is the press that waits for a sign of life, `pressed_on` the message that it was on.
    """

    incoming: Incoming
    query: str = ""
    pressed_on: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody put the bot where others read along."""

    chat: int
    joined: bool = field(default=False, compare=False)  # just now


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person wants no messages any more."""

    person: Person


@dataclass(frozen=True, slots=True)
class Unread:
    """An update nobody can read: what kind of strange, and the hash of what it held."""

    kind: str
    digest: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing that anybody has to answer."""


Reaction = Happened | Leave | Blocked | Unread | Nothing
