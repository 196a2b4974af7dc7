"""What the desk reads of cases, and who is there, in PostgreSQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg

from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.ports import Due, Listed, Opened
from bot.stores import postgres_statements as sql
from bot.stores.case_reading import Reading, board_hour
from bot.stores.desk_rows import ModeRow, PresenceRow, desk_of, seconds
from bot.stores.keeper import Keeper
from bot.stores.postgres_errors import translated
from bot.stores.rows import Found, LineRow


class PostgresCases:
    """The cases of a PostgreSQL store."""

    def __init__(self, pool: asyncpg.Pool, keeper: Keeper) -> None:
        self._reading = Reading(keeper)
        self._pool = pool

    async def board(self, closed_since: datetime | None = None) -> list[Listed]:
        """Return the open cases, and those closed since the hour of a time."""
        return self._reading.board(await self._read(sql.BOARD, board_hour(closed_since)))

    async def case(self, conversation: int, after: int = 0) -> Opened | None:
        """Return a case with its lines above a number; None if there is none."""
        rows = await self._read(sql.FIND_CASE, conversation)
        if not rows:
            return None
        lines = await self._read(sql.LINES, conversation, after)
        return self._reading.case(Found.read(tuple(rows[0])), (LineRow(*row) for row in lines))

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """Return the deadlines that have passed, the earliest first."""
        return [Due(*row) for row in await self._read(sql.DUE_CASES, seconds(now), limit)]

    async def _read(self, statement: str, *values: Any) -> list[Any]:
        with translated():
            return list(await self._pool.fetch(statement, *values))


class PostgresDesk:
    """The desk of a PostgreSQL store."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def desk(self) -> Desk:
        """Return the desk as it is now."""
        with translated():
            modes = [ModeRow(*row) for row in await self._pool.fetch(sql.MODE)]
            return desk_of(modes, [PresenceRow(*row) for row in await self._pool.fetch(sql.DESK)])

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
        with translated():
            await self._pool.execute(statement, *values)
