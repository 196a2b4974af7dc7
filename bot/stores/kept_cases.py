"""What the desk reads of cases, and who is there, in a database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.ports import Due, Listed, Opened
from bot.stores.case_reading import Reading, board_hour
from bot.stores.desk_rows import ModeRow, PresenceRow, desk_of, seconds
from bot.stores.desk_statements import DeskStatements
from bot.stores.keeper import Keeper
from bot.stores.rows import Found, LineRow

Reads = Callable[..., Awaitable[list[Any]]]
"""Runs a statement with its values; returns all rows."""

Keeps = Callable[..., Awaitable[None]]
"""Runs a statement with its values; returns once that is durable."""


class KeptCases:
    """The cases of a store."""

    def __init__(self, keeper: Keeper, sql: DeskStatements, read: Reads) -> None:
        self._reading = Reading(keeper)
        self._sql = sql
        self._read = read

    async def board(self, closed_since: datetime | None = None) -> list[Listed]:
        """Return the open cases, and those closed since the hour of a time."""
        return self._reading.board(await self._read(self._sql.board, board_hour(closed_since)))

    async def case(self, conversation: int, after: int = 0) -> Opened | None:
        """Return a case with its lines above a number; None if there is none."""
        rows = await self._read(self._sql.find_case, conversation)
        if not rows:
            return None
        lines = await self._read(self._sql.lines, conversation, after)
        return self._reading.case(Found.read(tuple(rows[0])), map(LineRow._make, lines))

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """Return the deadlines that have passed, the earliest first."""
        rows = await self._read(self._sql.due_cases, seconds(now), limit)
        return [Due._make(row) for row in rows]


class KeptDesk:
    """The desk of a store."""

    def __init__(self, sql: DeskStatements, read: Reads, keep: Keeps) -> None:
        self._sql = sql
        self._read = read
        self._keep = keep

    async def desk(self) -> Desk:
        """Return the desk as it is now."""
        modes = [ModeRow._make(row) for row in await self._read(self._sql.mode)]
        return desk_of(modes, map(PresenceRow._make, await self._read(self._sql.desk)))

    async def keep(self, consultant: Consultant) -> None:
        """Keep somebody who answers, as they are now."""
        await self._keep(self._sql.keep_ever, *ModeRow.first())
        await self._keep(self._sql.keep_presence, *PresenceRow.of(consultant))

    async def set_presence(self, id: str, presence: Presence, at: datetime) -> None:
        """Keep what somebody has said about themselves."""
        await self._keep(self._sql.set_presence, presence.value, seconds(at), id)

    async def beat(self, id: str, at: datetime) -> None:
        """Keep that somebody's desk is open."""
        await self._keep(self._sql.beat, seconds(at), id)

    async def remove(self, id: str) -> None:
        """Keep nothing of somebody who does not answer any more."""
        await self._keep(self._sql.remove_presence, id)

    async def set_mode(self, mode: Mode) -> None:
        """Keep what the desk's switch says."""
        await self._keep(self._sql.keep_mode, *ModeRow.of(mode))
