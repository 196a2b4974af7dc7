"""What is wrong with a script, said to the person who wrote it.

A diagnostic is a value, never an exception: reader and checks collect all of them,
so that one run of `bot check` shows everything there is to mend.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands. Lines and columns are counted from 1; 0 is "the whole file"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
