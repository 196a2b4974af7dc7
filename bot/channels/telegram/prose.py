"""Text as Telegram counts and marks it: in UTF-16 units, cut at paragraphs, no markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
"""UTF-16 units (Bot API, `sendMessage` and `sendPhoto`)."""

BULLET = "• "
ENDS = ("\n\n", "\n", ". ", "! ", "? ", "… ", " ")
"""Where a long text may be cut, the best first."""


def units(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def split(text: str, most: int = LONGEST_TEXT) -> list[str]:
    """Cut a text into parts of at most so many units; no sign is cut in two."""
    parts = []
    while units(text) > most:
        cut = place_to_cut(text, most)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [part for part in (*parts, text) if part]


def place_to_cut(text: str, most: int) -> int:
    """Return where the longest beginning ends that is whole in itself."""
    beginning = text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    places = (beginning.rstrip().rfind(end) + len(end.rstrip(" \n")) for end in ENDS)
    return next((place for place in places if place > len(beginning) // 4), len(beginning))


def headings(text: str) -> list[dict[str, Any]]:
    """Return the entities that show the first line of each list in bold."""
    if BULLET not in text:
        return []
    lines = text.split("\n")
    return [
        {"type": "bold", "offset": offset, "length": units(line)}
        for (offset, line), after in zip(placed(lines), lines[1:], strict=False)
        if line.endswith(":") and after.startswith(BULLET) and not line.startswith(BULLET)
    ]


def placed(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with the place where it begins."""
    offset = 0
    for line in lines:
        yield offset, line
        offset += units(line) + 1
