"""The bot's texts as somebody at the desk reads them: in her language, with today's facts."""

from __future__ import annotations

from collections.abc import Mapping

from bot.helpline.screens import SCREENS
from bot.script.model import SOURCE, Language, Script, TextId


def text(script: Script, unit: TextId, language: Language, **slots: str) -> str:
    """Return a text with its facts; in Latvian where it is not translated.

    Empty if there is no such text, or something in it is not known here.
    """
    facts = {name: fact.value(language) for name, fact in script.facts.items()}
    return filled(script, unit, language, facts | slots)


def filled(script: Script, unit: TextId, language: Language, values: Mapping[str, str]) -> str:
    """Return a text with these values; empty if there is none, or a value is missing."""
    own = script.catalogs.get(language, {}).get(unit) or script.catalogs[SOURCE].get(unit)
    return (own.fill(values) or "") if own else ""


def paragraphs(script: Script, screen: str, language: Language) -> list[str]:
    """Return what a person reads on a screen of the hand-off, as far as it is known here."""
    said = (text(script, f"ui/case#{part}", language) for part in SCREENS[screen].say)
    return [one for one in said if one]
