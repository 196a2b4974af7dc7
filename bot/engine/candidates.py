"""The options that a typed answer can mean, each with all the ways there are to say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bot.engine.buttons import DONE, SKIP
from bot.engine.nearness import key
from bot.script.folding import fold
from bot.script.model import SOURCE, Choices, Script, Step, TextId

YES = frozenset(map(key, ("jā", "да")))
NO = frozenset(map(key, ("nē", "нет", "не")))
CLAUSE = re.compile(r"[,.;:!?()\n]+")


class Candidate(NamedTuple):
    """An option, and what people call it."""

    option: str
    forms: tuple[str, ...]  # labels in every language, synonyms
    leads: tuple[str, ...] = ()  # first clauses, their synonyms: "Jā", "aga" of "Jā, prasa"
    others: tuple[str, ...] = ()  # further clauses: "prasa"


def candidates_of(script: Script, step: Step) -> list[Candidate]:
    """Return the options of a step, those that the engine adds last."""
    own = own_candidates(script, step.body) if isinstance(step.body, Choices) else []
    skips = (step.is_question or step.skip is not None) and not step.never_skip
    return [*own, skip_candidate(script, step)] if skips else own


def own_candidates(script: Script, body: Choices) -> list[Candidate]:
    """Return the options that the staff wrote, and "done" where several may be chosen."""
    own = [candidate(script, option.id, option.label) for option in body.options]
    return [*own, candidate(script, DONE, "ui/choices#done")] if body.many else own


def skip_candidate(script: Script, step: Step | None = None) -> Candidate:
    """Return "I'd rather not say" with the words of the staff, and the step's own, for it."""
    units = ["ui/choices#skip", *([step.skip] if step and step.skip else [])]
    named = [form for unit in units for form in candidate(script, SKIP, unit).forms]
    return Candidate(SKIP, (*named, *sorted(script.words.skip)))


def candidate(script: Script, option: str, unit: TextId) -> Candidate:
    """Return an option by the text of its label."""
    names = labels(script, unit)
    cut = [clauses(name) for name in names]
    leads = [parts[0] for parts in cut if len(parts) > 1]
    others = [part for parts in cut for part in parts[1:]]
    return Candidate(
        option,
        (*names, *synonyms(script, names)),
        (*leads, *synonyms(script, leads)),
        tuple(others),
    )


def labels(script: Script, unit: TextId) -> tuple[str, ...]:
    """Return what a button says in every language, Latvian first."""
    catalogs = [script.catalogs.get(language, {}) for language in (SOURCE, *script.languages)]
    said = [catalog[unit].fill({}) for catalog in catalogs if unit in catalog]
    return tuple(dict.fromkeys(label for label in said if label))


def synonyms(script: Script, names: Iterable[str]) -> list[str]:
    """Return the other words for a label or its first clause, kept under the Latvian one."""
    return [word for name in names for word in script.words.synonyms.get(staff_fold(name), ())]


def opening_of(text: str) -> str:
    """Return the yes or no that a comma parts from the rest: "не, просят" is no "не просят"."""
    first, *rest = clauses(text) or [""]
    opening = key(first) if rest else ""
    return opening if opening in YES | NO else ""


@lru_cache(maxsize=16384)
def staff_opening(text: str) -> str:
    """Return the yes or no of a text of the staff (see `staff_key`)."""
    return opening_of(text)


@lru_cache(maxsize=16384)
def staff_fold(text: str) -> str:
    """Return a text of the staff, folded (see `staff_key`)."""
    return fold(text)


def clauses(text: str) -> list[str]:
    """Cut a text at its commas and stops; what holds no letter is left out."""
    return [part.strip() for part in CLAUSE.split(text) if any(map(str.isalnum, part))]
