"""Where everything stands in the files, found again when something turns out to be wrong.

The model keeps no places of its parts; a check that finds a mistake walks down the
tree of the file to it. So places cost nothing as long as all is well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.script.diagnostics import Place
from bot.script.nodes import Items, Node, Pair, Pairs, Text
from bot.script.page import inside


@dataclass(frozen=True, slots=True)
class Sources:
    """The trees of the files that could be read, and the names of those that could not."""

    roots: Mapping[str, Pair]
    files: Mapping[str, str] = field(default_factory=dict)  # dialog → file
    unreadable: frozenset[str] = frozenset()
    indexes: dict[int, dict[str, Pair]] = field(default_factory=dict, repr=False)  # of long maps

    def place(self, file: str, *path: str | int) -> Place:
        """Return where a value stands; as near to it as the file goes."""
        return self.down(file, path)[1].value.place

    def key(self, file: str, *path: str | int) -> Place:
        """Return where the key of a value stands."""
        return self.down(file, path)[1].key.place

    def node(self, file: str, *path: str | int) -> Node | None:
        """Return what stands behind a path of keys; None if nothing does."""
        found, pair = self.down(file, path)
        return pair.value if found else None

    def down(self, file: str, path: tuple[str | int, ...]) -> tuple[bool, Pair]:
        """Follow a path of keys, and tell whether it could be followed to its end."""
        pair = self.roots.get(file) or Pair(Text(file, Place(file)), Text("", Place(file)))
        for part in path:
            below = self.child(pair, part)
            if below is None:
                return False, pair
            pair = below
        return True, pair

    def child(self, pair: Pair, part: str | int) -> Pair | None:
        """Return what stands below a key or at a position."""
        node = pair.value
        if isinstance(node, Pairs):
            index = self.indexes.setdefault(id(node), {})
            if not index:
                index.update({below.key.value: below for below in node.pairs})
            return index.get(str(part))
        if isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
            return Pair(pair.key, node.items[part])
        return None

    def pairs(self, file: str, *path: str | int) -> tuple[Pair, ...]:
        """Return what a map holds; nothing if there is no map."""
        node = self.node(file, *path)
        return node.pairs if isinstance(node, Pairs) else ()

    def dialog(self, dialog: str) -> str:
        """Return the file of a dialog."""
        return self.files.get(dialog, f"{dialog}.yaml")


def word_place(text: Text, word: str) -> Place:
    """Return where a name stands within a longer text."""
    match = re.search(rf"\b{re.escape(word)}\b", text.value)
    return inside(text, match.start() if match else 0)
