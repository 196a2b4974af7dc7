"""What a typed answer probably means when it is none of the options to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.engine.candidates import NO, YES, Candidate, opening_of, staff_opening
from bot.engine.nearness import (
    NEGATION,
    SHORTEST_GUESSED,
    is_typo,
    joined,
    key,
    same_sense,
    staff_key,
    typos_apart,
)

LONGEST_GUESSED = 120
"""Characters of a key beyond which a text is a story, and nothing is guessed from it."""

FAR = 4
"""More typos than anybody looks at."""

CLEAR_LEAD = 2
"""Typos by which the nearest option must be ahead of the next."""

ALIKE = 80
"""Of 100: how much of a long label must be there."""

PART_OF = 90
"""Of 100: what it counts that all words typed are in the label."""

ALIKE_LEAD = 10
"""Of 100: by how much the most alike option must be ahead of the next."""


NOT = re.compile(r"\W*не\s", re.IGNORECASE)


class Guess(NamedTuple):
    """An option, and whether it is more than likely."""

    option: str
    is_sure: bool = False


class Typed(NamedTuple):
    """What was typed: its key, and the yes or no that a comma parts from the rest."""

    key: str
    opening: str
    is_not: bool  # begins with the Russian "not", which has the key of the Latvian "no"

    def can_be(self, form: str) -> bool:
        """Tell whether a label can be meant: if one says yes or no first, the other does."""
        opening = staff_opening(form)
        return opening in (self.opening, self.key.partition(" ")[0] if opening else None)


def guess(candidates: Sequence[Candidate], text: str) -> Guess | None:
    """Return what a text probably means; None for nothing, and between two that are close."""
    typed = Typed(key(text), opening_of(text), bool(NOT.match(text)))
    if not typed.key or len(typed.key) > LONGEST_GUESSED:
        return None
    for guessing in (by_lead, by_typos, by_yes_or_no, by_likeness):
        found = guessing(candidates, typed)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def by_lead(candidates: Sequence[Candidate], typed: Typed) -> list[Guess]:
    """Return the options that begin with what was typed: "Jā" of "Jā, prasa"."""
    return [
        Guess(option.option, is_sure=True)
        for option in candidates
        if typed.key in map(staff_key, option.leads)
    ]


def by_typos(candidates: Sequence[Candidate], typed: Typed) -> list[Guess]:
    """Return the options a text is with a typo or two; more than one when two are close."""
    best = min((fewest_typos(option, typed) for option in candidates), default=FAR)
    if best == FAR:
        return []
    rivals = [
        option.option
        for option in candidates
        if raw_typos(map(staff_key, option.forms), typed.key) < best + CLEAR_LEAD
    ]
    return [Guess(option, is_sure=best <= 1) for option in rivals]


def fewest_typos(option: Candidate, typed: Typed) -> int:
    """Count the typos from the nearest form that can be the same answer."""
    forms = [staff_key(form) for form in option.forms if typed.can_be(form)]
    return raw_typos([form for form in forms if is_typo(typed.key, form)], typed.key)


def raw_typos(forms: Iterable[str], typed: str) -> int:
    """Count the typos from the nearest form, whatever it says."""
    letters = joined(typed)
    counts = [typos_apart(letters, joined(form), most=FAR - 1) for form in forms]
    return min(counts, default=FAR)


def by_yes_or_no(candidates: Sequence[Candidate], typed: Typed) -> list[Guess]:
    """Return the plain yes or no that a longer answer begins with: "nē, neviens neprasa".

    Not if the rest says the contrary ("jā, neprasa", "да нет"), or what an option says:
    without a comma nobody can tell "ne prasa" from "nē, prasa".
    """
    opening, _, rest = typed.key.partition(" ")
    if not rest or opening not in YES | NO or typed.is_not or is_contrary(opening, rest):
        return []
    said = [option for option in candidates if opening in map(staff_key, yes_or_no(option))]
    others = [option for option in candidates if speaks_of(option, rest)]
    return [] if others else [Guess(option.option) for option in said]


def is_contrary(opening: str, rest: str) -> bool:
    """Tell whether an answer takes back the yes or no that it begins with."""
    if opening in NO:
        return not YES.isdisjoint(rest.split())
    return bool(NEGATION.search(rest))


def yes_or_no(option: Candidate) -> tuple[str, ...]:
    """Return the forms and first clauses of an option."""
    return (*option.forms, *option.leads)


def speaks_of(option: Candidate, rest: str) -> bool:
    """Tell whether the rest of an answer is what an option says after its yes or no."""
    return any(is_typo(rest, staff_key(clause)) for clause in (*option.forms, *option.others))


def by_likeness(candidates: Sequence[Candidate], typed: Typed) -> list[Guess]:
    """Return the options that share most of their words with a text."""
    scores = {option.option: likeness(option, typed) for option in candidates}
    best = max(scores.values(), default=0)
    if best < ALIKE:
        return []
    return [Guess(option) for option, score in scores.items() if score > best - ALIKE_LEAD]


def likeness(option: Candidate, typed: Typed) -> float:
    """Return, of 100, how much of an option a text says; 0 for its opposite."""
    forms = [form for form in option.forms if typed.can_be(form)]
    parts = map(staff_key, (*forms, *option.leads, *option.others))
    scores = [alike(typed.key, part) for part in parts if same_sense(typed.key, part)]
    return max(scores, default=0)


def alike(typed: str, form: str) -> float:
    """Return how alike two keys are, whatever the order of their words."""
    if len(joined(typed)) < SHORTEST_GUESSED or len(joined(form)) < SHORTEST_GUESSED:
        return 0
    is_part = set(typed.split()) <= set(form.split())
    return max(PART_OF if is_part else 0, fuzz.token_sort_ratio(typed, form))
