"""One file while it is read: takes what the schema expects, notes what is there instead.

Every method takes a `Pair`, a key with what stands behind it, so that a mistake can
be told with the key's name at its place. What is wrong is noted and left out: reading
goes on, and one run shows every mistake.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from bot.script.conditions import Condition, Expression
from bot.script.diagnostics import Diagnostic, Mistake, Place, listed, nearest
from bot.script.grammar import Misread, read_condition, read_expression
from bot.script.mistakes import names, shapes, texts
from bot.script.model import TextId
from bot.script.nodes import Items, Node, Pair, Pairs, Text
from bot.script.units import Units

MOST_ID = 40
ID = re.compile(rf"[a-z][a-z0-9_]{{0,{MOST_ID - 1}}}")
WHOLE = re.compile(r"[0-9]{1,9}")


class Page:
    """Notes what is wrong in one file and hands its texts to the units.

    `snippets` are the texts that `use` may name; None if nobody could read them.
    """

    def __init__(
        self,
        file: str,
        units: Units,
        snippets: Mapping[str, tuple[TextId, ...]] | None = None,
    ) -> None:
        self.file = file
        self.units = units
        self.snippets = snippets
        self.found: list[Diagnostic] = []

    def note(self, mistake: Mistake, place: Place, *, near: str = "", **details: object) -> None:
        """Note a mistake."""
        self.found.append(mistake.at(place, near=near, **details))

    def pairs(self, pair: Pair) -> tuple[Pair, ...]:
        """Return what a map holds."""
        if isinstance(pair.value, Pairs):
            return pair.value.pairs
        self.note(shapes.NOT_A_MAP, pair.value.place, key=pair.key.value)
        return ()

    def fields(self, pair: Pair, known: Collection[str]) -> dict[str, Pair]:
        """Return what a map with fixed keys holds, by key."""
        fields = {}
        for field in self.pairs(pair):
            key = field.key.value
            if key in known:
                fields[key] = field
            else:
                near = nearest(key, known)
                self.note(
                    shapes.UNKNOWN_KEY, field.key.place, key=key, near=near, known=listed(known)
                )
        return fields

    def entries(self, pair: Pair, reserved: Collection[str] = ()) -> list[Pair]:
        """Return what a map whose keys are ids of the staff holds; at least one entry."""
        entries = [entry for entry in self.pairs(pair) if self.is_id(entry.key, reserved)]
        if isinstance(pair.value, Pairs) and not pair.value.pairs:
            self.note(shapes.NOTHING_INSIDE, pair.key.place, key=pair.key.value)
        return entries

    def items(self, pair: Pair) -> list[Pair]:
        """Return the items of a list, each behind the key of the list."""
        if isinstance(pair.value, Items):
            return [Pair(pair.key, item) for item in pair.value.items]
        self.note(shapes.NOT_A_LIST, pair.value.place, key=pair.key.value)
        return []

    def one_or_more(self, pair: Pair) -> list[Pair]:
        """Return the items of a list, or the one thing that stands there without a list."""
        return self.items(pair) if isinstance(pair.value, Items) else [pair]

    def is_id(self, text: Text, reserved: Collection[str] = ()) -> bool:
        """Tell whether a text can be the id of something; note why not."""
        given = text.value
        if ID.fullmatch(given):
            if given in reserved:
                self.note(shapes.RESERVED_ID, text.place, given=given)
            return given not in reserved
        strange = next((sign for sign in given if sign.isalpha() and not sign.isascii()), "")
        if strange and not "\u00c0" <= strange <= "\u024f":  # a Latin letter with a mark hides not
            self.note(shapes.LOOK_ALIKE, text.place, given=given, letter=strange)
        else:
            self.note(shapes.BAD_ID, text.place, given=given, most=MOST_ID)
        return False

    def word(self, pair: Pair) -> str:
        """Return a scalar as it was written; "" if there is none."""
        if not isinstance(pair.value, Text):
            self.note(shapes.NOT_A_TEXT, pair.value.place, key=pair.key.value)
            return ""
        if not pair.value.value.strip():
            self.note(shapes.NOTHING_INSIDE, pair.key.place, key=pair.key.value)
        return pair.value.value.strip()

    def name(self, pair: Pair) -> str:
        """Return the id of something that is defined elsewhere; "" if there is none."""
        word = self.word(pair)
        return word if word and self.is_id(written(pair.value)) else ""

    def names(self, pair: Pair) -> tuple[str, ...]:
        """Return ids: one, or a list of them."""
        return tuple(filter(None, (self.name(item) for item in self.one_or_more(pair))))

    def one_of(self, pair: Pair, words: Collection[str]) -> str:
        """Return a word of a closed list; "" if it is another."""
        word = self.word(pair)
        if word in words or not word:
            return word
        near = nearest(word, words)
        self.note(
            shapes.NOT_ONE_OF,
            pair.value.place,
            key=pair.key.value,
            given=word,
            near=near,
            known=listed(words),
        )
        return ""

    def truth(self, pair: Pair) -> bool:
        """Return `true` or `false`, and nothing that only looks like them."""
        word = self.word(pair)
        if word not in ("true", "false", ""):
            self.note(shapes.NOT_TRUE, pair.value.place, key=pair.key.value)
        return word == "true"

    def whole(self, pair: Pair, low: int, high: int) -> int | None:
        """Return a whole number within bounds."""
        word = self.word(pair)
        if WHOLE.fullmatch(word) and low <= int(word) <= high:
            return int(word)
        if word:
            self.note(
                shapes.NOT_A_NUMBER, pair.value.place, key=pair.key.value, low=low, high=high
            )
        return None

    def condition(self, pair: Pair) -> Condition | None:
        """Return a condition."""
        read = read_condition(self.word(pair) or "otherwise")
        if isinstance(read, Misread):
            self.misread(names.UNREADABLE_CONDITION, pair.value, read)
            return None
        return read

    def expression(self, pair: Pair) -> Expression | None:
        """Return a sum."""
        read = read_expression(self.word(pair) or "0")
        if isinstance(read, Misread):
            self.misread(names.UNREADABLE_SUM, pair.value, read)
            return None
        return read

    def misread(self, mistake: Mistake, node: Node, read: Misread) -> None:
        """Note where a condition or a sum stops making sense."""
        text = written(node)
        given = text.value[read.offset : read.offset + 20] or "…"
        self.note(mistake, inside(text, read.offset), given=given)

    def text(self, pair: Pair, unit: TextId, kind: str, note: str = "") -> TextId | None:
        """Take in a text that people read, and return its identity."""
        node, key = pair.value, pair.key.value
        if not isinstance(node, Text):
            self.note(shapes.NOT_A_TEXT, node.place, key=key)
            return None
        if not node.value.strip():
            self.note(texts.EMPTY_TEXT, node.place, key=key)
            return None
        self.found += layout_of(node, key)
        self.found += self.units.take(unit, node.value, kind, node.place, note)
        return unit

    def texts(self, pair: Pair, unit: TextId, kind: str, note: str = "") -> tuple[TextId, ...]:
        """Take in one text or a list of texts, and return their identities."""
        items = self.one_or_more(pair)
        read = (
            self.text(item, numbered(unit, number, len(items)), kind, note)
            for number, item in enumerate(items, 1)
        )
        return tuple(filter(None, read))


def numbered(unit: TextId, number: int, count: int) -> TextId:
    """Return the identity of one text among several; the only one needs no number."""
    return unit if count == 1 else f"{unit}.{number}"


def layout_of(text: Text, key: str) -> list[Diagnostic]:
    """Return the traps of YAML that a text has stepped into."""
    if text.in_braces or (text.in_flow and text.plain):
        return [texts.TEXT_IN_BRACES.at(text.place, key=key)]
    if text.is_cut:
        return [texts.CUT_TEXT.at(text.place)]
    return [texts.LIST_IN_TEXT.at(text.place)] if text.is_list else []


def written(node: Node) -> Text:
    """Return a scalar, or an empty one where there is none."""
    return node if isinstance(node, Text) else Text("", node.place)


def inside(text: Text, offset: int) -> Place:
    """Return the place of a character of a text (its beginning, where lines are folded)."""
    place = text.place
    if "\n" in text.value:
        return place
    return Place(place.file, place.line, place.column + offset + (not text.plain))
