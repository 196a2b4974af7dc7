"""Texts and their translations: what a catalog holds of a text, and what it was called.

A text is known by its identity alone (`job_offer/fee#choice.debt`), never by its words:
"Turpināt" is said in ten places, and each of them has a translation of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.script.model import SOURCE, Language, Script, Step, TextId, Unit
from bot.script.plurals import in_language

DOMAINS = ("dialogs", "bot")
"""The catalogs of a language: the words of the staff, and the bot's own."""

OWN = ("ui/", "web/", "telegram/")
"""How the identities of the bot's own words begin (`bot.script.interface`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of a catalog: which one, the words that were translated, and how.

    `previous` is the wording that a fuzzy translation was made for.
    """

    id: TextId
    source: str
    translation: str = ""
    fuzzy: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()  # the translators' own
    obsolete: bool = False
    line: int = 0  # of the file it was read from


def domain_of(unit: TextId) -> str:
    """Return the catalog that a text belongs to."""
    return "bot" if unit.startswith(OWN) else "dialogs"


def units_of(script: Script, domain: str, language: Language = SOURCE) -> dict[TextId, Unit]:
    """Return the texts of one catalog of a language in the order in which they are said."""
    units = {id: unit for id, unit in script.units.items() if domain_of(id) == domain}
    return in_language(units, language)


def former_ids(script: Script, unit: TextId) -> list[TextId]:
    """Return what a text was called before `was:` renamed its dialog, step or option."""
    owner, _, slot = unit.partition("#")
    dialog_id, _, step_id = owner.partition("/")
    dialog = script.dialogs.get(dialog_id)
    if dialog is None:
        return []
    step = dialog.steps.get(step_id)
    dialogs = [dialog_id, dialog.was] if dialog.was else [dialog_id]
    ids = [
        f"{former}#{old}"
        for name in dialogs
        for former in former_owners(name, step)
        for old in former_slots(slot, step)
    ]
    return ids[1:]  # the first combination is what it is called now


def former_owners(dialog: str, step: Step | None) -> Iterator[str]:
    """Yield the names a step has had within a dialog of that name, its present one first."""
    if step is None:
        yield dialog
        return
    yield f"{dialog}/{step.id}"
    if step.was:
        yield f"{dialog}/{step.was}"


def former_slots(slot: str, step: Step | None) -> Iterator[str]:
    """Yield the names a slot has had, its present one first: options can be renamed."""
    yield slot
    kind, _, option = slot.partition(".")
    if step and kind == "choice" and option in step.options_were:
        yield f"{kind}.{step.options_were[option]}"
