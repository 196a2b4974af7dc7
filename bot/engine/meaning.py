"""What the answers so far mean: values, danger signs, the level they amount to.

Signs are always worked out from the answers and never kept, so a changed answer, a
changed script and a recomputed result cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.engine.session import UNKNOWN, Answer, Session
from bot.script.conditions import Value, calculate, holds
from bot.script.model import RiskSet, Script, Sign, Step


class DialogMeaning:
    """What names and signs mean inside one dialog of one session.

    `signs` are those found so far, where somebody is still finding them.
    """

    def __init__(
        self,
        script: Script,
        session: Session,
        dialog: str,
        signs: Mapping[str, Sign] | None = None,
    ) -> None:
        self._script = script
        self._session = session
        self._dialog = dialog
        self._signs = signs
        self._computing: set[str] = set()

    @property
    def signs(self) -> Mapping[str, Sign]:
        """Return the signs that the answers hold, worked out when first asked for."""
        if self._signs is None:
            self._signs = evidence(self._script, self._session).signs
        return self._signs

    def value(self, name: str) -> Value:
        """Return an answer or a computed value of the dialog, or the last level."""
        compute = self._script.dialogs[self._dialog].compute
        if name == "level":
            return last_level(self._session)
        if name in compute and name not in self._computing:
            self._computing.add(name)
            value = calculate(compute[name], self)
            self._computing.discard(name)
            return value
        return self._session.answers.get(f"{self._dialog}/{name}")

    def has(self, sign: str) -> bool:
        """Tell whether the answers hold that sign."""
        return sign in self.signs

    def any_critical(self) -> bool:
        """Tell whether the answers hold a critical sign of any risk set."""
        return any(sign.critical for sign in self.signs.values())


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signs that answers hold, in the order they were given, and what was left open."""

    signs: Mapping[str, Sign] = field(default_factory=dict)
    unknown: Mapping[str, int] = field(default_factory=dict)  # risk set → open questions


class RiskMeaning:
    """What the words of a risk set's levels mean: `score`, `unknown`, signs."""

    def __init__(self, risk: RiskSet, found: Evidence) -> None:
        self._signs = {name: sign for name, sign in found.signs.items() if name in risk.signs}
        self._unknown = found.unknown.get(risk.id, 0)
        self._weight_of_unknown = risk.unknown_weight

    def value(self, name: str) -> Value:
        """Return the score or the number of open questions."""
        if name == "score":
            weights = sum(sign.weight for sign in self._signs.values())
            return weights + self._unknown * self._weight_of_unknown
        return self._unknown if name == "unknown" else None

    def has(self, sign: str) -> bool:
        """Tell whether the answers hold that sign."""
        return sign in self._signs

    def any_critical(self) -> bool:
        """Tell whether the answers hold a critical sign of this set."""
        return any(sign.critical for sign in self._signs.values())


def evidence(script: Script, session: Session) -> Evidence:
    """Work out the signs from the answers to the questions that are (still) asked.

    A condition that speaks of signs sees those of the answers before it.
    """
    signs: dict[str, Sign] = {}
    unknown: dict[str, int] = {}
    for dialog, step, answer in answered_questions(script, session):
        meaning = DialogMeaning(script, session, dialog, signs)
        if not (step.when is None or holds(step.when, meaning)):
            continue
        for name in signs_at(step, answer, meaning):
            risk = risk_of(script, name)
            if risk:
                signs[name] = risk.signs[name]
        if answer is UNKNOWN:
            for risk in risks_at(script, step):
                unknown[risk.id] = unknown.get(risk.id, 0) + 1
    return Evidence(signs, unknown)


def answered_questions(script: Script, session: Session) -> Iterator[tuple[str, Step, Answer]]:
    """Yield what was answered at steps that can hold a sign, oldest first."""
    for name, answer in session.answers.items():
        dialog, _, step_id = name.partition("/")
        step = script.dialogs[dialog].steps[step_id]
        if step.has_signs:
            yield dialog, step, answer


def signs_at(step: Step, answer: Answer, meaning: DialogMeaning) -> list[str]:
    """Return the names of the signs that an answer to this step holds."""
    chosen = answer if isinstance(answer, tuple) else (answer,)
    names = [sign for option in chosen for sign in step.flags.get(str(option), ())]
    return names + [sign for sign, when in step.flag_when.items() if holds(when, meaning)]


def risks_at(script: Script, step: Step) -> list[RiskSet]:
    """Return the risk sets whose signs this step can hold."""
    names = {sign for signs in step.flags.values() for sign in signs} | set(step.flag_when)
    return [risk for risk in script.risks.values() if names & risk.signs.keys()]


def risk_of(script: Script, sign: str) -> RiskSet | None:
    """Return the one risk set that has this sign."""
    return next((risk for risk in script.risks.values() if sign in risk.signs), None)


def level_of(script: Script, session: Session, risk: RiskSet) -> str:
    """Return the first level that fits; the last one always does."""
    meaning = RiskMeaning(risk, evidence(script, session))
    fitting = (name for name, condition in risk.levels.items() if holds(condition, meaning))
    return next(fitting, list(risk.levels)[-1])


def last_level(session: Session) -> str | None:
    """Return the level of the result that was given last."""
    return list(session.results.values())[-1] if session.results else None
