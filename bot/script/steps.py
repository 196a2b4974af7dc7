"""One step: which kind it is, which keys fit it, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.script.attachments import read_image, read_openers
from bot.script.bodies import read_body
from bot.script.diagnostics import listed
from bot.script.draft import Draft
from bot.script.mistakes import shapes
from bot.script.model import Paragraph, Step
from bot.script.nodes import Pair, Pairs
from bot.script.page import Page
from bot.script.paragraphs import read_paragraphs, read_use
from bot.script.timings import read_timing

KINDS = ("choices", "ask", "levels", "handoff", "call")
"""The keys that say what kind a step is; a step with none of them is plain."""

FIRST = ("say", "use", "when", "was", "note")
SHOWN = (*FIRST, "image", "alt", "buttons", "open", "go", "end")
WAITING = (*SHOWN, "retry", "skip", "flag_when", "timing", "remind")
KEYS: Mapping[str, tuple[str, ...]] = {
    "choices": ("choices", "choose", "flags", *WAITING),
    "ask": ("ask", *WAITING),
    "levels": ("levels", "needs", "list", "say", "when", "was", "note", "go", "end"),
    "handoff": ("handoff", "priority", "share", *FIRST, "go"),
    "call": ("call", "then", "when", "was", "note"),
    "say": SHOWN,
}
ALL_KEYS = tuple(dict.fromkeys(key for keys in KEYS.values() for key in keys))


def read_step(page: Page, dialog: str, pair: Pair) -> Step:
    """Return one step; whether the names in it mean anything is checked later."""
    fields = page.fields(pair, ALL_KEYS)
    kind = kind_of(page, fields)
    fitting = {key: field for key, field in fields.items() if fits(page, kind, field)}
    note = page.word(fitting["note"]) if "note" in fitting else ""
    draft = Draft(page, pair, f"{dialog}/{pair.key.value}", fitting, note)
    say = () if kind == "levels" else read_say(draft)
    asked = note or next((page.units.source(p.text) for p in say), "")
    body = read_body(draft, kind, asked)
    was = read_was(draft)
    check_way_on(draft)
    return Step(
        draft.id,
        pair.key.place,
        body,
        say,
        when=draft.condition("when"),
        go=read_go(draft),
        end=draft.has("end") and page.truth(fitting["end"]),
        retry=draft.text("retry", "retry", asked),
        skip=None if never_skips(draft) else draft.text("skip", "button", asked),
        never_skip=never_skips(draft),
        flags={entry.key.value: page.names(entry) for entry in draft.entries("flags")},
        flag_when=draft.conditions("flag_when"),
        image=read_image(draft),
        openers=read_openers(draft),
        timing=read_timing(draft),
        remind=draft.text("remind", "remind"),
        was=was.step,
        options_were=was.options,
    )


def kind_of(page: Page, fields: Mapping[str, Pair]) -> str:
    """Return the key that says what kind a step is; "say" for a plain one."""
    kinds = [key for key in fields if key in KINDS]
    for other in kinds[1:]:
        page.note(shapes.TWO_KINDS, fields[other].key.place, first=kinds[0], second=other)
    return kinds[0] if kinds else "say"


def fits(page: Page, kind: str, field: Pair) -> bool:
    """Tell whether a field fits a kind of step; a second kind has been noted already."""
    key = field.key.value
    if key not in KEYS[kind] and key not in KINDS:
        known = listed(KEYS[kind])
        page.note(shapes.KEY_OF_ANOTHER_KIND, field.key.place, key=key, kind=kind, known=known)
    return key in KEYS[kind]


def read_say(draft: Draft) -> tuple[Paragraph, ...]:
    """Return what a step says; a step without any kind must say something."""
    if draft.has("say") and draft.has("use"):
        draft.page.note(shapes.SAY_AND_USE, draft.fields["use"].key.place)
    if draft.has("say"):
        say = draft.fields["say"]
        return read_paragraphs(draft.page, say, f"{draft.owner}#say", draft.note)
    if draft.has("use"):
        return tuple(read_use(draft.page, draft.fields["use"]))
    if not any(map(draft.has, KINDS)):
        draft.page.note(shapes.EMPTY_STEP, draft.pair.key.place, step=draft.id)
    return ()


def check_way_on(draft: Draft) -> None:
    """Note a step that both ends the dialog and says what comes next."""
    go = draft.fields.get("go")
    if draft.has("end") and go and isinstance(go.value, Pairs):
        for entry in go.value.pairs:
            if entry.key.value == "next":
                draft.page.note(shapes.TWO_WAYS_ON, entry.key.place)


def read_go(draft: Draft) -> dict[str, str]:
    """Return where the step leads, by option, level, exit or reserved word."""
    read = {entry.key.value: draft.page.name(entry) for entry in draft.entries("go")}
    return {way: target for way, target in read.items() if target}


def never_skips(draft: Draft) -> bool:
    """Tell whether the step says that its answer is needed."""
    return draft.has("skip") and draft.page.word(draft.fields["skip"]) == "never"


class Was(NamedTuple):
    """What a step and its options were called before."""

    step: str | None = None
    options: Mapping[str, str] = {}


def read_was(draft: Draft) -> Was:
    """Return the earlier names: `was: old`, or `was: {step: old, options: {new: old}}`."""
    if not draft.has("was"):
        return Was()
    pair = draft.fields["was"]
    if not isinstance(pair.value, Pairs):
        return Was(draft.page.name(pair) or None)
    fields = draft.page.fields(pair, ("step", "options"))
    step = draft.page.name(fields["step"]) if "step" in fields else ""
    entries = draft.page.entries(fields["options"]) if "options" in fields else []
    options = {entry.key.value: draft.page.name(entry) for entry in entries}
    return Was(step or None, {new: old for new, old in options.items() if old})
