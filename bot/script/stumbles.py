"""Where the YAML reader stumbled, in words that help to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import yaml

from bot.script.diagnostics import Diagnostic, Place
from bot.script.mistakes import files

BARE_WORD = re.compile(r"\s*[A-Za-z_]\w*\s*(?:#.*)?")
"""A line that is a key without its colon."""


KEY = re.compile(r"\s*\w*")
"""What stands before the place where a reader stumbles over a key itself, not behind it."""


class Mark(Protocol):
    """A place as the YAML reader counts it, from 0."""

    line: int
    column: int


def not_yaml(error: yaml.MarkedYAMLError, file: str, lines: Sequence[str]) -> Diagnostic:
    """Return what the YAML reader stumbled over."""
    problem, context = error.problem or "", error.context or ""
    begins = error.context_mark or error.problem_mark
    if "alias" in context or "anchor" in context:
        return files.ALIAS.at(marked(begins, file), name="*" if "alias" in context else "&")
    if "tag" in context:
        return files.TAG.at(marked(begins, file), name="!")
    if "quoted scalar" in context:
        return files.UNCLOSED_QUOTES.at(marked(begins, file))
    if "flow" in context:
        return files.UNCLOSED_BRACES.at(marked(begins, file))
    if "cannot start any token" in problem or "sequence entries" in problem:
        return files.STRANGE_START.at(marked(error.problem_mark, file))
    seen = layout(error.problem_mark, file, lines) if error.problem_mark else None
    if seen or "mapping values" not in problem:
        return seen or files.NOT_YAML.at(marked(error.problem_mark or begins, file))
    return files.STRAY_COLON.at(marked(error.problem_mark, file))


def layout(mark: Mark, file: str, lines: Sequence[str]) -> Diagnostic | None:
    """Return what is plain to see in the line of a mark and those above it."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    written = [number for number in range(mark.line) if lines[number].strip(" \r")]
    if line[: mark.column].rstrip().endswith(('"', "'")):
        return files.TEXT_AFTER_QUOTES.at(marked(mark, file))
    if written and BARE_WORD.fullmatch(lines[written[-1]]):
        above = lines[written[-1]]
        return files.NO_COLON.at(
            Place(file, written[-1] + 1, indent(above) + 1), key=above.split("#")[0].strip()
        )
    begins = KEY.fullmatch(line[: mark.column]) is not None
    if begins and indent(line) not in {indent(lines[number]) for number in written}:
        return files.STRANGE_INDENT.at(Place(file, mark.line + 1, indent(line) + 1))
    if line.lstrip().startswith("- ") or "- " in neighbour(lines, written, indent(line))[:2]:
        return files.MIXED_LIST.at(Place(file, mark.line + 1, indent(line) + 1))
    return None


def indent(line: str) -> int:
    """Return the spaces before a line."""
    return len(line) - len(line.lstrip(" "))


def neighbour(lines: Sequence[str], written: Sequence[int], spaces: int) -> str:
    """Return the nearest line above that begins at the same column."""
    near = (lines[number].lstrip() for number in reversed(written))
    level = (indent(lines[number]) for number in reversed(written))
    return next((line for line, at in zip(near, level, strict=True) if at <= spaces), "")


def marked(mark: Mark | None, file: str) -> Place:
    """Return the place of a mark of the YAML reader."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
