"""The safety bar: call, a human, leave, and the words that help, on every message.

It is not in the language of the dialogs: what an author could forget must not depend on
the author.
"""

from __future__ import annotations

from functools import lru_cache

from bot.engine.message import BarItem, BarKind
from bot.engine.session import Session
from bot.engine.voice import label
from bot.script.model import SOURCE, Language, Script

HELPLINE = "helpline"
"""The fact that the bar calls."""


def bar(script: Script, session: Session) -> tuple[BarItem, ...]:
    """Return the safety bar: no dialog can take any of it away."""
    return made_bar(script, session.language, can_go_back=bool(session.trail))


@lru_cache(maxsize=32)
def made_bar(script: Script, language: Language, *, can_go_back: bool) -> tuple[BarItem, ...]:
    """Make the bar once for all who see the same."""
    kinds = [kind for kind in BarKind if kind is not BarKind.BACK or can_go_back]
    return tuple(bar_item(script, language, kind) for kind in kinds)


def bar_item(script: Script, language: Language, kind: BarKind) -> BarItem:
    """Return one item, with the number to call or the language to switch to."""
    match kind:
        case BarKind.CALL:
            number = script.facts[HELPLINE].value(language)
            return BarItem(kind, label(script, "ui/bar#call", language), dialled(number))
        case BarKind.LANGUAGE:
            other = other_language(script, language)
            return BarItem(kind, label(script, "ui/language#name", other), other)
        case _:
            return BarItem(kind, label(script, f"ui/bar#{kind}", language))


def other_language(script: Script, language: Language) -> Language:
    """Return the language after the person's own, in the order they are offered."""
    languages = script.languages
    own = languages.index(language) if language in languages else -1
    return languages[(own + 1) % len(languages)] if languages else SOURCE


def dialled(number: str) -> str:
    """Return a phone number as it is dialled: a plus and digits."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
