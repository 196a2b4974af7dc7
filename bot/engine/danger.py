"""Words of danger: whoever types them is told the numbers first, whatever else the text means.

Which words they are, the staff say in `_words.yaml`, under `danger` and `despair`. They are
heard in the middle of a story, with up to two other words in between, but not where a "no"
stands among them ("mani nav sitis"). They are never an answer by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from bot.engine.answering import preceded
from bot.engine.events import Event, Wrote
from bot.engine.nearness import key
from bot.engine.screens import notice
from bot.engine.voice import Voice
from bot.engine.walk import Moved
from bot.script.assurances import STEM
from bot.script.model import Script, Words

NUMBERS = ("ui/human#danger", "ui/offer#human")
"""The one line that is said first: 112, and the helpline."""

CLAUSE = re.compile(r"[,.;:!?()\n]+")
NO = r"(?:ne|nav|net|nekad|nevien\w*|nebija|nebus|nikto|nikogda)"
BETWEEN = rf" (?:(?!{NO} )\w+ ){{0,2}}?"
"""Up to two other words may stand between those of a phrase, and none that denies it."""

DENIED = "".join(rf"(?<!\b{word} )" for word in ("ne", "nav", "nebija", "nekad", "nikogda"))
PRONOUNS = frozenset(
    key(word)
    for word in (
        *("mani", "man", "mūs", "mums", "viņu"),
        *("меня", "мне", "нас", "нам", "её", "ее", "его"),
    )
)
"""What stands before these denies nothing: "nē, mani sit"."""


class Danger(StrEnum):
    """What somebody speaks of."""

    HARM = "danger"
    DESPAIR = "despair"


def danger_in(script: Script, text: str) -> Danger | None:
    """Return what danger a text speaks of."""
    clauses = [key(clause) for clause in CLAUSE.split(text)]
    found = (kind for kind in Danger if speaks_of(kind, script.words, clauses))
    return next(found, None)


def warned(script: Script, moved: Moved, event: Event) -> Moved:
    """Say the numbers before anything else to somebody who has typed words of danger."""
    danger = danger_in(script, event.text) if isinstance(event, Wrote) else None
    if danger is None:
        return moved
    line = numbers(script, moved, danger)
    said = preceded(moved.said, line) if moved.said else (notice(script, moved.session, line),)
    return moved._replace(said=said)


def numbers(script: Script, moved: Moved, danger: Danger) -> str:
    """Return the line with the numbers; that of the crisis line only where it may be shown."""
    voice = Voice(script, moved.session)
    units = (*NUMBERS, "ui/despair#crisis") if danger is Danger.DESPAIR else NUMBERS
    return " ".join(filter(None, map(voice.text, units)))


def speaks_of(danger: Danger, words: Words, clauses: Sequence[str]) -> bool:
    """Tell whether one of the clauses, as keys, holds a phrase of that kind."""
    by_language = words.danger if danger is Danger.HARM else words.despair
    found = pattern(tuple(phrase for phrases in by_language.values() for phrase in phrases))
    return any(map(found.search, clauses))


@lru_cache(maxsize=16)  # of the staff's words, never of a person's
def pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some phrases in a key; without phrases it finds nothing.

    Phrases with the same first word share it, or a long text would take too long.
    """
    worded = [[word for word in phrase.split() if key(word)] for phrase in phrases]
    firsts = dict.fromkeys(words[0] for words in worded if words)
    sure = [first for first in firsts if key(first) in PRONOUNS]
    deniable = [first for first in firsts if key(first) not in PRONOUNS]
    groups = [
        prefix + any_of(beginning(first, worded) for first in words)
        for prefix, words in (("", sure), (DENIED, deniable))
        if words
    ]
    return re.compile(rf"(?<!\w){any_of(groups)}(?!\w)" if groups else r"(?!)")


def beginning(first: str, worded: Iterable[Sequence[str]]) -> str:
    """Return the pattern of all phrases that begin with a word."""
    rests = [words[1:] for words in worded if words and words[0] == first]
    longer = [BETWEEN.join(map(spelling, rest)) for rest in rests if rest]
    behind = f"(?:{BETWEEN}{any_of(longer)})" if longer else ""
    return spelling(first) + (f"{behind}?" if behind and [] in rests else behind)


def any_of(patterns: Iterable[str]) -> str:
    """Return the pattern that finds what any of some patterns finds."""
    return f"(?:{'|'.join(patterns)})"


def spelling(word: str) -> str:
    """Return the pattern of one word, or of all words that begin like it."""
    return re.escape(key(word)) + (r"\w*" if word.endswith(STEM) else "")
