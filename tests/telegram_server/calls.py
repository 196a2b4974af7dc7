"""The calls the bot has made, kept for audits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

ABOUT_PEOPLE = ("send", "edit", "delete", "answer", "create", "leave")
TEXTS = frozenset({"text", "caption", "callback_query_id", "url", "name", "secret_token"})
NOT_ABOUT_PEOPLE = frozenset({"deleteWebhook", "deleteMyCommands"})


@dataclass(eq=False, slots=True)
class Call:
    """One call: when, what, and what was answered (status 0: nothing, the connection was cut)."""

    at: datetime
    method: str
    parameters: dict[str, Any]
    status: int = 0
    answer: Any = None
    faulty: bool = False  # a fault was put in its way
    early: bool = False  # asked before a `retry_after` was over

    @property
    def chat(self) -> int | None:
        """The chat it was about."""
        value = str(self.parameters.get("chat_id", ""))
        return int(value) if value.removeprefix("-").isdecimal() else None

    def value(self, name: str) -> Any:
        """Return a parameter, however it was sent; a text stays a text."""
        value = self.parameters.get(name)
        if not isinstance(value, str) or name in TEXTS:
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            return value

    @property
    def is_about_people(self) -> bool:
        """Whether somebody would notice its effect."""
        return self.method.startswith(ABOUT_PEOPLE) and self.method not in NOT_ABOUT_PEOPLE
