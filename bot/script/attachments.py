"""What a step shows beside its text: a picture, and buttons that open facts."""

from __future__ import annotations

import re

from bot.script.diagnostics import Mistake, listed
from bot.script.draft import Draft
from bot.script.mistakes import shapes
from bot.script.model import FactKind, Image, Opener
from bot.script.nodes import Pair
from bot.script.page import ID

PICTURE = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?:png|jpg|jpeg|webp|svg)")
OPENED = (FactKind.PHONE, FactKind.LINK, FactKind.COPY, FactKind.MAP, FactKind.FILE)
"""The kinds of facts that a button can do something with."""


def read_image(draft: Draft) -> Image | None:
    """Return the picture of a step, which never goes without its words."""
    alt = draft.text("alt", "alt")
    if draft.has("image") != draft.has("alt"):
        there = draft.fields.get("image") or draft.fields["alt"]
        draft.page.note(shapes.HALF_AN_IMAGE, there.key.place)
    if not draft.has("image"):
        return None
    src = draft.page.word(draft.fields["image"])
    if src and not PICTURE.fullmatch(src):
        draft.page.note(shapes.BAD_IMAGE, draft.fields["image"].value.place, given=src)
    return Image(src, alt) if alt else None


def read_openers(draft: Draft) -> tuple[Opener, ...]:
    """Return the buttons that open something and leave the person where they are."""
    labels = {entry.key.value: entry for entry in draft.entries("buttons")}
    targets = {entry.key.value: entry for entry in draft.entries("open")}
    for name in labels.keys() - targets.keys():
        half_a_button(draft, labels[name], "buttons", "open")
    for name in targets.keys() - labels.keys():
        half_a_button(draft, targets[name], "open", "buttons")
    both = ((name, labels[name], targets[name]) for name in labels if name in targets)
    openers = (read_opener(draft, *button) for button in both)
    return tuple(opener for opener in openers if opener)


def half_a_button(draft: Draft, entry: Pair, here: str, there: str) -> None:
    """Note a button without its text, or a text without what it opens."""
    place = entry.key.place
    draft.page.note(shapes.HALF_A_BUTTON, place, button=entry.key.value, here=here, there=there)


def read_opener(draft: Draft, name: str, label: Pair, target: Pair) -> Opener | None:
    """Return one button: `open: {name: kind fact}` beside `buttons: {name: text}`."""
    text = draft.page.text(label, f"{draft.owner}#button.{name}", "button", draft.note)
    word = draft.page.word(target)
    kind, _, fact = word.partition(" ")
    if kind not in OPENED or not ID.fullmatch(fact):
        bad_open(draft, shapes.BAD_OPEN, target, word)
        return None
    return Opener(name, text, FactKind(kind), fact) if text else None


def bad_open(draft: Draft, mistake: Mistake, target: Pair, word: str) -> None:
    """Note something that no button can open."""
    if word:
        draft.page.note(mistake, target.value.place, given=word, known=listed(OPENED))
