"""The desk as it is at one moment: who is there, and whether it works at all."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from bot.script.model import Language


class Presence(StrEnum):
    """What a consultant has said about themselves."""

    ON = "on"
    PAUSE = "pause"
    OFF = "off"


class Consultant(NamedTuple):
    """Somebody who answers; people know them by the alias alone."""

    id: str
    alias: str
    languages: tuple[Language, ...]
    presence: Presence = Presence.OFF
    beat_at: int = 0  # seconds since 1970, of the last sign that their desk is open
    on_call: bool = False


class Mode(StrEnum):
    """What the desk's switch says is down; each has its own words for people."""

    NORMAL = "normal"
    DESK_DOWN = "desk_down"
    TELEGRAM_DOWN = "telegram_down"
    READ_ONLY = "read_only"


class Desk(NamedTuple):
    """Everything about the desk that a decision may depend on.

    `ever` tells whether any consultant has ever signed in: until then nothing but the phone
    may be offered.
    """

    consultants: tuple[Consultant, ...] = ()
    ever: bool = False
    mode: Mode = Mode.NORMAL


PHONE_ONLY = Desk()
"""The desk of a helpline that answers by phone alone."""
