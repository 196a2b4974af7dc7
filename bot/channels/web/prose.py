"""Plain text as paragraphs, lists and phone numbers, for a page that is made here.

`static/chat.js` reads texts by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.engine.buttons import DONE

BULLET = "• "
PHONE = re.compile(r"(\+\d[\d ]{6,}\d|\b(?:112|116\d{3})\b)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words; with `phone`, words that can be called."""

    text: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list; each line is cut at its phone numbers."""

    listed: bool
    lines: tuple[tuple[Piece, ...], ...]


def blocks(text: str) -> list[Block]:
    """Cut a text into paragraphs and lists."""
    return [block for paragraph in text.split("\n\n") for block in paragraph_blocks(paragraph)]


def paragraph_blocks(paragraph: str) -> Iterator[Block]:
    """Part what is a list from what is not."""
    lines = [line for line in paragraph.splitlines() if line.strip()]
    for listed, group in groupby(lines, lambda line: line.startswith(BULLET)):
        yield Block(listed, tuple(pieces(line.removeprefix(BULLET)) for line in group))


def pieces(line: str) -> tuple[Piece, ...]:
    """Cut a line at its phone numbers."""
    parts = PHONE.split(line)
    return tuple(
        Piece(part, dialled(part) if number % 2 else "")
        for number, part in enumerate(parts)
        if part
    )


def dialled(number: str) -> str:
    """Return a phone number as it is dialled."""
    return number.replace(" ", "")


def has_done(choice: str) -> bool:
    """Tell whether a button is the "done" of a question with several answers."""
    return f"|{DONE}|" in choice
