"""Strict YAML: a file as a tree of texts, lists and maps, each with its place.

No aliases, anchors, tags, merge keys, second documents or duplicate keys, and no implicit
types: every scalar is text until the schema says otherwise, so `no`, `22:30` and `0112`
stay what was written. The tree is built from libyaml's events on a stack of our own:
what is nested too deep is refused before anything could overflow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from bot.script.characters import decode
from bot.script.diagnostics import Diagnostic, Place
from bot.script.mistakes import files
from bot.script.stumbles import marked, not_yaml

MOST_DEEP = 20
MOST_NODES = 50_000
"""A dialog of a thousand steps has about 20,000; more is an accident or an attack."""

COMMENT = re.compile(" +#")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as it was written. `in_flow`: inside `{ }` or `[ ]`."""

    value: str
    place: Place
    plain: bool = True  # written without quotes
    in_flow: bool = False
    in_braces: bool = False
    is_cut: bool = False  # a comment follows on the same line, or swallowed the end
    is_list: bool = False  # a plain text whose next line looks like a list item


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place
    in_flow: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A key of a map and what stands behind it."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Pairs:
    """A map, in the order of the file."""

    pairs: tuple[Pair, ...]
    place: Place
    in_flow: bool = False


Node = Text | Items | Pairs


def read_nodes(content: str | bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Return the tree of a file, or None, and everything that is wrong with its YAML."""
    text, found = decode(content, file)
    if text is None:
        return None, found
    tree = Tree(text, file)
    try:
        tree.grow()
    except yaml.MarkedYAMLError as error:
        tree.found.append(not_yaml(error, file, tree.lines))
        tree.root = None
    except yaml.YAMLError:
        tree.found.append(files.NOT_YAML.at(Place(file)))
        tree.root = None
    return tree.root, found + tree.found


@dataclass(slots=True)
class Open:
    """A list or map that is still being filled; a map's keys and values alternate."""

    place: Place
    in_flow: bool
    in_braces: bool
    is_map: bool
    nodes: list[Node] = field(default_factory=list)


class Tree:
    """Builds the tree of one file and keeps what is wrong with it."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.file = file
        self.found: list[Diagnostic] = []
        self.root: Node | None = None
        self.open: list[Open] = []
        self.nodes = 0

    def grow(self) -> None:
        """Take event after event until the end, or until something cannot be read on."""
        events: Iterator[yaml.Event] = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        documents = 0
        for event in events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            stop = self.unreadable(event, documents)
            if stop:
                self.found.append(stop)
                self.root = None
                return
            self.take(event)
        if self.root is None or is_empty(self.root):
            self.root = None
            self.found.append(files.EMPTY_FILE.at(Place(self.file)))

    def unreadable(self, event: yaml.Event, documents: int) -> Diagnostic | None:
        """Return the reason why this file cannot be read on."""
        place = self.place(event)
        if documents > 1:
            return files.SECOND_DOCUMENT.at(place)
        if self.nodes > MOST_NODES or len(self.open) > MOST_DEEP:
            return self.too_much(place)
        if isinstance(event, yaml.AliasEvent):
            return files.ALIAS.at(place, name=f"*{event.anchor}")
        return None

    def too_much(self, place: Place) -> Diagnostic:
        """Return which of the two bounds was passed."""
        if len(self.open) > MOST_DEEP:
            return files.TOO_DEEP.at(place, most=MOST_DEEP)
        return files.TOO_MANY_NODES.at(place, most=MOST_NODES)

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.NodeEvent):
            self.refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            self.add(self.scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open.append(self.opened(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.add(self.closed(self.open.pop()))

    def add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        self.nodes += 1
        if self.open:
            self.open[-1].nodes.append(node)
        else:
            self.root = node

    def refuse_marks(self, event: yaml.NodeEvent) -> None:
        """Report an anchor or a tag; what it stands before is read as if it were not there."""
        if event.anchor:
            self.found.append(files.ALIAS.at(self.place(event), name=f"&{event.anchor}"))
        tag = getattr(event, "tag", None)
        if tag:
            self.found.append(files.TAG.at(self.place(event), name=tag))

    def scalar(self, event: yaml.ScalarEvent) -> Text:
        """Return a scalar as the text it is."""
        above = self.open[-1] if self.open else None
        plain = not event.style
        return Text(
            event.value,
            self.place(event),
            plain=plain,
            in_flow=bool(above and above.in_flow),
            in_braces=bool(above and above.in_braces),
            is_cut=plain and bool(event.value) and self.comment_follows(event),
            is_list=plain and self.list_follows(event),
        )

    def comment_follows(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether a comment stands on the line behind a text."""
        end = marked(event.end_mark, self.file)
        return COMMENT.match(self.lines[end.line - 1], end.column - 1) is not None

    def list_follows(self, event: yaml.ScalarEvent) -> bool:
        """Tell whether a text goes on in lines that were meant as items of a list."""
        below = self.lines[self.place(event).line : marked(event.end_mark, self.file).line]
        return any(line.lstrip().startswith("- ") for line in below)

    def opened(self, event: yaml.CollectionStartEvent) -> Open:
        """Return a list or map that has begun."""
        above = self.open[-1] if self.open else None
        is_map = isinstance(event, yaml.MappingStartEvent)
        in_flow = bool(event.flow_style)
        in_braces = (in_flow and is_map) or bool(above and above.in_braces)
        return Open(self.place(event), in_flow, in_braces, is_map)

    def closed(self, done: Open) -> Items | Pairs:
        """Return a list or map that has ended."""
        if not done.is_map:
            return Items(tuple(done.nodes), done.place, done.in_flow)
        pairs = zip(done.nodes[::2], done.nodes[1::2], strict=True)
        return Pairs(tuple(self.unique(pairs)), done.place, done.in_flow)

    def unique(self, pairs: Iterator[tuple[Node, Node]]) -> Iterator[Pair]:
        """Yield the pairs of a map whose keys can be used; the first of two equal keys counts."""
        seen: dict[str, Place] = {}
        for key, value in pairs:
            wrong = wrong_key(key, seen)
            if wrong:
                self.found.append(wrong)
            elif isinstance(key, Text):
                seen[key.value] = key.place
                yield Pair(key, value)

    def place(self, event: yaml.Event) -> Place:
        """Return where an event stands."""
        return marked(event.start_mark, self.file)


def wrong_key(key: Node, seen: dict[str, Place]) -> Diagnostic | None:
    """Return what is wrong with a key of a map."""
    if not isinstance(key, Text) or not key.value:
        return files.STRANGE_KEY.at(key.place)
    if key.value == "<<":
        return files.MERGE_KEY.at(key.place)
    if key.value in seen:
        first = seen[key.value].line
        return files.DUPLICATE_KEY.at(key.place, key=key.value, first=first)
    return None


def is_empty(node: Node) -> bool:
    """Tell whether nothing at all was written."""
    return isinstance(node, Text) and not node.value
