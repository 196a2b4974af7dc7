"""Every text of a script on its way to the translators.

All texts are taken in by `take`, and by nothing else: a text that a person can read
is a unit, and what is no unit cannot be said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.script.diagnostics import Diagnostic, Place
from bot.script.interface import SOURCES
from bot.script.literals import literals_in
from bot.script.mistakes import texts
from bot.script.model import SOURCE, Language, TextId, Unit
from bot.script.templates import Template, parse_template, stray_braces

MOST_IN_MESSAGE = 4096
"""UTF-16 units of a Telegram message (Bot API, `sendMessage`)."""

MOST_ON_BUTTON = 40
"""What a phone of 320 px shows of a button in one or two lines."""

LIMITS: Mapping[str, int] = {"button": MOST_ON_BUTTON}
"""The limit of each kind of text that has one of its own."""

OWN_FILE = "bot"
"""The "file" of the bot's own words, which no dialog says."""

OWN_BUTTONS = (
    *("ui/bar#", "ui/case#choice.", "ui/choices#", "ui/doubt#", "ui/forget#yes", "ui/language#"),
)
OWN_SAFETY = ("ui/", "web/")


@dataclass(slots=True)
class Units:
    """The texts found so far, by identity, in the order in which they are said."""

    by_id: dict[TextId, Unit] = field(default_factory=dict)

    def take(
        self, unit: TextId, source: str, kind: str, place: Place, note: str = ""
    ) -> list[Diagnostic]:
        """Take in one text, and return what is wrong with it by itself."""
        source = unicodedata.normalize("NFC", source.strip())
        limit = LIMITS.get(kind, MOST_IN_MESSAGE)
        slots = tuple(dict.fromkeys(parse_template(source).slots))
        self.by_id[unit] = Unit(unit, source, kind, place, limit, slots=slots, note=note)
        return list(wrong_in(source, kind, place))

    def source(self, unit: TextId) -> str:
        """Return the Latvian text of a unit."""
        return self.by_id[unit].source


def wrong_in(source: str, kind: str, place: Place) -> Iterator[Diagnostic]:
    """Yield what is wrong with a text, wherever it stands."""
    length = utf16_length(source)
    if length > MOST_IN_MESSAGE:
        yield texts.TEXT_TOO_LONG.at(place, length=length, most=MOST_IN_MESSAGE)
        return
    if kind == "button" and length > MOST_ON_BUTTON:
        yield texts.LABEL_TOO_LONG.at(place, length=length, most=MOST_ON_BUTTON)
    if stray_braces(source):
        yield texts.STRAY_BRACE.at(place)
    for mistake, given in literals_in(source):
        yield mistake.at(place, given=given)


def utf16_length(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def own_units() -> dict[TextId, Unit]:
    """Return the bot's own words as units."""
    return {unit: own_unit(unit, source) for unit, source in SOURCES.items()}


def own_unit(unit: TextId, source: str) -> Unit:
    """Return one of the bot's own words as a unit."""
    kind = "button" if unit.startswith(OWN_BUTTONS) else "say"
    return Unit(
        unit,
        source,
        kind,
        Place(OWN_FILE),
        LIMITS.get(kind, MOST_IN_MESSAGE),
        safety=unit.startswith(OWN_SAFETY),
        slots=tuple(dict.fromkeys(parse_template(source).slots)),
    )


def marked_safe(units: Mapping[TextId, Unit], safe: set[TextId]) -> dict[TextId, Unit]:
    """Return the units with those marked without which a language must not go live."""
    return {id: replace(unit, safety=True) if id in safe else unit for id, unit in units.items()}


def source_catalog(
    units: Mapping[TextId, Unit],
) -> dict[Language, Mapping[TextId, Template]]:
    """Return the catalog of the source language, each text cut at its slots."""
    return {SOURCE: {id: parse_template(unit.source) for id, unit in units.items()}}
