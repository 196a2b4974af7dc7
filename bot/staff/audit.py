"""What the staff did: who, what, when, and on which object, and never what was said.

Each entry holds the SHA-256 of the one before, so that none can be changed, taken out or
put in between without every later one showing it. Whoever can write the whole table can
write a new chain; so the newest digest is worth being noted down elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import orjson

WHO = re.compile(r"\(\w+\)|[\w.-]+")
WHAT = re.compile(r"[a-z_]+(\.[a-z_]+)?")
OBJECT = re.compile(r"[\w.-]{0,40}")  # no space: prose does not fit
LONG_NUMBER = re.compile(r"\d{7,}")
FIRST = b""
CONSOLE = "(console)"
"""Who sits at the machine itself; no account has such a name."""

UNKNOWN = "(unknown)"
"""Who tried to come in by a name that there is not; that name may be a mistyped password."""


class Act(StrEnum):
    """What is done with accounts. What is done with cases has its own names."""

    ADDED = "staff.added"
    ROLE = "staff.role"
    RESET = "staff.reset"
    REVOKED = "staff.revoked"
    REMOVED = "staff.removed"
    WELCOMED = "staff.welcomed"
    SIGNED_IN = "staff.signed_in"
    RECOVERED = "staff.signed_in_by_recovery_code"
    REFUSED = "staff.sign_in_refused"
    PROVED = "staff.proved"
    SIGNED_OUT = "staff.signed_out"
    SESSION_ENDED = "staff.session_ended"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that somebody did. `object` is an alias: of an account, of a case."""

    who: str
    what: str
    object: str = ""

    def __post_init__(self) -> None:
        words = WHO.fullmatch(self.who) and WHAT.fullmatch(self.what)
        if not words or not allowed(self.object):
            raise ValueError("an audit holds words of the code and aliases, and no content")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it is kept. The hour is enough: their order is in the numbers."""

    number: int
    hour: int
    who: str
    what: str
    object: str
    previous: bytes
    digest: bytes

    @property
    def sound(self) -> bool:
        """Whether the entry is as it was written."""
        fields = (self.number, self.hour, self.who, self.what, self.object)
        return self.digest == chained(self.previous, *fields)


def next_entry(last: Entry | None, note: Note, hour: int) -> Entry:
    """Return the entry that a note becomes."""
    number, previous = (last.number + 1, last.digest) if last else (1, FIRST)
    digest = chained(previous, number, hour, note.who, note.what, note.object)
    return Entry(number, hour, note.who, note.what, note.object, previous, digest)


def chained(previous: bytes, *fields: int | str) -> bytes:
    """Return the digest of an entry behind the one before it."""
    return hashlib.sha256(previous + orjson.dumps(fields)).digest()


def broken(entries: Sequence[Entry]) -> list[int]:
    """Return the numbers of entries that were changed, or before which something is missing.

    The oldest may follow on entries that have reached the end of their term.
    """
    torn = {
        after.number
        for before, after in pairwise(entries)
        if after.previous != before.digest or after.number != before.number + 1
    }
    return sorted(torn | {entry.number for entry in entries if not entry.sound})


def allowed(alias: str) -> bool:
    """Tell whether it can be an alias, and nothing that a person wrote."""
    return bool(OBJECT.fullmatch(alias)) and not LONG_NUMBER.search(alias)
