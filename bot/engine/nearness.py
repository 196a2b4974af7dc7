"""How near two spellings are, and whether they can mean the same at all.

A typo is a letter too many, too few, another one, or two that changed places. Short
words are not guessed at: "nē" and "ne" are one word, "nav" and "man" are two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.script.folding import fold, loose

SHORTEST_GUESSED = 5
"""Letters; below that a fuzzy comparison is too kind ("nee" is 90 % of "nē")."""

TWO_TYPOS_FROM = 12
"""Letters from which two typos still leave no doubt."""

NEGATION = re.compile(r"\b(?:ne\w*|nav\w*|bez\w*|ni[kg]\w+)")


def key(text: str) -> str:
    """Return what a text is compared by."""
    return loose(fold(text))


@lru_cache(maxsize=16384)
def staff_key(text: str) -> str:
    """Return the key of a text of the staff. Never of a person's: a cache would keep it."""
    return key(text)


def joined(spelling: str) -> str:
    """Return a key without its spaces: people leave them out and put them in."""
    return spelling.replace(" ", "")


def allowed_typos(one: str, other: str) -> int:
    """Return how many typos two joined keys may be apart and still be one word."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST_GUESSED:
        return 0
    return 1 if shorter < TWO_TYPOS_FROM else 2


def typos_apart(one: str, other: str, *, most: int) -> int:
    """Count the typos between two joined keys; `most + 1` stands for all that is more."""
    return OSA.distance(one, other, score_cutoff=most)


def is_typo(typed: str, word: str) -> bool:
    """Tell whether a key can be another one with a typo, and not its opposite."""
    one, other = joined(typed), joined(word)
    most = allowed_typos(one, other)
    return typos_apart(one, other, most=most) <= most and same_sense(typed, word)


def deny_alike(one: str, other: str) -> bool:
    """Tell whether two keys deny equally often, so that none is the other's opposite."""
    return len(NEGATION.findall(one)) == len(NEGATION.findall(other))


def same_sense(one: str, other: str) -> bool:
    """Tell whether two keys can be one answer.

    A stray n in front ("nmaksā") may be half a negation and is not taken for a typo.
    """
    stray_n = one[:1] != other[:1] and "n" in (one[:1], other[:1])
    return not stray_n and deny_alike(one, other)
