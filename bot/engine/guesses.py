"""What a typed answer probably means when it is none of the options to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.engine.agreement import plainly_said
from bot.engine.amounts import read_number
from bot.engine.candidates import Candidate, opening_of, staff_opening
from bot.engine.nearness import (
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
FIGURES = re.compile(r"\d+")


class Guess(NamedTuple):
    """An option, and whether it is more than likely."""

    option: str
    is_sure: bool = False


class Typed(NamedTuple):
    """What was typed: its key, and the yes or no that a comma parts from the rest."""

    key: str
    opening: str
    is_not: bool  # begins with the Russian "not", which has the key of the Latvian "no"
    number: int | float | None  # the one number that it names, and nothing else

    def can_be(self, form: str) -> bool:
        """Tell whether a label can be meant.

        If one says yes or no first, the other does; and no figure is a typo of another.
        """
        opening = staff_opening(form)
        begins = opening in (self.opening, self.key.partition(" ")[0] if opening else None)
        return begins and has_figures_of(self.key, form)


def guess(candidates: Sequence[Candidate], text: str) -> Guess | None:
    """Return what a text probably means; None for nothing, and between two that are close."""
    typed = Typed(key(text), opening_of(text), bool(NOT.match(text)), read_number(text))
    if not typed.key or len(typed.key) > LONGEST_GUESSED:
        return None
    for guessing in (by_number, by_lead, by_typos, by_yes_or_no, by_likeness):
        found = guessing(candidates, typed)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def by_number(candidates: Sequence[Candidate], typed: Typed) -> list[Guess]:
    """Return the options of which a form is the number that was named: "man ir 17"."""
    if typed.number is None:
        return []
    figures = str(typed.number)
    return [Guess(own.option, is_sure=True) for own in candidates if figures in own.forms]


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
    """Return the plain yes or no that a longer answer begins with: "nē, neviens neprasa"."""
    agreed = [] if typed.is_not else plainly_said(candidates, typed.key)
    return [Guess(option) for option in agreed]


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


def has_figures_of(typed: str, form: str) -> bool:
    """Tell whether two texts hold the same figures, or one of them none."""
    said, written = FIGURES.findall(typed), FIGURES.findall(staff_key(form))
    return not said or not written or said == written
