"""How Telegram says no: a status, its own words, and sometimes what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


@dataclass
class Refused(Exception):
    """A call that is not carried out. `parameters` is Telegram's ResponseParameters."""

    status: int
    words: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the body of the answer."""
        reason = REASONS.get(self.status, "Error")
        description = f"{reason}: {self.words}" if self.words else reason
        body = {"ok": False, "error_code": self.status, "description": description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(words: str) -> Refused:
    """Say that the call cannot be carried out as it is."""
    return Refused(400, words)


def forbidden(words: str) -> Refused:
    """Say that the bot may not do this (any more)."""
    return Refused(403, words)


def conflict(words: str) -> Refused:
    """Say that somebody else does this already."""
    return Refused(409, words)


def too_many(seconds: int) -> Refused:
    """Say when the same may be asked again."""
    return Refused(429, f"retry after {seconds}", {"retry_after": seconds})


def migrated(chat_id: int) -> Refused:
    """Say under which id the group goes on."""
    words = "group chat was upgraded to a supergroup chat"
    return Refused(400, words, {"migrate_to_chat_id": chat_id})
