"""The command words of the staff, worked out once so that they are looked up quickly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.engine.nearness import SHORTEST_GUESSED, allowed_typos, deny_alike, joined
from bot.script.folding import loose
from bot.script.model import Command, Language, Script

Meaning = tuple[Command, Language | None]


class Spellings(NamedTuple):
    """Words by their letters, to be compared with what was typed."""

    words: Mapping[str, tuple[str, Meaning]]

    def near(self, typed: str) -> set[Meaning]:
        """Return what a text can mean that has a typo, and is not the opposite of a word."""
        letters = joined(typed)
        if len(letters) < SHORTEST_GUESSED - 1:
            return set()
        close = process.extract(
            letters, self.words.keys(), scorer=OSA.distance, score_cutoff=2, limit=None
        )
        found = [
            self.words[word] for word, typos, _ in close if typos <= allowed_typos(word, word)
        ]
        return {meaning for word, meaning in found if deny_alike(typed, word)}


class Vocabulary(NamedTuple):
    """What each word means, by its key, and what is compared with a text that is none of them."""

    meanings: Mapping[str, Meaning]
    phrases: tuple[str, ...]  # keys of two words or more
    loose: Spellings
    folded: Spellings


def vocabulary_of(script: Script) -> Vocabulary:
    """Return the command words of a script."""
    return vocabulary(tuple(script.words.commands.items()))


@lru_cache(maxsize=8)  # scripts that are served at a time; nobody's words but the staff's
def vocabulary(commands: tuple[tuple[str, Meaning], ...]) -> Vocabulary:
    """Work out the keys of folded words."""
    by_key = {loose(word): meaning for word, meaning in commands if word}
    return Vocabulary(
        by_key,
        tuple(word for word in by_key if " " in word),
        spellings(by_key),
        spellings(dict(commands)),
    )


def spellings(words: Mapping[str, Meaning]) -> Spellings:
    """Return words by their letters alone."""
    return Spellings({joined(word): (word, meaning) for word, meaning in words.items()})
