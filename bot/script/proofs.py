"""What every result promises, proved for all ways of answering and not for some.

More against an offer never lowers its level, one critical sign is enough for the
gravest, not knowing anything is never a clean result, and every result names its reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.script.diagnostics import Diagnostic, listed
from bot.script.mistakes import companions
from bot.script.model import Dialog, Levels, ListKind, RiskSet
from bot.script.outcomes import Outcome, graver, level_of, outcomes
from bot.script.subject import RISK, Subject

MOST_SETS = 20
"""Risk sets that are proved; there is one for each kind of trouble, not one for each step."""


def proofs(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the promises that a risk set breaks, each with the answers that break it."""
    if RISK in subject.misread:
        return
    for risk in islice(subject.script.risks.values(), MOST_SETS):
        questions = number_of_questions(subject, risk)
        yield from level_falls(subject, risk, questions)
        yield from critical_is_not_enough(subject, risk)
        yield from unknown_is_clean(subject, risk, questions)
    for dialog in subject.script.dialogs.values():
        yield from no_reasons(subject, dialog)


def number_of_questions(subject: Subject, risk: RiskSet) -> int:
    """Return how many questions can find a sign of a risk set."""
    signs = risk.signs.keys()
    found = (
        {sign for names in step.flags.values() for sign in names} | step.flag_when.keys()
        for _, step in subject.steps()
    )
    return sum(bool(names & signs) for names in found)


def level_falls(subject: Subject, risk: RiskSet, questions: int) -> Iterator[Diagnostic]:
    """Yield the first outcome that looks better with one thing more against the offer."""
    names = list(risk.levels)
    for outcome in outcomes(risk, questions):
        for worse in graver(risk, outcome):
            before, after = level_of(risk, outcome), level_of(risk, worse)
            if after > before:
                place = subject.sources.place(RISK, risk.id, "levels")
                yield companions.LEVEL_FALLS.at(place, before=names[before], after=names[after])
                return


def critical_is_not_enough(subject: Subject, risk: RiskSet) -> Iterator[Diagnostic]:
    """Yield a critical sign that does not lead to the gravest level by itself."""
    names = list(risk.levels)
    for sign in risk.signs.values():
        level = level_of(risk, Outcome().with_sign(sign))
        if sign.critical and level > 0:
            place = subject.sources.place(RISK, risk.id, "levels")
            yield companions.CRITICAL_IS_NOT_ENOUGH.at(place, sign=sign.id, level=names[level])


def unknown_is_clean(subject: Subject, risk: RiskSet, questions: int) -> Iterator[Diagnostic]:
    """Yield a set that calls an offer clean of which nothing is known."""
    names = list(risk.levels)
    if questions and len(names) > 1:
        level = level_of(risk, Outcome(unknown=questions))
        if level == len(names) - 1:
            place = subject.sources.place(RISK, risk.id, "levels")
            yield companions.UNKNOWN_IS_CLEAN.at(place, level=names[level])


def no_reasons(subject: Subject, dialog: Dialog) -> Iterator[Diagnostic]:
    """Yield a result that does not say why; the last level has nothing to say."""
    results = {id: s.body for id, s in dialog.steps.items() if isinstance(s.body, Levels)}
    listing = [(body.risk, level) for body in results.values() for level in lists_signs(body)]
    for id, body in results.items():
        explained = {level for name, level in listing if name == body.risk}
        risk = subject.script.risks.get(body.risk)
        grave = list(risk.levels)[:-1] if risk and not subject.is_misread(dialog) else []
        lacking = [level for level in grave if level not in explained]
        if lacking:
            place = subject.key(dialog, "steps", id)
            yield companions.NO_REASONS.at(place, levels=listed(lacking))
            return


def lists_signs(body: Levels) -> list[str]:
    """Return the levels at which a result lists the signs that were found."""
    return [level for level, kind in body.lists.items() if kind is ListKind.SIGNS]
