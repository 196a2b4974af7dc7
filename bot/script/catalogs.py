"""What of a catalog may be said to people: texts that were translated, and as they are now.

A language without every safety text, or with a stale one, is not shown at all. Of the
other texts a stale translation still serves if its placeholders are those of today, and
a missing one is shown in Latvian under a note (the engine's part).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.script.assurances import assurance_in
from bot.script.diagnostics import Diagnostic, Mistake, Place
from bot.script.mistakes import translations as mistakes
from bot.script.model import Language, TextId, Unit, Words
from bot.script.poison import oddities, poisons
from bot.script.templates import Template, parse_template
from bot.script.texts import Entry

IDS_SHOWN = 5
"""How many texts a sentence names; `texts status` has all of them."""


class State(StrEnum):
    """How far the translation of a text is. A refused one counts as none."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one text in one language."""

    unit: Unit
    state: State
    template: Template | None = None  # what may be said

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left for the translator to do."""
        return self.state is State.TRANSLATED


GAPS: Sequence[tuple[bool, frozenset[State], Mistake]] = (
    (True, frozenset({State.MISSING, State.REFUSED}), mistakes.SAFETY_MISSING),
    (True, frozenset({State.FUZZY}), mistakes.SAFETY_STALE),
    (False, frozenset({State.MISSING, State.REFUSED}), mistakes.ORDINARY_MISSING),
    (False, frozenset({State.FUZZY}), mistakes.ORDINARY_STALE),
)
"""Safety or not, states, and what they are called when there are such texts."""


def judge(
    units: Mapping[TextId, Unit],
    entries: Iterable[Entry],
    language: Language,
    file: str,
    words: Words,
) -> tuple[list[Verdict], list[Diagnostic]]:
    """Return a verdict on every text, and what is wrong with single translations.

    The entries are those of a merged catalog: what they translate are today's texts.
    """
    by_id = {entry.id: entry for entry in entries if not entry.obsolete}
    verdicts: list[Verdict] = []
    found: list[Diagnostic] = []
    for unit in units.values():
        entry = by_id.get(unit.id, Entry(unit.id, unit.source))
        verdict, wrong = verdict_on(unit, entry, language, Place(file, entry.line), words)
        verdicts.append(verdict)
        found += wrong
    return verdicts, found


def verdict_on(
    unit: Unit, entry: Entry, language: Language, place: Place, words: Words
) -> tuple[Verdict, list[Diagnostic]]:
    """Return whether a translation may be used, and what is wrong with it."""
    if not entry.translation:
        return Verdict(unit, State.MISSING), []
    refusals = [*poisons(unit, entry, place), *assurances(entry, language, place, words)]
    template = None if refusals else parse_template(entry.translation)
    if entry.fuzzy:  # it was made for other words, so only the text of today would be told of
        return Verdict(unit, State.FUZZY, None if unit.safety else template), []
    if refusals:
        return Verdict(unit, State.REFUSED), refusals
    found = list(oddities(unit, entry, language, place))
    return Verdict(unit, State.TRANSLATED, template), found


def assurances(
    entry: Entry, language: Language, place: Place, words: Words
) -> Iterator[Diagnostic]:
    """Yield what a translation promises that no bot can know."""
    promised = assurance_in(entry.translation, language, words)
    if promised:
        yield mistakes.TRANSLATED_AS_SAFE.at(place, id=entry.id, found=promised)


def may_be_shown(verdicts: Iterable[Verdict]) -> bool:
    """Tell whether a language can go live: its safety texts are all there and as they are now."""
    return all(verdict.is_done for verdict in verdicts if verdict.unit.safety)


def compiled(verdicts: Iterable[Verdict]) -> dict[TextId, Template]:
    """Return the texts of a language that may be said."""
    return {verdict.unit.id: verdict.template for verdict in verdicts if verdict.template}


def gaps(verdicts: Sequence[Verdict], language: Language, folder: str) -> Iterator[Diagnostic]:
    """Yield what is left to translate, a sentence for each kind."""
    for safety, states, mistake in GAPS:
        ids = [
            verdict.unit.id
            for verdict in verdicts
            if verdict.unit.safety == safety and verdict.state in states
        ]
        if ids:
            named = ", ".join(ids[:IDS_SHOWN]) + (", …" if len(ids) > IDS_SHOWN else "")
            yield mistake.at(Place(folder), language=language, count=len(ids), ids=named)
