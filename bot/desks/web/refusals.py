"""Why a request to the desk is not answered as asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of refusal: its status, and the words that say it."""

    status: int
    words: str


class Refusals(Enum):
    """Everything that can be wrong."""

    SIGNED_OUT = Kind(401, "problem_signed_out")
    FOREIGN = Kind(403, "problem_foreign")
    NOT_YOURS = Kind(403, "problem_not_yours")
    NOT_FRESH = Kind(403, "problem_fresh")
    INSECURE = Kind(403, "problem_insecure")
    NOT_FOUND = Kind(404, "problem_not_found")
    BUSY = Kind(429, "busy")
    FAILED = Kind(500, "problem_failed")
    UNAVAILABLE = Kind(503, "problem_unavailable")


class Refused(Exception):
    """A request is refused. "Not yours" and "not there" are the same for a case."""

    def __init__(self, kind: Refusals) -> None:
        super().__init__(kind.name)
        self.kind = kind.value
