"""What `step` returns."""

from __future__ import annotations

from typing import NamedTuple

from bot.engine.effects import Effect
from bot.engine.session import Session


class Turn(NamedTuple):
    """The session as it is after an event, and what is to be done about the event."""

    session: Session
    effects: tuple[Effect, ...] = ()
