"""One file of the staff: a dialog and its steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.script.conditions import Expression
from bot.script.grammar import BEGINNINGS
from bot.script.mistakes import shapes
from bot.script.model import Dialog, Scope, Step
from bot.script.nodes import Pair
from bot.script.page import Page
from bot.script.questions import with_questions
from bot.script.revision import shape_of
from bot.script.steps import read_step

KEYS = ("dialog", "title", "remember", "compute", "moved", "was", "note", "steps")
RESERVED = BEGINNINGS | {"level", "score", "signs"}
"""What conditions and `share` already mean something by."""


def read_dialog(page: Page, root: Pair) -> Dialog:
    """Return the dialog of a file; one without a name is called as its file."""
    fields = page.fields(root, KEYS)
    for key in ("dialog", "title", "steps"):
        if key not in fields:
            page.note(shapes.MISSING_KEY, root.value.place, key=key)
    id = page.name(fields["dialog"]) if "dialog" in fields else ""
    id = id or root.key.value
    note = page.word(fields["note"]) if "note" in fields else ""
    title = page.text(fields["title"], f"{id}#title", "title", note) if "title" in fields else None
    dialog = Dialog(
        id,
        fields["dialog"].value.place if "dialog" in fields else root.value.place,
        title or f"{id}#title",
        read_steps(page, id, fields.get("steps")),
        read_remember(page, fields.get("remember")),
        read_compute(page, fields.get("compute")),
        read_names(page, fields.get("moved")),
        (page.name(fields["was"]) or None) if "was" in fields else None,
    )
    return with_shapes(with_questions(dialog))


def read_steps(page: Page, dialog: str, pair: Pair | None) -> dict[str, Step]:
    """Return the steps in the order of the file."""
    entries = page.entries(pair, RESERVED) if pair else []
    return {entry.key.value: read_step(page, dialog, entry) for entry in entries}


def read_remember(page: Page, pair: Pair | None) -> dict[str, Scope]:
    """Return how long each answer is kept."""
    entries = page.entries(pair) if pair else []
    read = {entry.key.value: page.one_of(entry, tuple(Scope)) for entry in entries}
    return {name: Scope(scope) for name, scope in read.items() if scope}


def read_compute(page: Page, pair: Pair | None) -> dict[str, Expression]:
    """Return the computed values."""
    entries = page.entries(pair, RESERVED) if pair else []
    read = {entry.key.value: page.expression(entry) for entry in entries}
    return {name: expression for name, expression in read.items() if expression}


def read_names(page: Page, pair: Pair | None) -> Mapping[str, str]:
    """Return a map of names to names."""
    entries = page.entries(pair) if pair else []
    read = {entry.key.value: page.name(entry) for entry in entries}
    return {old: new for old, new in read.items() if new}


def with_shapes(dialog: Dialog) -> Dialog:
    """Return the dialog with the shape of each step worked out."""
    steps = {id: replace(step, shape=shape_of(step)) for id, step in dialog.steps.items()}
    return replace(dialog, steps=steps)
