"""The safety bar: call, a human, leave, and the words that help, on every message.

It is not in the language of the dialogs: what an author could forget must not depend on
the author.
"""

from __future__ import annotations

from bot.engine.message import BarItem, BarKind
from bot.engine.session import Session
from bot.engine.voice import label
from bot.script.model import SOURCE, Script

HELPLINE = "helpline"
"""The fact that the bar calls."""


def bar(script: Script, session: Session) -> tuple[BarItem, ...]:
    """Return the safety bar: no dialog can take any of it away."""
    kinds = [kind for kind in BarKind if kind is not BarKind.BACK or session.trail]
    return tuple(bar_item(script, session, kind) for kind in kinds)


def bar_item(script: Script, session: Session, kind: BarKind) -> BarItem:
    """Return one item, with the number to call or the language to switch to."""
    match kind:
        case BarKind.CALL:
            number = script.facts[HELPLINE].value(session.language)
            return BarItem(kind, label(script, "ui/bar#call", session.language), dialled(number))
        case BarKind.LANGUAGE:
            other = other_language(script, session)
            return BarItem(kind, label(script, "ui/language#name", other), other)
        case _:
            return BarItem(kind, label(script, f"ui/bar#{kind}", session.language))


def other_language(script: Script, session: Session) -> str:
    """Return the language after the person's own, in the order they are offered."""
    languages = script.languages
    own = languages.index(session.language) if session.language in languages else -1
    return languages[(own + 1) % len(languages)] if languages else SOURCE


def dialled(number: str) -> str:
    """Return a phone number as it is dialled: a plus and digits."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
