"""Risk sets: each sign in one of them, advice for levels that there are."""

from __future__ import annotations

from collections.abc import Iterator

from bot.script.diagnostics import Diagnostic
from bot.script.mistakes import names
from bot.script.references import missing
from bot.script.subject import RISK, Subject


def risk_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield what is wrong between the risk sets."""
    first: dict[str, str] = {}
    for risk in subject.script.risks.values():
        for sign in risk.signs:
            if sign in first:
                place = subject.sources.key(RISK, risk.id, "signs", sign)
                yield names.SIGN_TWICE.at(place, sign=sign, first=first[sign])
            first.setdefault(sign, risk.id)
        for level in risk.advice:
            place = subject.sources.key(RISK, risk.id, "advice", level)
            yield from missing(names.UNKNOWN_LEVEL, place, level, risk.levels)
