"""What the desk reads of cases, and who is there, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.ports import Due, Listed, Opened
from bot.stores.case_reading import Reading, board_hour
from bot.stores.desk_rows import ModeRow, PresenceRow, desk_of, seconds
from bot.stores.drawers import Drawer
from bot.stores.keeper import Keeper
from bot.stores.register import Ends
from bot.stores.rows import CaseRow, Key


class MemoryCases:
    """The cases of a store in memory."""

    def __init__(self, keeper: Keeper, drawers: Mapping[Key, Drawer]) -> None:
        self._reading = Reading(keeper)
        self._drawers = drawers

    async def board(self, closed_since: datetime | None = None) -> list[Listed]:
        """Return the open cases, and those closed since the hour of a time."""
        since = board_hour(closed_since)
        wanted = [
            (drawer.conversation.id, drawer.conversation.channel, drawer.wrapped, case.file)
            for drawer, case in self._cases()
            if case.closed_hour is None or case.closed_hour >= since
        ]
        return self._reading.board(sorted(wanted))

    async def case(self, conversation: int, after: int = 0) -> Opened | None:
        """Return a case with its lines above a number; None if there is none."""
        for drawer, _ in self._cases():
            if drawer.conversation.id == conversation:
                lines = [row for row in drawer.lines if row.number > after]
                return self._reading.case(drawer.found(), lines)
        return None

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """Return the deadlines that have passed, the earliest first."""
        due = [
            Due(case.conversation_id, case.number, case.due_at)
            for _, case in self._cases()
            if case.due_at is not None and case.due_at <= seconds(now)
        ]
        return sorted(due, key=lambda one: one.at)[:limit]

    def _cases(self) -> list[tuple[Drawer, CaseRow]]:
        return [(drawer, drawer.case) for drawer in self._drawers.values() if drawer.case]


class MemoryDesk:
    """The desk of a store in memory."""

    def __init__(self) -> None:
        self._mode: ModeRow = ModeRow()
        self._rows: dict[str, PresenceRow] = {}

    async def desk(self) -> Desk:
        """Return the desk as it is now."""
        return desk_of([self._mode], [self._rows[id] for id in sorted(self._rows)])

    async def keep(self, consultant: Consultant) -> None:
        """Keep somebody who answers, as they are now."""
        self._mode = self._mode._replace(ever=1)
        self._rows[consultant.id] = PresenceRow.of(consultant)

    async def set_presence(self, id: str, presence: Presence, at: datetime) -> None:
        """Keep what somebody has said about themselves."""
        if row := self._rows.get(id):
            self._rows[id] = row._replace(state=presence.value, beat_at=seconds(at))

    async def beat(self, id: str, at: datetime) -> None:
        """Keep that somebody's desk is open."""
        if row := self._rows.get(id):
            self._rows[id] = row._replace(beat_at=seconds(at))

    async def remove(self, id: str) -> None:
        """Keep nothing of somebody who does not answer any more."""
        self._rows.pop(id, None)

    async def set_mode(self, mode: Mode) -> None:
        """Keep what the desk's switch says."""
        self._mode = self._mode._replace(mode=mode.value)

    def tidy(self, ends: Ends) -> None:
        """Drop those who have not been there for long."""
        self._rows = {id: row for id, row in self._rows.items() if row.beat_at > ends.beat_at}
