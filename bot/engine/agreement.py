"""The plain yes or no at the head of a longer answer, unless the rest takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.engine.candidates import NO, YES, Candidate
from bot.engine.nearness import NEGATION, is_typo, key, staff_key

STEM = 4
"""Letters by which a word is known in any of its cases."""

RESERVATIONS = frozenset(
    key(word)
    for words in ("bet tikai vēl vēlāk no taču", "но только пока потом позже ещё однако")
    for word in words.split()
)
"""Words by which a plain yes or no is half taken back: "nē, bet jāņem aizdevums"."""


def plainly_said(candidates: Sequence[Candidate], typed: str) -> list[str]:
    """Return the options that are the yes or no a key begins with: "nē, neviens neprasa".

    None if the rest says the contrary ("jā, neprasa", "да нет"), takes half of it back
    ("nē, tikai telefonu"), or says what another option does: without a comma nobody can
    tell "ne prasa" from "nē, prasa".
    """
    opening, _, rest = typed.partition(" ")
    if not rest or opening not in YES | NO or takes_back(opening, rest):
        return []
    said = [own for own in candidates if opening in map(staff_key, (*own.forms, *own.leads))]
    if any(speaks_of(own, rest) or (own not in said and names(own, rest)) for own in candidates):
        return []
    return [own.option for own in said]


def takes_back(opening: str, rest: str) -> bool:
    """Tell whether an answer takes back the yes or no that it begins with, even by half."""
    if not RESERVATIONS.isdisjoint(rest.split()):
        return True
    if opening in NO:
        return not YES.isdisjoint(rest.split())
    return bool(NEGATION.search(rest))


def speaks_of(option: Candidate, rest: str) -> bool:
    """Tell whether the rest of an answer is what an option says after its yes or no."""
    return any(is_typo(rest, staff_key(clause)) for clause in (*option.forms, *option.others))


def names(option: Candidate, rest: str) -> bool:
    """Tell whether the rest of an answer holds a word of an option's label, not denied."""
    words = ("", *rest.split())
    told = {word[:STEM] for before, word in pairwise(words) if before not in NO}
    return not told.isdisjoint(telling_stems(option))


def is_told(option: Candidate, typed: str) -> bool:
    """Tell whether a story, as a key, holds all the longer words of a label, none denied."""
    if not (YES | NO).isdisjoint(map(staff_key, option.forms)):  # what it says, no story tells
        return False
    words = ("", *typed.split())
    told = {word[:STEM] for before, word in pairwise(words) if not NEGATION.match(before)}
    stems = (stems_of(form) for form in option.forms)
    return any(own and own <= told for own in stems)


def stems_of(form: str) -> set[str]:
    """Return how the longer words of a label begin."""
    return {word[:STEM] for word in staff_key(form).split() if len(word) >= STEM}


def telling_stems(option: Candidate) -> set[str]:
    """Return how the longer words of a label begin; of "Jā, prasa" only what follows."""
    clauses = [staff_key(clause) for clause in option.others or option.forms]
    if not (YES | NO).isdisjoint(clauses):  # a plain yes or no, with its other words
        return set()
    words = (word for clause in clauses for word in clause.split())
    return {word[:STEM] for word in words if len(word) >= STEM}
