"""`_replies.yaml`: what consultants say often, ready in every language."""

from __future__ import annotations

from bot.script.mistakes import shapes
from bot.script.model import Reply
from bot.script.nodes import Pair
from bot.script.page import Page

KEYS = ("title", "text", "note")
OWNER = "_replies"


def read_replies(page: Page, root: Pair) -> dict[str, Reply]:
    """Return the replies by id, in the order in which consultants find them."""
    read = (read_reply(page, entry) for entry in page.entries(root))
    return {reply.id: reply for reply in read if reply}


def read_reply(page: Page, entry: Pair) -> Reply | None:
    """Return one reply: what it is called, and what the person is told."""
    fields = page.fields(entry, KEYS)
    note = page.word(fields["note"]) if "note" in fields else ""
    texts = {}
    for key, kind in (("title", "title"), ("text", "say")):
        if key not in fields:
            page.note(shapes.MISSING_KEY, entry.key.place, key=key)
            continue
        texts[key] = page.text(fields[key], f"{OWNER}/{entry.key.value}#{key}", kind, note)
    title, text = texts.get("title"), texts.get("text")
    return Reply(entry.key.value, title, text) if title and text else None
