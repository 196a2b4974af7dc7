"""What a translator should know of a text: what it is, what it answers, what is put into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz, process

from bot.script.model import SOURCE, Script, TextId, Unit
from bot.script.pofile import Notes
from bot.script.texts import Entry

LIKENESS = 85
"""From here on (of 100) two Latvian texts are shown together. It is a hint, no more."""

LOOK_ALIKES_SHOWN = 2

MOST_PARAGRAPHS = 20
"""More than any message has."""

KINDS = {
    "say": "teksts",
    "button": "poga",
    "retry": "atbilde, ja nesapratām",
    "alt": "attēla apraksts tiem, kas to neredz",
    "explain": "kāpēc tā ir bīstama pazīme",
    "advise": "ko darīt",
    "title": "nosaukums",
    "remind": "atgādinājums",
}
"""What the kinds of text are called; one that is not here is shown as it is."""

EXAMPLES = {
    "option": "Jā",
    "low": "10",
    "high": "99",
    "helpline": "+371 00000000",
    "helpline_hours": "darba dienās 10–18",
    "weekday": "otrdien",
    "day": "30",
    "month": "11",
    "hour": "9",
    "minute": "00",
}
"""What a placeholder may become, where the script itself does not say."""


def notes_for(script: Script, units: Mapping[TextId, Unit], entries: Iterable[Entry]) -> Notes:
    """Return what tells the translators about each entry of a catalog of these texts."""
    translated = translated_among(entries)

    def notes(entry: Entry) -> list[str]:
        if entry.obsolete:
            return []
        unit = units[entry.id]
        alike = [] if entry.translation else look_alikes(unit, translated)
        return [*note_on(script, unit), *alike]

    return notes


def note_on(script: Script, unit: Unit) -> Iterator[str]:
    """Yield the comment lines of a text, in Latvian: whoever translates reads it anyway."""
    limit = f", līdz {unit.limit} zīmēm" if unit.limit and unit.kind == "button" else ""
    yield f"{KINDS.get(unit.kind, unit.kind)}{limit}"
    if unit.safety:
        yield "DROŠĪBAS TEKSTS: kamēr tulkojuma nav, šajā valodā bots nerunā"
    question = question_of(script, unit)
    if question:
        yield f"jautājums: {question}"
    for slot in unit.slots:
        yield f"{{{slot}}}: piemēram, {example(script, slot)}"
    if unit.note and unit.note not in paragraphs_of(script, unit.id.partition("#")[0]):
        yield one_line(unit.note)


def question_of(script: Script, unit: Unit) -> str:
    """Return what the step asks that this text answers; nothing for what is said itself."""
    owner, _, slot = unit.id.partition("#")
    asked = [] if slot.startswith("say") else paragraphs_of(script, owner)
    return one_line(asked[-1]) if asked else ""


def paragraphs_of(script: Script, owner: str) -> list[str]:
    """Return what a step says, in Latvian."""
    numbers = range(1, MOST_PARAGRAPHS + 1)  # some are missing: shared ones, and those that count
    ids = [f"{owner}#say", *(f"{owner}#say.{number}" for number in numbers)]
    return [script.units[id].source for id in ids if id in script.units]


def example(script: Script, slot: str) -> str:
    """Return what could stand in a placeholder."""
    fact = script.facts.get(slot)
    return one_line(fact.value(SOURCE)) if fact else EXAMPLES.get(slot, "…")


def look_alikes(unit: Unit, translated: Mapping[TextId, Entry]) -> Iterator[str]:
    """Yield translated texts whose Latvian is like this one's, with both their words.

    They are shown because the same words often want the same translation, and never
    filled in because sometimes they do not.
    """
    sources = {id: entry.source for id, entry in translated.items() if id != unit.id}
    for _, _, id in process.extract(
        unit.source, sources, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=LOOK_ALIKES_SHOWN
    ):
        found = translated[id]
        yield f"līdzīgs: {id}: «{one_line(found.source)}» – «{one_line(found.translation)}»"


def translated_among(entries: Iterable[Entry]) -> dict[TextId, Entry]:
    """Return the entries whose translation is as good as their text."""
    return {
        entry.id: entry
        for entry in entries
        if entry.translation and not entry.fuzzy and not entry.obsolete
    }


def one_line(text: str) -> str:
    """Return a text as it fits into a comment."""
    return " ".join(text.split())
