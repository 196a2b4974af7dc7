"""The texts without which a language must not go live: help, danger, signs, results, hand-off.

So is whatever is said only at one level, and every number that can be called.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.script.model import Dialog, FactKind, Handoff, Levels, Plain, Script, Step, TextId
from bot.script.questions import names_in, paragraphs_of

SAFETY_DIALOGS = frozenset({"home", "help", "abroad_now", "someone_else"})


def safe_texts(script: Script) -> set[TextId]:
    """Return the texts of the staff that belong to the safety class."""
    owners = {
        f"{dialog.id}/{step.id}"
        for dialog in script.dialogs.values()
        for step in dialog.steps.values()
        if is_safety(dialog, step)
    }
    own = {id for id in script.units if owner_of(id) in owners | SAFETY_DIALOGS}
    risks = {id for id in script.units if id.startswith("risk/")}
    return own | risks | set(snippets(script)) | set(with_numbers(script))


def owner_of(unit: TextId) -> str:
    """Return what a text belongs to: `dialog/step`, or the dialog."""
    return unit.partition("#")[0]


def is_safety(dialog: Dialog, step: Step) -> bool:
    """Tell whether what a step says must never be missing or stale.

    A question with signs is one: with a label that says the opposite it clears a sign.
    """
    judges = isinstance(step.body, (Levels, Handoff)) or is_of_a_level(step)
    return dialog.id in SAFETY_DIALOGS or judges or step.has_signs


def is_of_a_level(step: Step) -> bool:
    """Tell whether a step says something only to those whose answers amount to some level."""
    speaks_of = names_in(step.when) if step.when else ()
    return isinstance(step.body, Plain) and "level" in speaks_of


def snippets(script: Script) -> Iterator[TextId]:
    """Yield the shared texts that such steps use."""
    for dialog in script.dialogs.values():
        for step in dialog.steps.values():
            if is_safety(dialog, step):
                yield from (paragraph.text for paragraph in paragraphs_of(step))


def with_numbers(script: Script) -> Iterator[TextId]:
    """Yield the texts that say a number to call."""
    numbers = {fact.id for fact in script.facts.values() if fact.kind is FactKind.PHONE}
    for unit in script.units.values():
        if not numbers.isdisjoint(unit.slots):
            yield unit.id
