"""How every store reads cases for the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.ports import Listed, Opened
from bot.stores.case_files import listed, opened_case
from bot.stores.keeper import Keeper
from bot.stores.register import hours
from bot.stores.rows import Found, LineRow
from bot.vault import Unreadable

NEVER = 2**31 - 1
"""An hour in which no case was ever closed."""


class Reading:
    """Opens what was found of cases; what cannot be read is left out."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def board(self, rows: Iterable[Sequence[Any]]) -> list[Listed]:
        """Return the cases of the statement `BOARD`."""
        return [case for row in rows if (case := self._listed(*row))]

    def case(self, found: Found, lines: Iterable[LineRow]) -> Opened | None:
        """Return a case with these lines."""
        if found.file is None:
            return None
        try:
            sealer = self._keeper.unwrap(found.conversation.id, found.wrapped)
        except Unreadable:
            return None
        return opened_case(sealer, found.conversation, found.file, lines)

    def _listed(
        self, conversation: int, channel: str, wrapped: bytes, file: bytes
    ) -> Listed | None:
        try:
            sealer = self._keeper.unwrap(conversation, wrapped)
        except Unreadable:
            return None
        return listed(sealer, conversation, channel, file)


def board_hour(closed_since: datetime | None) -> int:
    """Return since which hour closed cases are wanted."""
    return NEVER if closed_since is None else hours(closed_since)
