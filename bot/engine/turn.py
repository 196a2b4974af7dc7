"""What `step` returns, and what a store keeps."""

from __future__ import annotations

from typing import NamedTuple

from bot.engine.effects import Effect
from bot.engine.session import Session


class Turn(NamedTuple):
    """The session as it is after an event, and what is to be done about the event.

    `quarantined` is the line's word, never the engine's: the kind of an event that could
    not be answered, and the hash of what was in it, kept for the maintainers without its
    content.
    """

    session: Session
    effects: tuple[Effect, ...] = ()
    quarantined: str = ""
