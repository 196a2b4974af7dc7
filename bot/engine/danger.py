"""Words of danger: whoever types them is told the numbers first, whatever else the text means.

Which words they are, the staff say in `_words.yaml`, under `danger` and `despair`. They are
heard in the middle of a story, in any order ("жить не хочу"), with up to two other words in
between, but not where a "no" stands among them ("mani nav sitis"). They are never an answer
by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import permutations

from bot.engine.answering import preceded
from bot.engine.events import Event, Wrote
from bot.engine.nearness import key
from bot.engine.screens import notice, numbers
from bot.engine.voice import Voice
from bot.engine.walk import Moved
from bot.script.assurances import STEM
from bot.script.model import Script, Words

CLAUSE = re.compile(r"[,.;:!?()\n]+")
NO = r"(?:ne|nav|net|nekad|nevien\w*|nebija|nebus|nikto|nikogda)"
BETWEEN = rf" (?:(?!{NO} )\w+ ){{0,2}}?"
"""Up to two other words may stand between those of a phrase, and none that denies it."""

ORDERED = 4
"""Words that go together from which a phrase is heard only in the order it was written in."""

DENYING = frozenset(map(key, ("не", "nav", "нет")))
"""What goes together with the word behind it: "не хочу"."""

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


MORE = {Danger.HARM: (), Danger.DESPAIR: ("ui/despair#crisis",)}
"""What stands behind the numbers; the crisis line only where it may be shown."""


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
    line = numbers(Voice(script, moved.session), *MORE[danger])
    said = preceded(moved.said, line) if moved.said else (notice(script, moved.session, line),)
    alarmed = moved.session.alarmed or (danger is Danger.HARM and not moved.forgets)
    return moved._replace(session=moved.session._replace(alarmed=alarmed), said=said)


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
    worded = [words for phrase in phrases for words in orders(phrase)]
    firsts = dict.fromkeys(words[0] for words in worded if words)
    sure = [first for first in firsts if key(first) in PRONOUNS]
    deniable = [first for first in firsts if key(first) not in PRONOUNS]
    groups = [
        prefix + any_of(beginning(first, worded) for first in words)
        for prefix, words in (("", sure), (DENIED, deniable))
        if words
    ]
    return re.compile(rf"(?<!\w){any_of(groups)}(?!\w)" if groups else r"(?!)")


def orders(phrase: str) -> Iterator[list[str]]:
    """Yield the words of a phrase in every order in which it can be said."""
    units = together([word for word in phrase.split() if key(word)])
    for order in permutations(units) if len(units) < ORDERED else [units]:
        yield [word for unit in order for word in unit]


def together(words: Sequence[str]) -> list[list[str]]:
    """Return the words of a phrase, a denial in one with what it denies."""
    units: list[list[str]] = []
    for word in words:
        if units and key(units[-1][-1]) in DENYING:
            units[-1].append(word)
        else:
            units.append([word])
    return units


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
