"""A step while it is read: its fields, its name, and the page it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.script.conditions import Condition
from bot.script.mistakes import shapes
from bot.script.model import TextId
from bot.script.nodes import Pair
from bot.script.page import Page


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of one step that fit its kind, read one at a time.

    `owner` begins the identity of its texts (`job_offer/fee`); `note` is the editor's
    word to the translators.
    """

    page: Page
    pair: Pair
    owner: str
    fields: Mapping[str, Pair]
    note: str = ""

    @property
    def id(self) -> str:
        """Return the id of the step."""
        return self.pair.key.value

    def has(self, key: str) -> bool:
        """Tell whether a field was written."""
        return key in self.fields

    def text(self, key: str, kind: str, note: str = "") -> TextId | None:
        """Take in the text of a field."""
        if key not in self.fields:
            return None
        return self.page.text(self.fields[key], f"{self.owner}#{key}", kind, note or self.note)

    def condition(self, key: str) -> Condition | None:
        """Return the condition of a field."""
        return self.page.condition(self.fields[key]) if key in self.fields else None

    def conditions(self, key: str) -> dict[str, Condition]:
        """Return the conditions of a field that holds several, by name."""
        if key not in self.fields:
            return {}
        entries = self.page.entries(self.fields[key])
        read = {entry.key.value: self.page.condition(entry) for entry in entries}
        return {name: condition for name, condition in read.items() if condition}

    def names(self, key: str) -> tuple[str, ...]:
        """Return the ids of a field."""
        return self.page.names(self.fields[key]) if key in self.fields else ()

    def name(self, key: str) -> str:
        """Return the one id of a field that must be there."""
        if key in self.fields:
            return self.page.name(self.fields[key])
        self.page.note(shapes.MISSING_KEY, self.pair.key.place, key=key)
        return ""

    def entries(self, key: str, reserved: frozenset[str] = frozenset()) -> list[Pair]:
        """Return the entries of a field that is a map."""
        return self.page.entries(self.fields[key], reserved) if key in self.fields else []
