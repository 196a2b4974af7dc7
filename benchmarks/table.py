"""The one table: what the product does, what the raw baseline does, and what was aimed at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("figure", "product", "raw baseline", "ratio", "aim", "")


@dataclass(frozen=True, slots=True)
class Aim:
    """A limit, and whether less is better."""

    limit: float
    unit: str = "×"
    least: bool = False  # the value is to be at least the limit

    def is_met(self, value: float) -> bool:
        """Tell whether a value is on the right side."""
        return value >= self.limit if self.least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `value` is what is held against the aim, most often a ratio."""

    figure: str
    product: str
    baseline: str
    value: float
    aim: Aim

    @property
    def is_ok(self) -> bool:
        """Whether the aim is met."""
        return self.aim.is_met(self.value)

    @property
    def cells(self) -> tuple[str, ...]:
        """Return what stands in the table."""
        ratio = f"{self.value:.2f}" if self.aim.unit == "×" else "–"
        verdict = "ok" if self.is_ok else "MISSED"
        return self.figure, self.product, self.baseline, ratio, str(self.aim), verdict


def printed(rows: Iterable[Row]) -> str:
    """Return the table as Markdown that is also legible as it stands."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = "|".join("-" * (width + 2) for width in widths)
    head, *body = (line_of(cells, widths) for cells in lines)
    return "\n".join([head, f"|{rule}|", *body])


def line_of(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one line of the table."""
    filled = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(filled)} |"
