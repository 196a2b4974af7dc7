"""Read single fields of an update, none of which has to be what the Bot API says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

Json = Mapping[str, Any]

LARGEST_ID = 2**53
LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A digest is logged without digits: a log takes no long number, which could be a phone's."""

LATE = timedelta(minutes=2)
"""A message this old has waited for us, and its answer expires from when it was written."""

OLDEST = timedelta(days=1)
"""Telegram keeps a message no longer; an older date is no date."""


class Odd(Exception):
    """An update is not as the Bot API says; its text is a word of the code."""


def table(value: object, name: str) -> Json:
    """Return a value that has to be an object."""
    if not isinstance(value, dict):
        raise Odd(f"no_{name}")
    return value


def whole(data: Json, name: str, *, low: int) -> int:
    """Return a whole number; `True` and 1.0 are none."""
    value = data.get(name)
    if type(value) is not int or not low <= value < LARGEST_ID:
        raise Odd(f"strange_{name}")
    return value


def packed(update: object) -> bytes:
    """Return an update as bytes; nothing for one that cannot be written."""
    try:
        return orjson.dumps(update)
    except orjson.JSONEncodeError:
        return b""


def digest_of(content: bytes) -> str:
    """Return a hash by which two cases of the same can be told to be one."""
    return hashlib.sha256(content).hexdigest()[:16].translate(LETTERS)


def time_of(date: object, now: datetime) -> datetime:
    """Return when a message was written, if it had to wait; now otherwise.

    Our clock and Telegram's are not the same: a few seconds between them must not count.
    """
    if type(date) is not int or not 0 < date < LARGEST_ID:
        return now
    waited = now.timestamp() - date
    if not LATE.total_seconds() < waited < OLDEST.total_seconds():
        return now
    return datetime.fromtimestamp(date, UTC)


def whole_text(text: str) -> str:
    """Return a text without halves of signs, which nothing that keeps text would take."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
