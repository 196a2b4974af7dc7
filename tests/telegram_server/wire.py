"""What goes over the wire: the JSON of the library's objects, as Telegram would write it."""

from __future__ import annotations

from typing import Any

from telegram import TelegramObject

ONLY_IF_TRUE = frozenset(
    {
        "channel_chat_created",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
    }
)
"""The library writes these even if they are false; Telegram leaves them out."""


def to_wire(thing: TelegramObject) -> dict[str, Any]:
    """Return an object as Telegram writes it."""
    return without_false(thing.to_dict())


def without_false(value: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not written if it is false, at any depth."""
    return {
        name: without_false(inner) if isinstance(inner, dict) else inner
        for name, inner in value.items()
        if name not in ONLY_IF_TRUE or inner
    }
