"""Which dialog somebody is looking for, who wrote in their own words at home."""

from __future__ import annotations

from bot.engine.nearness import key, staff_key
from bot.script.model import Script

SUGGESTED = 3
"""Topics offered at most: more is a list again."""

CLEAR_LEAD = 2
"""Words by which one topic must be ahead of the next to be opened without asking."""


def find_topics(script: Script, text: str, limit: int = SUGGESTED) -> tuple[str, ...]:
    """Return the dialogs that a text comes close to, the closest first.

    A single one is meant beyond doubt; several are to be suggested; none was found.
    """
    words = key(text).split()
    scores = {dialog: score(stems, words) for dialog, stems in script.words.topics.items()}
    found = sorted((name for name in scores if scores[name]), key=lambda name: -scores[name])
    if len(found) > 1 and scores[found[0]] - scores[found[1]] >= CLEAR_LEAD:
        return (found[0],)
    return tuple(found[:limit])


def score(stems: tuple[str, ...], words: list[str]) -> int:
    """Return how many words of a topic's stems a text holds; all words of a stem or none."""
    parts = (staff_key(stem).split() for stem in stems)
    return sum(len(stem) for stem in parts if stem and all(begins(part, words) for part in stem))


def begins(part: str, words: list[str]) -> bool:
    """Tell whether one of the words begins so."""
    return any(word.startswith(part) for word in words)
