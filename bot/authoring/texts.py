"""`bot texts`: what translators are given, what they gave back, and what is still to do."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bot.authoring.notes import notes_for
from bot.phrases import Edition, catalog_path, languages_in, misplaced, read_edition
from bot.script.catalogs import State, compiled
from bot.script.diagnostics import Diagnostic, Sentence
from bot.script.merging import same_meaning
from bot.script.model import Language, Script, TextId
from bot.script.pofile import write_po
from bot.script.texts import DOMAINS, Entry, units_of

FOUND = 1
WRONG_USE = 2

WRITTEN = Sentence("{count:teksts|teksti}: {file}", "{count:text|texts}: {file}")
KEPT = Sentence(
    "{language}: neko nerakstu, kamēr failā ir kļūdas, lai neviens tulkojums nepazustu.",
    "{language}: nothing is written while the file has mistakes, so that no translation is lost.",
)
COUNTED = Sentence(
    "{language}: iztulkoti {translated}, novecojuši {fuzzy}, bez tulkojuma {missing}, "
    "atteikti {refused}",
    "{language}: {translated} translated, {fuzzy} stale, {missing} missing, {refused} refused",
)
NOT_STALE = Sentence(
    "Tekstam «{id}» nav novecojuša tulkojuma, ko apstiprināt.",
    "The text “{id}” has no stale translation that could be confirmed.",
)
NAMELESS = Sentence("Pasaki, kas to apstiprina (--by VĀRDS).", "Say who confirms it (--by NAME).")


class Outcome(NamedTuple):
    """What a command says, and its exit status."""

    text: str
    status: int = 0


def extract(script: Script, locales: Path, tongue: str = "lv") -> Outcome:
    """Write the templates that a new language begins from: `dialogs.pot` and `bot.pot`."""
    lines = []
    for domain in DOMAINS:
        units = units_of(script, domain)
        entries = [Entry(unit.id, unit.source) for unit in units.values()]
        path = locales / f"{domain}.pot"
        write_text(path, write_po(entries, units, notes_for(script, units, entries), None))
        lines.append(say(WRITTEN, tongue, count=len(units), file=path.as_posix()))
    return Outcome("\n".join(lines))


def merge_texts(
    script: Script,
    locales: Path,
    *,
    confirmed: Collection[TextId] = (),
    confirmed_by: str = "",
    tongue: str = "lv",
) -> Outcome:
    """Bring every language up to the texts of today.

    `confirmed` are stale translations that somebody, `confirmed_by`, found to fit as they are.
    """
    if confirmed and not confirmed_by:
        return Outcome(say(NAMELESS, tongue), WRONG_USE)
    editions = [read_edition(script, locales, language) for language in languages_in(locales)]
    unknown = sorted(set(confirmed) - stale_ids(editions))
    if unknown:
        return Outcome("\n".join(say(NOT_STALE, tongue, id=id) for id in unknown), WRONG_USE)
    found = list(misplaced(locales))
    lines = []
    for edition in editions:
        found += edition.broken
        if edition.broken:
            lines.append(say(KEPT, tongue, language=edition.language))
        else:
            write_edition(script, locales, with_confirmed(edition, confirmed, confirmed_by))
            lines.append(counted(read_edition(script, locales, edition.language), tongue))
    return Outcome("\n".join([*said(found, tongue), *lines]), FOUND if found else 0)


def stale_ids(editions: Iterable[Edition]) -> set[TextId]:
    """Return the texts that have a stale translation in any language."""
    return {
        entry.id
        for edition in editions
        for entries in edition.entries.values()
        for entry in entries
        if entry.fuzzy and not entry.obsolete
    }


def with_confirmed(edition: Edition, confirmed: Collection[TextId], by: str) -> Edition:
    """Return a language with the stale translations that somebody has found to fit."""

    def settle(entry: Entry) -> Entry:
        fits = entry.id in confirmed and entry.fuzzy and not entry.obsolete
        return same_meaning(entry, by) if fits else entry

    entries = {name: tuple(map(settle, found)) for name, found in edition.entries.items()}
    return replace(edition, entries=entries)


def write_edition(script: Script, locales: Path, edition: Edition) -> None:
    """Write the catalogs of a language."""
    for domain, entries in edition.entries.items():
        units = units_of(script, domain, edition.language)
        text = write_po(entries, units, notes_for(script, units, entries), edition.language)
        write_text(catalog_path(locales, edition.language, domain), text)


def compile_texts(script: Script, locales: Path, data_dir: Path, tongue: str = "lv") -> Outcome:
    """Write what people would be told as .mo files, for the tools that read those.

    The bot itself reads the .po files (`bot.phrases`), so this is also the dress rehearsal:
    whatever would be refused at the start is told.
    """
    found = list(misplaced(locales))
    lines: list[str] = []
    for language in languages_in(locales):
        edition = read_edition(script, locales, language)
        found += [*edition.broken, *edition.found]
        if edition.is_live:
            lines += compile_edition(edition, data_dir / "locales", tongue)
    failed = any(diagnostic.is_error for diagnostic in found)
    return Outcome("\n".join([*said(found, tongue), *lines]), FOUND if failed else 0)


def compile_edition(edition: Edition, folder: Path, tongue: str) -> Iterator[str]:
    """Write the .mo files of a language, and yield a line on each."""
    usable = compiled(edition.verdicts)
    for domain, entries in edition.entries.items():
        chosen = [entry for entry in entries if not entry.obsolete and entry.id in usable]
        path = catalog_path(folder, edition.language, domain).with_suffix(".mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalog_of(chosen, edition.language))
        yield say(WRITTEN, tongue, count=len(chosen), file=path.as_posix())


def catalog_of(entries: Iterable[Entry], language: Language) -> Catalog:
    """Return entries as a catalog of Babel's."""
    catalog = Catalog(locale=language, fuzzy=False)
    for entry in entries:
        catalog.add(entry.source, entry.translation, context=entry.id)
    return catalog


def counted(edition: Edition, tongue: str) -> str:
    """Return how far a language is, in one line."""
    states = [verdict.state for verdict in edition.verdicts]
    counts = {state.value: states.count(state) for state in State}
    return say(COUNTED, tongue, language=edition.language, **counts)


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, and only if there is something new in it."""
    content = text.encode()
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)


def said(found: Sequence[Diagnostic], tongue: str) -> list[str]:
    """Return diagnostics as lines, each with what to do."""
    return [f"{wrong.line(tongue)}\n    {wrong.hint(tongue)}" for wrong in found]


def say(sentence: Sentence, tongue: str, **details: object) -> str:
    """Return a sentence in the language of the tools."""
    return sentence.fill(tongue, [(name, str(detail)) for name, detail in details.items()])
