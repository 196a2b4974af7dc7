"""What can happen to a conversation. Named in the past tense: it has happened.

Every event brings the time at which it happened, because the engine has no clock, and what
the channel knows of everybody on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.script.model import Command, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What all events have: when it happened (aware, UTC), and what the channel knows."""

    at: datetime
    guess: Language | None = None  # of the language of somebody of whom nothing is kept
    copied: bool = False  # the channel has copies of the talk that we cannot erase


@dataclass(frozen=True, slots=True)
class Started(Happening):
    """The person opened the bot. `entry` is a dialog; an unknown one leads home."""

    entry: str | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Chose(Happening):
    """The person pressed a button: one under the last message, or an older one.

    `choice` is the identity the button carried (`bot.engine.buttons`), or anything else
    that somebody sent in its place.
    """

    choice: str


@dataclass(frozen=True, slots=True)
class Wrote(Happening):
    """The person wrote something."""

    text: str


@dataclass(frozen=True, slots=True)
class Commanded(Happening):
    """The person used the safety bar. `language` belongs to the language switch."""

    command: Command
    language: Language | None = None


class Other(StrEnum):
    """What a person may send that the bot does not take."""

    MEDIA = "media"  # a picture, a voice, a contact, a place: it is not opened
    EDIT = "edit"  # a message that was sent before, in other words


@dataclass(frozen=True, slots=True)
class SentOther(Happening):
    """The person sent something that is neither a text nor a button."""

    other: Other


Event = Started | Chose | Wrote | Commanded | SentOther
