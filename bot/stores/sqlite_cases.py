"""What the desk reads of cases, and who is there, in SQLite."""

from __future__ import annotations

from datetime import datetime

from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.ports import Due, Listed, Opened
from bot.stores import sqlite_statements as sql
from bot.stores.case_reading import Reading, board_hour
from bot.stores.desk_rows import ModeRow, PresenceRow, desk_of, seconds
from bot.stores.keeper import Keeper
from bot.stores.rows import Found, LineRow
from bot.stores.sqlite_groups import DeskChange, Item
from bot.stores.sqlite_reader import Reader
from bot.stores.writer import Writer


class SqliteCases:
    """The cases of a SQLite store."""

    def __init__(self, keeper: Keeper, reader: Reader) -> None:
        self._reading = Reading(keeper)
        self._reader = reader

    async def board(self, closed_since: datetime | None = None) -> list[Listed]:
        """Return the open cases, and those closed since the hour of a time."""
        rows = self._reader.rows(sql.BOARD, board_hour(closed_since))
        return self._reading.board(rows)

    async def case(self, conversation: int, after: int = 0) -> Opened | None:
        """Return a case with its lines above a number; None if there is none."""
        rows = self._reader.rows(sql.FIND_CASE, conversation)
        lines = self._reader.rows(sql.LINES, conversation, after)
        return self._reading.case(Found.read(rows[0]), map(LineRow._make, lines)) if rows else None

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """Return the deadlines that have passed, the earliest first."""
        return [Due._make(row) for row in self._reader.rows(sql.DUE_CASES, seconds(now), limit)]


class SqliteDesk:
    """The desk of a SQLite store."""

    def __init__(self, reader: Reader, writer: Writer[Item]) -> None:
        self._reader = reader
        self._writer = writer

    async def desk(self) -> Desk:
        """Return the desk as it is now."""
        mode = [ModeRow._make(row) for row in self._reader.rows(sql.MODE)]
        return desk_of(mode, map(PresenceRow._make, self._reader.rows(sql.DESK)))

    async def keep(self, consultant: Consultant) -> None:
        """Keep somebody who answers, as they are now."""
        await self._keep(sql.KEEP_EVER, *ModeRow.first())
        await self._keep(sql.KEEP_PRESENCE, *PresenceRow.of(consultant))

    async def set_presence(self, id: str, presence: Presence, at: datetime) -> None:
        """Keep what somebody has said about themselves."""
        await self._keep(sql.SET_PRESENCE, presence.value, seconds(at), id)

    async def beat(self, id: str, at: datetime) -> None:
        """Keep that somebody's desk is open."""
        await self._keep(sql.BEAT, seconds(at), id)

    async def remove(self, id: str) -> None:
        """Keep nothing of somebody who does not answer any more."""
        await self._keep(sql.REMOVE_PRESENCE, id)

    async def set_mode(self, mode: Mode) -> None:
        """Keep what the desk's switch says."""
        await self._keep(sql.KEEP_MODE, *ModeRow.of(mode))

    async def _keep(self, statement: str, *values: str | int) -> None:
        await self._writer.keep(DeskChange(statement, values))
