"""What a conversation wants done. Named as a command: it has yet to be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.engine.message import Message


@dataclass(frozen=True, slots=True)
class Say:
    """Show the person a message, unless `expires_in` seconds have passed before it could be."""

    message: Message
    expires_in: int = 600


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase everything that is kept about this person, the key first."""


class Wish(StrEnum):
    """How somebody has come to a human."""

    ASKED = "asked"  # by the bar, from anywhere
    STEP = "step"  # the dialog has come to a hand-off, and waits there for how it ends


@dataclass(frozen=True, slots=True)
class HandOff:
    """Bring the person to a human. Only where consultants answer in the chat."""

    wish: Wish


Effect = Say | Forget | HandOff
