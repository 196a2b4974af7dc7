"""What a step says: paragraphs, each a text of its own or a snippet shared by several steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.script.conditions import Condition
from bot.script.diagnostics import listed, nearest
from bot.script.mistakes import names, shapes
from bot.script.model import SOURCE, Paragraph, TextId
from bot.script.nodes import Pair, Pairs
from bot.script.page import Page, numbered
from bot.script.plurals import OTHER, PLURAL, categories

KEYS = ("text", "use", "when", "note")
COUNTED_KEYS = (PLURAL, "when", "note", *categories(SOURCE))


def read_paragraphs(page: Page, pair: Pair, unit: TextId, note: str = "") -> tuple[Paragraph, ...]:
    """Return the paragraphs behind a `say`: one text, or a list of texts, maps and snippets."""
    items = page.one_or_more(pair)
    read = (
        read_item(page, item, numbered(unit, number, len(items)), note)
        for number, item in enumerate(items, 1)
    )
    return tuple(paragraph for paragraphs in read for paragraph in paragraphs)


def read_item(page: Page, item: Pair, unit: TextId, note: str) -> list[Paragraph]:
    """Return the paragraphs of one item; a snippet can hold several."""
    if not isinstance(item.value, Pairs):
        text = page.text(item, unit, "say", note)
        return [Paragraph(text)] if text else []
    counts = any(pair.key.value == PLURAL for pair in item.value.pairs)
    fields = page.fields(item, COUNTED_KEYS if counts else KEYS)
    when = page.condition(fields["when"]) if "when" in fields else None
    if "use" in fields:
        return read_use(page, fields["use"], when)
    own_note = page.word(fields["note"]) if "note" in fields else note
    if counts:
        return read_forms(page, item, fields, Paragraph(f"{unit}.{PLURAL}", when), own_note)
    if "text" not in fields:
        page.note(shapes.MISSING_KEY, item.value.place, key="text")
        return []
    text = page.text(fields["text"], unit, "say", own_note)
    return [Paragraph(text, when)] if text else []


def read_forms(
    page: Page, item: Pair, fields: Mapping[str, Pair], said: Paragraph, note: str
) -> list[Paragraph]:
    """Return a paragraph that counts, with a text for each plural category of Latvian."""
    counted = page.name(fields[PLURAL])
    texts = []
    for category in categories(SOURCE):
        if category in fields:
            texts.append(page.text(fields[category], f"{said.text}.{category}", "say", note))
        else:
            page.note(shapes.MISSING_KEY, item.value.place, key=category)
    other = texts[-1] if texts and OTHER in fields else None
    return [replace(said, text=other, plural=counted)] if other and counted else []


def read_use(page: Page, pair: Pair, when: Condition | None = None) -> list[Paragraph]:
    """Return the paragraphs of the snippets that `use` names."""
    found = []
    for name in page.names(pair):
        if page.snippets is None:
            continue
        if name not in page.snippets:
            near = nearest(name, page.snippets)
            page.note(
                names.UNKNOWN_SNIPPET,
                pair.value.place,
                given=name,
                near=near,
                known=listed(page.snippets),
            )
        found += [Paragraph(text, when) for text in page.snippets.get(name, ())]
    return found
