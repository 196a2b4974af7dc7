"""The letters of a file, before anything is read into them: UTF-8 and nothing that hides."""

from __future__ import annotations

import codecs
import re

from bot.script.diagnostics import Diagnostic, Place
from bot.script.mistakes import files

MOST_BYTES = 1_000_000

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What YAML forbids or takes for a line break that no editor shows."""

INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What turns text around or hides in it, so that a reviewer reads another text."""


def decode(content: str | bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file with plain line ends, or None where it cannot be read on."""
    if len(content) > MOST_BYTES:
        return None, [files.TOO_LARGE.at(Place(file), most=MOST_BYTES)]
    text = as_text(content)
    if text is None:
        return None, [files.NOT_UTF8.at(Place(file))]
    found = []
    if text.startswith("\ufeff"):
        found.append(files.BYTE_ORDER_MARK.at(Place(file, 1, 1)))
        text = text[1:]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found += [wrong for number, line in enumerate(lines, 1) for wrong in bad(line, number, file)]
    readable = not any(wrong.mistake is files.CONTROL_CHARACTER for wrong in found)
    readable = readable and not any(indented_by_tab(line) for line in lines)
    return ("\n".join(lines).replace("\t", " ") if readable else None), found


def as_text(content: str | bytes) -> str | None:
    """Return the text of some bytes; None if they are not UTF-8."""
    if isinstance(content, str):
        return content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def bad(line: str, number: int, file: str) -> list[Diagnostic]:
    """Return what must not stand in a line, each kind once."""
    found = []
    if "\t" in line:
        found.append(files.TAB.at(Place(file, number, line.index("\t") + 1)))
    for pattern, mistake in (
        (CONTROL, files.CONTROL_CHARACTER),
        (INVISIBLE, files.INVISIBLE_CHARACTER),
    ):
        match = pattern.search(line)
        if match:
            place = Place(file, number, match.start() + 1)
            found.append(mistake.at(place, character=f"U+{ord(match[0]):04X}"))
    return found


def indented_by_tab(line: str) -> bool:
    """Tell whether a tab takes part in the indentation, which says what belongs to what."""
    return "\t" in line[: len(line) - len(line.lstrip())]
