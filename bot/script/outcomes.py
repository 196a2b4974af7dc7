"""Everything that the answers to a risk set can add up to, and the level it amounts to.

Answers are not enumerated one by one: a level depends on the score, on how many
questions were left open, on whether a sign is critical, and on the few signs that the
levels name. So a handful of numbers stands for all ways of answering.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from bot.script.conditions import Value, holds
from bot.script.model import RiskSet, Sign
from bot.script.questions import signs_in

MOST_NAMED = 3
MOST_WEIGHT = 120
MOST_QUESTIONS = 30
"""Bounds of what is looked at: far above what specialists weigh, and done in a second."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some answers add up to."""

    weight: int = 0  # of the signs found
    unknown: int = 0  # questions with signs that were left open
    critical: bool = False
    named: frozenset[str] = field(default_factory=frozenset)  # those that the levels name

    def with_sign(self, sign: Sign) -> Outcome:
        """Return the outcome with one more sign."""
        return replace(
            self,
            weight=self.weight + sign.weight,
            critical=self.critical or sign.critical,
            named=self.named | {sign.id},
        )


@dataclass(frozen=True, slots=True)
class OutcomeMeaning:
    """What the words of the levels mean for an outcome."""

    outcome: Outcome
    unknown_weight: int

    def value(self, name: str) -> Value:
        """Return the score or the number of open questions."""
        if name == "score":
            return self.outcome.weight + self.outcome.unknown * self.unknown_weight
        return self.outcome.unknown if name == "unknown" else None

    def has(self, sign: str) -> bool:
        """Tell whether a sign that the levels name was found."""
        return sign in self.outcome.named

    def any_critical(self) -> bool:
        """Tell whether a critical sign was found."""
        return self.outcome.critical


def level_of(risk: RiskSet, outcome: Outcome) -> int:
    """Return the place of the level among the levels, the gravest first."""
    meaning = OutcomeMeaning(outcome, risk.unknown_weight)
    fitting = (n for n, condition in enumerate(risk.levels.values()) if holds(condition, meaning))
    return next(fitting, len(risk.levels) - 1)


def outcomes(risk: RiskSet, questions: int) -> Iterator[Outcome]:
    """Yield what answers to that many questions with signs can add up to, and a little more."""
    named = named_signs(risk)
    heaviest = sum(sign.weight for sign in risk.signs.values())
    flags = product([False, True], repeat=len(named))
    weights = range(min(heaviest, MOST_WEIGHT) + 1)
    open_questions = range(min(questions, MOST_QUESTIONS) + 1)
    choices = product(weights, open_questions, [False, True], flags)
    for weight, unknown, critical, found in choices:
        signs = [sign for sign, is_found in zip(named, found, strict=True) if is_found]
        if weight >= sum(sign.weight for sign in signs):
            critical = critical or any(sign.critical for sign in signs)
            yield Outcome(weight, unknown, critical, frozenset(sign.id for sign in signs))


def graver(risk: RiskSet, outcome: Outcome) -> Iterator[Outcome]:
    """Yield the outcomes with one thing more against the offer."""
    yield replace(outcome, weight=outcome.weight + 1)
    yield replace(outcome, unknown=outcome.unknown + 1)
    yield replace(outcome, critical=True)
    for sign in named_signs(risk):
        if sign.id not in outcome.named:
            yield outcome.with_sign(sign)


def named_signs(risk: RiskSet) -> list[Sign]:
    """Return the signs that the levels of a set name."""
    names = dict.fromkeys(name for level in risk.levels.values() for name in signs_in(level))
    return [risk.signs[name] for name in names if name in risk.signs][:MOST_NAMED]
