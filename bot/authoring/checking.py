"""What `bot check` prints, and its exit status."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.script.diagnostics import Diagnostic, Sentence

CLEAN = Sentence("Kļūdu nav.", "No mistakes.")
WARNINGS = Sentence(
    "Brīdinājumi (ar tiem bots strādā, bet izlasi tos):",
    "Warnings (the bot works with them, but read them):",
)
COUNTED = Sentence(
    "Kļūdas: {errors}. Brīdinājumi: {warnings}.", "Errors: {errors}. Warnings: {warnings}."
)


def report(diagnostics: Sequence[Diagnostic], language: str = "lv", *, as_json: bool) -> str:
    """Return every mistake, each with what to do: errors first, both in the order of the files."""
    found = sorted(diagnostics, key=lambda wrong: (not wrong.is_error, wrong.place, wrong.code))
    if as_json:
        rows = [diagnostic.to_json(language) for diagnostic in found]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    errors = [line for wrong in found if wrong.is_error for line in told(wrong, language)]
    warnings = [line for wrong in found if not wrong.is_error for line in told(wrong, language)]
    heading = [WARNINGS.fill(language, ())] if warnings else []
    return "\n".join([*errors, *heading, *warnings, summary(found, language)])


def told(diagnostic: Diagnostic, language: str) -> list[str]:
    """Return a mistake, and below it the remedy."""
    hint = diagnostic.hint(language)
    return [diagnostic.line(language), *([f"  {hint}"] if hint else [])]


def summary(found: Sequence[Diagnostic], language: str) -> str:
    """Return how many mistakes there are."""
    if not found:
        return CLEAN.fill(language, ())
    errors = sum(diagnostic.is_error for diagnostic in found)
    counts = {"errors": str(errors), "warnings": str(len(found) - errors)}
    return COUNTED.fill(language, counts.items())


def exit_status(diagnostics: Sequence[Diagnostic]) -> int:
    """Return 1 if something keeps the script from going live, else 0."""
    return int(any(diagnostic.is_error for diagnostic in diagnostics))
