"""What can be wrong with a script as a whole; each module of checks has one subject."""

from __future__ import annotations

from dataclasses import replace

from bot.script.calls import call_checks
from bot.script.desk_checks import desk_checks
from bot.script.diagnostics import Diagnostic, Mistake, Place
from bot.script.entrances import entrance_checks
from bot.script.judgements import condition_checks
from bot.script.mistakes import files, names, shapes
from bot.script.proofs import proofs
from bot.script.references import reference_checks
from bot.script.renames import rename_checks
from bot.script.routes import route_checks
from bot.script.sayings import saying_checks
from bot.script.subject import Subject
from bot.script.weights import risk_checks

HOME = "home"
MISLEADING = {
    mistake
    for module in (files, shapes)
    for mistake in vars(module).values()
    if isinstance(mistake, Mistake)
} | {names.UNKNOWN_STEP}
"""After these, what can be found about the routes of a dialog is guessing."""


def check_script(
    subject: Subject, noted: list[Diagnostic], *, require_home: bool = True
) -> list[Diagnostic]:
    """Return everything that is wrong between the parts of a script.

    `noted` is what reading it has found before.
    """
    found = [
        *reference_checks(subject),
        *condition_checks(subject),
        *risk_checks(subject),
        *saying_checks(subject),
        *rename_checks(subject),
        *desk_checks(subject),
    ]
    subject = replace(subject, misread=misread_files([*noted, *found]))
    found += [*route_checks(subject), *call_checks(subject), *proofs(subject)]
    if require_home and is_homeless(subject):
        found.append(files.NO_HOME.at(Place(f"{HOME}.yaml")))
    return [*found, *entrance_checks(subject, found)]


def misread_files(found: list[Diagnostic]) -> frozenset[str]:
    """Return the files whose structure was not understood."""
    return frozenset(wrong.place.file for wrong in found if wrong.mistake in MISLEADING)


def is_homeless(subject: Subject) -> bool:
    """Tell whether no conversation could begin."""
    return HOME not in subject.script.dialogs and subject.can_tell(f"{HOME}.yaml")
