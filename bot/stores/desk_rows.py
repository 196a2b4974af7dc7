"""The rows of the desk: who is there, and its switch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Self

from bot.helpline.desk import Consultant, Desk, Mode, Presence

THE_ONE = 1
"""The id of the row, where a table has only one."""


class PresenceRow(NamedTuple):
    """Somebody who answers; the columns of `presence` in their order."""

    id: str
    alias: str
    languages: str
    state: str
    beat_at: int
    on_call: int

    @classmethod
    def of(cls, consultant: Consultant) -> Self:
        """Return somebody as they are kept."""
        id, alias, languages, presence, beat_at, on_call = consultant
        return cls(id, alias, " ".join(languages), presence.value, beat_at, int(on_call))

    @property
    def consultant(self) -> Consultant:
        """Who it is."""
        languages = tuple(self.languages.split())
        state = Presence(self.state)
        return Consultant(self.id, self.alias, languages, state, self.beat_at, bool(self.on_call))


class ModeRow(NamedTuple):
    """The one row of `desk_mode`."""

    id: int = THE_ONE
    mode: str = Mode.NORMAL.value
    ever: int = 0

    @classmethod
    def of(cls, mode: Mode) -> Self:
        """Return the switch in a position, where there was no row."""
        return cls(mode=mode.value)

    @classmethod
    def first(cls) -> Self:
        """Return the row once there is a first consultant."""
        return cls(ever=1)


def desk_of(modes: Iterable[ModeRow], present: Iterable[PresenceRow]) -> Desk:
    """Return the desk as it is kept."""
    mode = next(iter(modes), ModeRow())
    return Desk(tuple(row.consultant for row in present), bool(mode.ever), Mode(mode.mode))


def seconds(at: datetime) -> int:
    """Return the whole seconds since 1970."""
    return int(at.timestamp())
