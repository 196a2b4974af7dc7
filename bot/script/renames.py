"""What was renamed or removed: an old name leads to one place, and is nobody's name now."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.script.diagnostics import Diagnostic, Place
from bot.script.mistakes import routes, shapes
from bot.script.model import Choices, Dialog, Step
from bot.script.references import missing
from bot.script.subject import MOVED, Subject

OldName = tuple[str, Place]


def rename_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the old names that are still alive, or stand for two things."""
    yield from old_names(dialogs_before(subject), subject.script.dialogs)
    for dialog in subject.script.dialogs.values():
        yield from old_names(steps_before(subject, dialog), dialog.steps)
        for step in dialog.steps.values():
            yield from options_before(subject, dialog, step)


def old_names(before: Iterator[OldName], alive: Collection[str]) -> Iterator[Diagnostic]:
    """Yield old names that are alive, and those that are given twice."""
    seen = set()
    for name, place in before:
        if name in alive:
            yield routes.WAS_IS_ALIVE.at(place, given=name)
        elif name in seen:
            yield routes.WAS_TWICE.at(place, given=name)
        seen.add(name)


def dialogs_before(subject: Subject) -> Iterator[OldName]:
    """Yield the names that dialogs had."""
    for dialog in subject.script.dialogs.values():
        if dialog.was:
            yield dialog.was, subject.place(dialog, "was")
    for old in subject.script.moved:
        yield old, subject.sources.key(MOVED, old)


def steps_before(subject: Subject, dialog: Dialog) -> Iterator[OldName]:
    """Yield the names that steps of a dialog had."""
    for step in dialog.steps.values():
        if step.was:
            yield step.was, subject.place(dialog, "steps", step.id, "was", "step")
    for old in dialog.moved:
        yield old, subject.key(dialog, "moved", old)


def options_before(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names that options of a step had."""
    if not isinstance(step.body, Choices):
        return
    options = [option.id for option in step.body.options]
    path = ("steps", step.id, "was", "options")
    for new in step.options_were:
        place = subject.key(dialog, *path, new)
        yield from missing(shapes.UNKNOWN_EXIT, place, new, options, key="was")
    before = ((old, subject.place(dialog, *path, new)) for new, old in step.options_were.items())
    yield from old_names(before, options)
