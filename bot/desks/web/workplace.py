"""What the pages of the work are given: the cases, who is there, and the one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.desks.board import is_free
from bot.helpline.desk import Presence
from bot.ports import DESK, Bell, BellTrouble, Bus, CaseBook, Conversing, DeskBook
from bot.script.model import Script
from bot.staff.accounts import Account

NO_LINES = 2**31 - 1
"""A number above that of every line: who asks whose a case is reads none of it."""

LONGEST = 20
"""Digits in which every number of a conversation can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Reads by the books, and does everything by the line."""

    line: Conversing
    cases: CaseBook
    book: DeskBook
    bus: Bus
    script: Callable[[], Script]
    bell: Bell | None = None  # None where no group is to be rung

    @property
    def trouble(self) -> BellTrouble | None:
        """Return what is wrong with the bell, if there is one."""
        return self.bell.trouble if self.bell else None

    async def owns(self, account: Account, case: str) -> bool:
        """Tell whether a case is hers, or nobody's yet, so that she may open it."""
        number = number_in(case)
        opened = await self.cases.case(number, NO_LINES) if number else None
        if opened is None:
            return False
        return opened.case.consultant == account.name or is_free(opened.case)

    async def leaves(self, name: str, at: datetime) -> None:
        """Keep that somebody is not at the desk any more."""
        await self.book.set_presence(name, Presence.OFF, at)
        self.bus.hint(DESK)


def number_in(text: str) -> int:
    """Return a number as a form or an address brings it; 0 if it is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST else 0
    return number if number < 2**63 else 0
