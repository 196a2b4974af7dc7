"""What a step does: offer choices, ask, give a result, call a human or another dialog."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.script.draft import Draft
from bot.script.mistakes import shapes
from bot.script.model import (
    Ask,
    Body,
    Call,
    Choices,
    Handoff,
    InputKind,
    Levels,
    ListKind,
    Option,
    Paragraph,
    Plain,
)
from bot.script.paragraphs import read_paragraphs

NO_OPTION = frozenset({"next", "skip", "give_up", "expire", "known", "unknown", "not"})
"""What `go` and conditions would take for something else than an option or a level."""

ASK = re.compile(r"([a-z]+)(?: +(-?\d{1,12}(?:\.\d{1,6})?) *\.\. *(-?\d{1,12}(?:\.\d{1,6})?))?")
DESKS = ("helpline",)


def read_body(draft: Draft, kind: str, asked: str) -> Body:
    """Return the body of a step of that kind; `asked` is its question, for the translators."""
    match kind:
        case "choices":
            return read_choices(draft, asked)
        case "ask":
            return read_ask(draft)
        case "levels":
            return read_levels(draft)
        case "handoff":
            return read_handoff(draft)
        case "call":
            return Call(draft.name("call"), draft.name("then"))
        case _:
            return Plain()


def read_choices(draft: Draft, asked: str) -> Choices:
    """Return options with their labels."""
    page = draft.page
    options = []
    for entry in draft.entries("choices", NO_OPTION):
        unit = f"{draft.owner}#choice.{entry.key.value}"
        label = page.text(entry, unit, "button", asked)
        if label:
            options.append(Option(entry.key.value, label))
    many = draft.has("choose") and page.one_of(draft.fields["choose"], ("one", "many")) == "many"
    return Choices(tuple(options), many)


def read_ask(draft: Draft) -> Ask:
    """Return what is to be typed, with the bounds of a number."""
    pair = draft.fields["ask"]
    word = draft.page.word(pair)
    match = ASK.fullmatch(word)
    if match is None or match[1] not in list(InputKind) or (match[2] and match[1] != "number"):
        if word:
            draft.page.note(shapes.BAD_ASK, pair.value.place, given=word)
        return Ask(InputKind.TEXT)
    if match[2] is None:
        return Ask(InputKind(match[1]))
    low, high = float(match[2]), float(match[3])
    if low > high:
        draft.page.note(shapes.BOUNDS_REVERSED, pair.value.place, low=match[2], high=match[3])
    return Ask(InputKind.NUMBER, low, high)


def read_levels(draft: Draft) -> Levels:
    """Return a result: the risk set, what must have been asked, a text for each level."""
    page = draft.page
    lists = {
        entry.key.value: page.one_of(entry, tuple(ListKind)) for entry in draft.entries("list")
    }
    return Levels(
        draft.name("levels"),
        draft.names("needs"),
        read_say_of_levels(draft),
        {level: ListKind(kind) for level, kind in lists.items() if kind},
    )


def read_say_of_levels(draft: Draft) -> Mapping[str, tuple[Paragraph, ...]]:
    """Return what a result says, by level."""
    if not draft.has("say"):
        draft.page.note(shapes.MISSING_KEY, draft.pair.key.place, key="say")
    return {
        entry.key.value: read_paragraphs(
            draft.page, entry, f"{draft.owner}#say.{entry.key.value}", draft.note
        )
        for entry in draft.entries("say")
    }


def read_handoff(draft: Draft) -> Handoff:
    """Return which desk is called, how urgently, and what it is shown."""
    desk = draft.page.one_of(draft.fields["handoff"], DESKS)
    return Handoff(desk, draft.conditions("priority"), draft.names("share"))
