"""Texts and entries for the tests of the catalogs."""

from __future__ import annotations

from bot.script.diagnostics import Place
from bot.script.model import Script, TextId, Unit
from bot.script.pofile import read_po, write_po
from bot.script.templates import parse_template
from bot.script.texts import Entry


def unit(id: TextId, source: str, *, safety: bool = False, limit: int | None = None) -> Unit:
    slots = tuple(dict.fromkeys(parse_template(source).slots))
    return Unit(id, source, "say", Place("home.yaml", 1), limit, safety, slots)


def units(texts: dict[TextId, str]) -> dict[TextId, Unit]:
    return {id: unit(id, source) for id, source in texts.items()}


def script_of(*taken: Unit) -> Script:
    return Script(dialogs={}, units={one.id: one for one in taken}, catalogs={"lv": {}})


def kept(entries: tuple[Entry, ...], texts: dict[TextId, Unit]) -> list[Entry]:
    """Return entries as they are after they lay on the disk."""
    text = write_po(entries, texts, lambda entry: ["poga"], "ru")
    found, wrong = read_po(text.encode(), "dialogs.po", "ru")
    assert wrong == []
    return found
