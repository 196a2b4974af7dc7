"""The catalogs of all languages: found on the disk, brought up to the script, judged.

The .po files are read at every start: a third of a second for 3,000 texts. So nothing is
kept compiled that could be stale when a text that endangers people has just been mended.
`locales/lv` is not needed: Latvian is written in the dialogs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from bot.script.catalogs import Verdict, compiled, gaps, judge, may_be_shown
from bot.script.diagnostics import Diagnostic, Place
from bot.script.merging import merge
from bot.script.mistakes import translations as mistakes
from bot.script.model import SOURCE, Language, Script
from bot.script.pofile import MOST_BYTES, read_po
from bot.script.texts import DOMAINS, Entry, former_ids, units_of


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a script: its catalogs as they would be after a merge, and their state.

    `broken` holds what keeps a file from being written anew: somebody's work would be lost.
    """

    language: Language
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)  # domain → catalog
    verdicts: list[Verdict] = field(default_factory=list)
    broken: list[Diagnostic] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def is_live(self) -> bool:
        """Tell whether people can choose this language."""
        return may_be_shown(self.verdicts)


def load_catalogs(script: Script, locales: Path) -> tuple[Script, list[Diagnostic]]:
    """Return the script with every language that may be shown, and what is wrong with any."""
    found = list(misplaced(locales))
    catalogs = dict(script.catalogs)
    for language in languages_in(locales):
        edition = read_edition(script, locales, language)
        found += [*edition.broken, *edition.found]
        if edition.is_live:
            catalogs[language] = compiled(edition.verdicts)
    return replace(script, catalogs=catalogs), found


def languages_in(locales: Path) -> list[Language]:
    """Return the languages that have a folder, other than the one the dialogs are in."""
    return [name for name in folders_in(locales) if name != SOURCE and is_language(name)]


def folders_in(locales: Path) -> list[str]:
    """Return the names of the folders, in an order that is the same everywhere."""
    if not locales.is_dir():
        return []
    return sorted(path.name for path in locales.iterdir() if path.is_dir())


def is_language(code: str) -> bool:
    """Tell whether Babel knows a language by this code."""
    try:
        return str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError, TypeError):
        return False


def misplaced(locales: Path) -> Iterator[Diagnostic]:
    """Yield what lies among the catalogs and is not read."""
    for name in folders_in(locales):
        if not is_language(name):
            yield mistakes.UNKNOWN_LANGUAGE.at(Place(f"{locales.name}/{name}"), code=name)
    for domain in DOMAINS:
        path = catalog_path(locales, SOURCE, domain)
        if path.exists():
            yield mistakes.SOURCE_CATALOG.at(Place(shown(path, locales)))


def read_edition(script: Script, locales: Path, language: Language) -> Edition:
    """Read the catalogs of one language, merge them with today's texts and judge them."""
    edition = Edition(language)
    for domain in DOMAINS:
        path = catalog_path(locales, language, domain)
        entries, broken = read_catalog(path, shown(path, locales), language)
        units = units_of(script, domain, language)
        merged = merge(units, entries, partial(former_ids, script))
        verdicts, wrong = judge(units, merged, language, shown(path, locales), script.words)
        edition.entries[domain] = merged
        edition.verdicts.extend(verdicts)
        edition.broken.extend(broken)
        edition.found.extend(wrong)
    edition.found.extend(gaps(edition.verdicts, language, f"{locales.name}/{language}"))
    return edition


def read_catalog(
    path: Path, file: str, language: Language
) -> tuple[list[Entry], list[Diagnostic]]:
    """Read one .po file; one that is not there has no entries."""
    if not path.exists():
        return [], []
    with path.open("rb") as content:
        return read_po(content.read(MOST_BYTES + 1), file, language)


def catalog_path(locales: Path, language: Language, domain: str) -> Path:
    """Return where gettext's tools look for a catalog."""
    return locales / language / "LC_MESSAGES" / f"{domain}.po"


def shown(path: Path, locales: Path) -> str:
    """Return a path as people know it: `locales/ru/LC_MESSAGES/dialogs.po`."""
    return path.relative_to(locales.parent).as_posix()
