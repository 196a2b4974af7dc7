"""The texts without which a language must not go live: help, danger, signs, results, hand-off."""

from __future__ import annotations

from collections.abc import Iterator

from bot.script.model import Dialog, Handoff, Levels, Script, Step, TextId
from bot.script.questions import paragraphs_of

SAFETY_DIALOGS = frozenset({"home", "help", "abroad_now"})


def safe_texts(script: Script) -> set[TextId]:
    """Return the texts of the staff that belong to the safety class."""
    owners = {
        f"{dialog.id}/{step.id}"
        for dialog in script.dialogs.values()
        for step in dialog.steps.values()
        if is_safety(dialog, step)
    }
    own = {id for id in script.units if owner_of(id) in owners | SAFETY_DIALOGS}
    return own | {id for id in script.units if id.startswith("risk/")} | set(snippets(script))


def owner_of(unit: TextId) -> str:
    """Return what a text belongs to: `dialog/step`, or the dialog."""
    return unit.partition("#")[0]


def is_safety(dialog: Dialog, step: Step) -> bool:
    """Tell whether what a step says must never be missing or stale.

    A question with signs is one: with a label that says the opposite it clears a sign.
    """
    judges = isinstance(step.body, (Levels, Handoff))
    return dialog.id in SAFETY_DIALOGS or judges or step.has_signs


def snippets(script: Script) -> Iterator[TextId]:
    """Yield the shared texts that such steps use."""
    for dialog in script.dialogs.values():
        for step in dialog.steps.values():
            if is_safety(dialog, step):
                yield from (paragraph.text for paragraph in paragraphs_of(step))
