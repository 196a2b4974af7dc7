"""What a turn has decided, and a store keeps: the session, the case, and what is to be done."""

from __future__ import annotations

from typing import NamedTuple

from bot.engine.effects import Effect
from bot.engine.session import Session
from bot.helpline.case import Case, Line


class Decision(NamedTuple):
    """All of it is kept in one transaction, or nothing.

    `quarantined` is the line's word, never the engine's: the kind of an event that could
    not be answered, and the hash of what was in it. `refused` is the desk's: a word of the
    code for why a consultant's act changed nothing ("taken", "not_yours", "over").
    """

    session: Session
    effects: tuple[Effect, ...] = ()
    case: Case | None = None
    lines: tuple[Line, ...] = ()
    quarantined: str = ""
    refused: str = ""
