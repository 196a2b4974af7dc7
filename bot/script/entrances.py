"""How people come to a dialog: from home, by their own words, or because the bot opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.script.diagnostics import Diagnostic
from bot.script.mistakes import names, routes
from bot.script.model import Call, Dialog, Script
from bot.script.subject import Subject

OPENED_BY_THE_BOT = frozenset({Script.HOME, "help", "callback"})
"""The beginning, the card for "help", and the form for being called back."""


def entrance_checks(subject: Subject, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield dialogs that nobody ever comes to.

    `found` is what was wrong before: while a name or a file is not understood, any dialog
    may be the one that was meant.
    """
    unsure = any(wrong.mistake is names.UNKNOWN_DIALOG for wrong in found)
    dialogs = subject.script.dialogs
    if unsure or subject.misread or subject.sources.unreadable or Script.HOME not in dialogs:
        return
    reached = reachable(subject.script)
    for dialog in dialogs.values():
        if dialog.id not in reached:
            yield routes.NOBODY_COMES.at(dialog.place, dialog=dialog.id)


def reachable(script: Script) -> set[str]:
    """Return the dialogs that a conversation can come to."""
    reached: set[str] = set()
    ahead = [*OPENED_BY_THE_BOT, *script.words.topics]
    while ahead:
        name = ahead.pop()
        if name in script.dialogs and name not in reached:
            reached.add(name)
            ahead += called_by(script.dialogs[name])
    return reached


def called_by(dialog: Dialog) -> Iterator[str]:
    """Yield the dialogs that a dialog runs."""
    return (step.body.dialog for step in dialog.steps.values() if isinstance(step.body, Call))
