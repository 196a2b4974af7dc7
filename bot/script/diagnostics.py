"""What is wrong with a script, said to the person who wrote it.

A diagnostic is a value, never an exception: reader and checks collect all of them,
so that one run of `bot check` shows everything there is to mend. What can be wrong at all
stands in the catalogue, `bot.script.mistakes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any, Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

LIKENESS = 0.6
"""Below this (of 1) a name that exists is no help to somebody who wrote another."""

NAMES_COMPARED = 2000
"""So that ten thousand misspelt names do not keep the checker busy."""

NAMES_SHOWN = 12
"""A longer list of what would have been possible hides the answer."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands. Lines and columns are counted from 1; 0 is "the whole file"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """An error keeps the script from going live; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Detail(str):
    """What a sentence is filled with; of a number, `{count:tekstam|tekstiem}` makes words too."""

    language = "lv"

    def __format__(self, words: str) -> str:
        """Return the detail, and behind a number the first words for one, else the second."""
        one, _, several = words.partition("|")
        if not several:
            return str(self)
        return f"{self} {one if is_one(int(self), self.language) else several}"


class EnglishDetail(Detail):
    """The same in an English sentence."""

    language = "en"


def is_one(count: int, language: str) -> bool:
    """Tell whether a number takes the singular: in Latvian 1, 21 and 101 do, and 11 does not."""
    return count == 1 if language == "en" else count % 10 == 1 and count % 100 != 11


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for the staff in both languages of the tools, with `{details}`."""

    lv: str
    en: str

    def fill(self, language: str, details: Iterable[tuple[str, str]]) -> str:
        """Return the sentence in English, or for any other language in Latvian."""
        english = language == "en"
        detail = EnglishDetail if english else Detail
        words = {name: detail(value) for name, value in details}
        return (self.en if english else self.lv).format(**words)


MEANT = Sentence("Vai domāji «{near}»?", "Did you mean “{near}”?")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One kind of mistake: a stable code, what it is, what to do, and how it looks."""

    code: str
    says: Sentence
    hint: Sentence
    example: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, *, near: str = "", **details: object) -> Diagnostic:
        """Return this mistake as made in one place; `near` is what was probably meant."""
        words = {name: str(detail) for name, detail in details.items()} | {"near": near}
        return Diagnostic(place, self, tuple(words.items()))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake in one place."""

    place: Place
    mistake: Mistake
    details: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """Return the stable code of the mistake."""
        return self.mistake.code

    @property
    def severity(self) -> Severity:
        """Tell an error from a warning."""
        return self.mistake.severity

    @property
    def is_error(self) -> bool:
        """Tell whether a script with this cannot go live."""
        return self.severity is Severity.ERROR

    def below(self, folder: str) -> Diagnostic:
        """Return the same with the folder in front of its file, as somebody would type it."""
        return replace(self, place=replace(self.place, file=f"{folder}/{self.place.file}"))

    def message(self, language: str = "lv") -> str:
        """Return what is wrong, in one sentence."""
        return self.mistake.says.fill(language, self.details)

    def hint(self, language: str = "lv") -> str:
        """Return what to do about it, what was probably meant first."""
        hint = self.mistake.hint.fill(language, self.details)
        if not dict(self.details).get("near"):
            return hint
        return f"{MEANT.fill(language, self.details)} {hint}".strip()

    def line(self, language: str = "lv") -> str:
        """Return `file:line:column: CODE sentence`, which editors can jump to."""
        return f"{self.place}: {self.code} {self.message(language)}"

    def __str__(self) -> str:
        return self.line()

    def __lt__(self, other: Self) -> bool:
        return (self.place, self.code) < (other.place, other.code)

    def to_json(self, language: str = "lv") -> dict[str, Any]:
        """Return what `bot check --json` prints."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message(language),
            "hint": self.hint(language),
        }


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known name that somebody who wrote `word` probably meant; "" if none is near."""
    likeness = OSA.normalized_similarity
    looked_at = list(islice(known, NAMES_COMPARED))
    found = process.extractOne(word, looked_at, scorer=likeness, score_cutoff=LIKENESS)
    return found[0] if found else ""


def listed(names: Iterable[str]) -> str:
    """Return names for a sentence: "a, b, c", cut where it would no longer be read."""
    all_names = list(islice(names, NAMES_SHOWN + 1))
    cut = ", …" if len(all_names) > NAMES_SHOWN else ""
    return ", ".join(all_names[:NAMES_SHOWN]) + cut or "–"
