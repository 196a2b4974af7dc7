"""The page of the bell, in PostgreSQL."""

from __future__ import annotations

import asyncpg

from bot.ports import BellPage
from bot.stores import postgres_statements as sql
from bot.stores.desk_rows import THE_ONE
from bot.stores.postgres_errors import translated

TURNED = "INSERT 0 1"
"""What PostgreSQL says of a row that was written."""


class PostgresBell:
    """The page of a PostgreSQL store."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def read(self) -> BellPage:
        """Return the page as it is now."""
        with translated():
            row = await self._pool.fetchrow(sql.DESK.bell)
        return BellPage(*row) if row else BellPage()

    async def turn(self, page: BellPage) -> bool:
        """Put a page in the place of the one before it."""
        with translated():
            return bool(await self._pool.execute(sql.DESK.turn_bell, THE_ONE, *page) == TURNED)
