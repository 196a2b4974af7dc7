"""The time between a sign-in and its end."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

IDLE = timedelta(minutes=15)
"""After the last act; a page that only listens does not count as one."""

WHOLE = timedelta(hours=8)
FRESH = timedelta(minutes=5)
"""How long a code that was typed lasts for what must be asked twice."""

RENEWED_EVERY = timedelta(seconds=30)
"""An act sooner than that after the last one is not worth a write."""

ALIAS_LENGTH = 16


@dataclass(frozen=True, slots=True)
class StaffSession:
    """One browser of one account. What the cookie holds is nowhere but there."""

    id: bytes = field(repr=False)  # the SHA-256 of what the cookie holds
    name: str
    language: str  # of the pages
    began_at: int
    acted_at: int
    proved_at: int  # when the second factor was last shown

    @property
    def alias(self) -> str:
        """What a page may call it: it leads nowhere without the cookie."""
        return self.id.hex()[:ALIAS_LENGTH]

    @property
    def ends_at(self) -> int:
        """When it is over if nothing is done any more."""
        idle = self.acted_at + int(IDLE.total_seconds())
        return min(idle, self.began_at + int(WHOLE.total_seconds()))

    def alive(self, now: datetime) -> bool:
        """Tell whether it goes on."""
        return now.timestamp() < self.ends_at

    def fresh(self, now: datetime) -> bool:
        """Tell whether the second factor was shown just now."""
        return now.timestamp() < self.proved_at + FRESH.total_seconds()

    def stale(self, now: datetime) -> bool:
        """Tell whether an act now is worth being remembered."""
        return now.timestamp() >= self.acted_at + RENEWED_EVERY.total_seconds()

    def acted(self, now: datetime) -> Self:
        """Return the session after an act."""
        return replace(self, acted_at=int(now.timestamp()))


def new_session(name: str, language: str, now: datetime) -> tuple[str, StaffSession]:
    """Return what the cookie is to hold, and the session that it opens."""
    cookie, at = secrets.token_urlsafe(32), int(now.timestamp())
    return cookie, StaffSession(session_id(cookie), name, language, at, at, at)


def session_id(cookie: str) -> bytes:
    """Return by what the session of a cookie is kept."""
    return hashlib.sha256(cookie.encode(errors="replace")).digest()
