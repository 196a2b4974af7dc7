"""Texts with placeholders: `{name}` from a closed list, and nothing else.

Not `str.format`: a translator who may write `{a.b}` or `{a:>9999}` may read secrets
and fill the memory (docs/why.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
BRACES = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text that is filled in when it is said."""

    name: str


@dataclass(frozen=True, slots=True)
class Template:
    """A text cut into literal parts and slots, once, when it is loaded."""

    parts: tuple[str | Slot, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """Return the names of the slots in order, each as often as it occurs."""
        return tuple(part.name for part in self.parts if isinstance(part, Slot))

    def fill(self, values: Mapping[str, str]) -> str | None:
        """Return the text with its slots filled; None if a value is not there to be shown."""
        filled = []
        for part in self.parts:
            text = values.get(part.name) if isinstance(part, Slot) else part
            if text is None:
                return None
            filled.append(text)
        return "".join(filled)


def parse_template(text: str) -> Template:
    """Cut a text at its slots; stray braces stay as they are (see `stray_braces`)."""
    pieces = SLOT.split(text)
    parts = [Slot(piece) if odd else piece for odd, piece in enumerate_odd(pieces) if piece]
    return Template(tuple(parts))


def enumerate_odd(pieces: list[str]) -> list[tuple[bool, str]]:
    """Tell for each piece of a split whether it was a separator."""
    return [(bool(number % 2), piece) for number, piece in enumerate(pieces)]


def stray_braces(text: str) -> bool:
    """Tell whether a text holds a brace that is not part of a slot."""
    return bool(BRACES.search(SLOT.sub("", text)))
