"""Bring a catalog up to the texts of today, without giving any text another's translation.

| edit | what becomes of the translation |
|---|---|
| none | kept |
| the Latvian text was changed | kept, fuzzy, with the wording it was made for |
| renamed by `was:` | goes along, not fuzzy |
| a new text | none; look-alikes are shown to the translator, never filled in |
| the text was removed | kept aside (obsolete), under its identity |
| a removed text came back word for word | found again |

The key is the identity and nothing else. What gettext's own merge does with a text
that it cannot find (take the nearest one) has put "pays" where "does not pay" was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.script.model import TextId, Unit
from bot.script.texts import Entry

Former = Callable[[TextId], Sequence[TextId]]
"""Tells what a text was called before."""


def merge(
    units: Mapping[TextId, Unit], entries: Iterable[Entry], former: Former
) -> tuple[Entry, ...]:
    """Return the catalog for these texts: theirs in their order, then what is kept aside."""
    attic = Attic(entries)
    living = tuple(
        entry_for(unit, attic.take(names_of(unit.id, units, former), unit.source))
        for unit in units.values()
    )
    return living + attic.leftovers()


def names_of(id: TextId, units: Mapping[TextId, Unit], former: Former) -> list[TextId]:
    """Return the names of a text, today's first; a name that another text has now is its own."""
    return [id, *(name for name in former(id) if name not in units)]


class Attic:
    """The entries of a catalog, of which each can be taken once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._living: dict[TextId, Entry] = {}
        self._obsolete: dict[tuple[TextId, str], Entry] = {}
        for entry in entries:
            if entry.obsolete:
                self._obsolete.setdefault((entry.id, entry.source), entry)
            else:
                self._living.setdefault(entry.id, entry)

    def take(self, names: Sequence[TextId], source: str) -> Entry | None:
        """Take what a text of these names had; from what is obsolete only the same words."""
        living = next((name for name in names if name in self._living), None)
        if living and self._living[living].source == source:
            return self._living.pop(living)
        for name in names:
            if (name, source) in self._obsolete:
                return self._obsolete.pop((name, source))
        return self._living.pop(living) if living else None

    def leftovers(self) -> tuple[Entry, ...]:
        """Return what nobody took and somebody translated, in an order that stays."""
        removed = {(entry.id, entry.source): entry for entry in self._living.values()}
        kept = self._obsolete | removed
        return tuple(
            replace(kept[key], obsolete=True, line=0)
            for key in sorted(kept)
            if kept[key].translation
        )


def entry_for(unit: Unit, found: Entry | None) -> Entry:
    """Return a text's entry, made from the one that was found for it."""
    if found is None:
        return Entry(unit.id, unit.source)
    entry = replace(found, id=unit.id, obsolete=False)
    if not entry.translation:
        return replace(entry, source=unit.source, fuzzy=False, previous="")
    if entry.source == unit.source:
        return entry if entry.fuzzy else replace(entry, previous="")
    made_for = entry.previous if entry.fuzzy and entry.previous else entry.source
    return replace(entry, source=unit.source, fuzzy=True, previous=made_for)


def same_meaning(entry: Entry, said_by: str) -> Entry:
    """Return an entry whose translation somebody found to fit the changed text as it is."""
    told = f"same meaning as “{entry.previous}”, says {said_by}"
    comments = (*entry.comments, one_line(told))
    return replace(entry, fuzzy=False, previous="", comments=comments)


def one_line(text: str) -> str:
    """Return a text as it fits into a comment."""
    return " ".join(text.split())
