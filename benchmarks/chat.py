"""What came to one person on a channel that pushes, held against what was to come.

A message may come twice if the process that sent it was killed before it could note that
it had: so only the last message before a kill, and only after the kill.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from benchmarks.talkers import DIFFERENT, LOST, SAID_TWICE, Wrong


class Chat:
    """Follows every way in which what came can be read: a repeat may look like the next."""

    def __init__(self) -> None:
        self._wanted: list[Hashable] = []
        self._begins: list[int] = []  # for each part, where its message begins
        self._ways: dict[int, int] = {0: 0}  # parts that are there → how many came again
        self._life = 0

    def expect(self, parts: Sequence[Hashable]) -> None:
        """Note the parts of the message that is to come after all others."""
        self._begins += [len(self._wanted)] * len(parts)
        self._wanted += parts

    def take(self, part: Hashable, life: int) -> None:
        """Take what came from the process that lives after so many kills. Raises Wrong."""
        ways: dict[int, int] = {}
        for place, again in self._ways.items():
            for after, more in self._readings(part, place, is_new_life=life > self._life):
                ways[after] = min(again + more, ways.get(after, again + more))
        if not ways:
            raise self._wrong(part)
        self._ways, self._life = ways, life

    def check(self) -> None:
        """Raise Wrong unless everything has come."""
        if not self.is_whole:
            missing = len(self._wanted) - max(self._ways)
            raise Wrong(LOST, f"{missing} of {len(self._wanted)} messages did not come")

    @property
    def is_whole(self) -> bool:
        """Whether everything that was to come has come."""
        return len(self._wanted) in self._ways

    @property
    def is_clear(self) -> bool:
        """Whether what came can be read in one way only."""
        return len(self._ways) == 1

    @property
    def count(self) -> int:
        """How many parts were to come."""
        return len(self._wanted)

    @property
    def again(self) -> int:
        """How many parts have come once more, by the kindest reading."""
        return min(self._ways.values())

    def _readings(self, part: Hashable, place: int, *, is_new_life: bool) -> list[tuple[int, int]]:
        """Return where a part may lead, and how many parts come again by that."""
        found = [(place + 1, 0)] if self._wanted[place : place + 1] == [part] else []
        if is_new_life and place:
            last = range(self._begins[place - 1], place)
            found += [(here + 1, place - here) for here in last if self._wanted[here] == part]
        return found

    def _wrong(self, part: Hashable) -> Wrong:
        place = max(self._ways)
        if part in self._wanted[:place]:
            return Wrong(SAID_TWICE, f"message {place} came again, and had arrived")
        if part in self._wanted[place:]:
            return Wrong(LOST, f"what was to come after message {place} was left out")
        return Wrong(DIFFERENT, f"what came after message {place} is not what the engine says")
