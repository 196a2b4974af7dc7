"""`_snippets.yaml` and `_moved.yaml`: texts that steps share, and dialogs that are gone."""

from __future__ import annotations

from bot.script.model import TextId
from bot.script.nodes import Pair
from bot.script.page import Page


def read_snippets(page: Page, root: Pair) -> dict[str, tuple[TextId, ...]]:
    """Return the shared texts by name: whole paragraphs, one or several."""
    return {
        entry.key.value: page.texts(entry, f"snippet/{entry.key.value}", "say")
        for entry in page.entries(root)
    }


def read_moved(page: Page, root: Pair) -> dict[str, str]:
    """Return where conversations go on whose dialog was removed."""
    read = {entry.key.value: page.name(entry) for entry in page.entries(root)}
    return {old: new for old, new in read.items() if new}
