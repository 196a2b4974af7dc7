"""What the risk rules come to, for a psychologist to read and sign."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.script.diagnostics import Sentence
from bot.script.model import SOURCE, Choices, RiskSet, Script, TextId
from bot.script.outcomes import level_of
from bot.script.tallies import Reason, Tallies, tallies

MOST_SHOWN = 40
"""Sets of answers that are printed for a level; more would not be read."""

HEADING = Sentence(
    "{risk}: {outcomes} iznākumi (punkti, kritiska pazīme, nezināmais) no {ways} atbilžu veidiem.",
    "{risk}: {outcomes} outcomes (score, critical sign, unknown) of {ways} ways to answer.",
)
LEVEL = Sentence(
    "{level}: {outcomes} iznākumi, {ways} atbilžu veidi. Mazākais, ar ko pietiek:",
    "{level}: {outcomes} outcomes, {ways} ways to answer. The least that is enough:",
)
NOTHING = Sentence("neviena pazīme un neviens «nezinu»", "no sign and no “don't know”")
MORE = Sentence("… un vēl {count}", "… and {count} more")
BETWEEN = Sentence(" un ", " and ")


def risk_report(script: Script, language: str = "lv") -> list[str]:
    """Return for each risk set the counts, and the smallest sets of answers for each level."""
    return [line for risk in script.risks.values() for line in report_on(script, risk, language)]


def report_on(script: Script, risk: RiskSet, language: str) -> Iterator[str]:
    """Yield the lines of one risk set."""
    found = tallies(script, risk)
    yield HEADING.fill(language, counts(found) | {"risk": risk.id}.items())
    for number, level in enumerate(risk.levels):
        here = {
            key: tally for key, tally in found.items() if level_of(risk, key.outcome) == number
        }
        yield "  " + LEVEL.fill(language, counts(here) | {"level": level}.items())
        ways = smallest(here)
        for way in islice(ways, MOST_SHOWN):
            yield "    - " + told(script, way, language)
        if len(ways) > MOST_SHOWN:
            count = str(len(ways) - MOST_SHOWN)
            yield "    - " + MORE.fill(language, [("count", count)])


def counts(found: Tallies) -> set[tuple[str, str]]:
    """Return how many outcomes there are, and how many ways of answering come to them."""
    outcomes = {(o.weight, o.critical, o.unknown) for o in (key.outcome for key in found)}
    ways = sum(tally.ways for tally in found.values())
    return {("outcomes", str(len(outcomes))), ("ways", f"{ways:,}".replace(",", " "))}


def smallest(found: Tallies) -> list[tuple[Reason, ...]]:
    """Return the ways with the fewest answers against the offer, each once, in a fixed order."""
    ways = {way for tally in found.values() for way in tally.shortest}
    least = min(map(size, ways), default=0)
    return sorted(way for way in ways if size(way) == least)


def size(way: tuple[Reason, ...]) -> int:
    """Return how many options a way needs; a "don't know" is one."""
    return sum(max(1, len(reason.chosen)) for reason in way)


def told(script: Script, way: tuple[Reason, ...], language: str) -> str:
    """Return a way of answering in the words of the buttons."""
    if not way:
        return NOTHING.fill(language, ())
    return BETWEEN.fill(language, ()).join(told_answer(script, reason) for reason in way)


def told_answer(script: Script, reason: Reason) -> str:
    """Return one answer: the step, and what was pressed."""
    step = script.step(reason.dialog, reason.step)
    options = step.body.options if isinstance(step.body, Choices) else ()
    pressed = [words(script, own.label) for own in options if own.id in reason.chosen]
    pressed = pressed or [words(script, step.skip or "ui/choices#skip")]
    return f"{reason.step} «{' + '.join(pressed)}»"


def words(script: Script, unit: TextId) -> str:
    """Return a label in the language of the dialogs."""
    return script.catalogs[SOURCE][unit].fill({}) or ""
