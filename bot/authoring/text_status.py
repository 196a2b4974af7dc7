"""`bot texts status`: how far each language is, and what keeps it from going live."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.authoring.texts import FOUND, Outcome, said, say
from bot.phrases import Edition, languages_in, read_edition
from bot.script.catalogs import State, Verdict
from bot.script.diagnostics import Sentence
from bot.script.model import Script

CLASSES = {True: "safety", False: "ordinary"}

LIVE = Sentence("{language}: gatava", "{language}: ready")
NOT_LIVE = Sentence(
    "{language}: NAV gatava, cilvēki to neredz", "{language}: NOT ready, people do not see it"
)
ROW = Sentence(
    "  {name}: kopā {total}, iztulkoti {translated}, novecojuši {fuzzy}, "
    "bez tulkojuma {missing}, atteikti {refused}",
    "  {name}: {total} in all, {translated} translated, {fuzzy} stale, "
    "{missing} missing, {refused} refused",
)
NAMES = {
    "safety": Sentence("drošības teksti", "safety texts"),
    "ordinary": Sentence("pārējie teksti", "other texts"),
}
STATES = {
    State.FUZZY: Sentence("novecojis", "stale"),
    State.MISSING: Sentence("nav tulkojuma", "missing"),
    State.REFUSED: Sentence("atteikts", "refused"),
}
NONE = Sentence("Tulkojumu mapes vēl nav.", "There is no folder of translations yet.")


def status(script: Script, locales: Path, *, as_json: bool = False, tongue: str = "lv") -> Outcome:
    """Tell how far each language is; 1 if one of them cannot go live or cannot be read."""
    editions = [read_edition(script, locales, language) for language in languages_in(locales)]
    failed = any(edition.broken or not edition.is_live for edition in editions)
    text = as_data(editions) if as_json else as_lines(editions, tongue)
    return Outcome(text, FOUND if failed else 0)


def as_data(editions: Iterable[Edition]) -> str:
    """Return the state of the languages for a program."""
    rows = [
        {
            "language": edition.language,
            "live": edition.is_live,
            **{name: counts(edition, safety) for safety, name in CLASSES.items()},
        }
        for edition in editions
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_lines(editions: Iterable[Edition], tongue: str) -> str:
    """Return the state of the languages for a person, with every text that is left to do."""
    lines = [line for edition in editions for line in lines_on(edition, tongue)]
    return "\n".join(lines) or say(NONE, tongue)


def lines_on(edition: Edition, tongue: str) -> Iterator[str]:
    """Yield what is to be said about one language."""
    yield say(LIVE if edition.is_live else NOT_LIVE, tongue, language=edition.language)
    for safety, name in CLASSES.items():
        yield say(ROW, tongue, name=say(NAMES[name], tongue), **counts(edition, safety))
    for verdict in left_to_do(edition.verdicts):
        sort = say(NAMES[CLASSES[verdict.unit.safety]], tongue)
        yield f"    {verdict.unit.id}: {say(STATES[verdict.state], tongue)} ({sort})"
    yield from said(edition.broken, tongue)


def left_to_do(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the texts a translator has to look at, those of safety first."""
    return sorted(
        (verdict for verdict in verdicts if not verdict.is_done),
        key=lambda verdict: not verdict.unit.safety,
    )


def counts(edition: Edition, safety: bool) -> dict[str, int]:
    """Return how many texts of a class are in which state."""
    states = [verdict.state for verdict in edition.verdicts if verdict.unit.safety == safety]
    return {"total": len(states)} | {state.value: states.count(state) for state in State}
