"""What can be wrong with a script as a whole; each module of checks has one subject."""

from __future__ import annotations

from bot.script.diagnostics import Diagnostic
from bot.script.references import reference_checks
from bot.script.subject import Subject


def check_script(subject: Subject, *, require_home: bool = True) -> list[Diagnostic]:
    """Return everything that is wrong between the parts of a script."""
    return [*reference_checks(subject)]
