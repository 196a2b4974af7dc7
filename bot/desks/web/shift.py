"""The supervisor's view: who waits, who was missed, who has fallen silent, and the switch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.desks.board import Board, board
from bot.desks.speech import paragraphs
from bot.desks.web.forms import fields
from bot.desks.web.guard import signed_in
from bot.desks.web.rendering import RIGA, page
from bot.desks.web.site import DeskSite
from bot.desks.web.workplace import Workplace
from bot.helpline.case import Case, State
from bot.helpline.desk import Consultant, Desk, Mode
from bot.helpline.presence import fallen_silent, is_there
from bot.ports import DESK, Listed
from bot.script.model import Language, Script
from bot.staff.audit import Note

MISSED = frozenset({"nobody", "missed", "not_filled", "cancelled"})
"""Ends of a case in which no talk came about, or nobody wrote down how it went."""

MODE_SET = "desk.mode"

SAID: dict[Mode, tuple[str, ...]] = {
    Mode.NORMAL: (),
    Mode.DESK_DOWN: ("offered_down", "down"),
    Mode.TELEGRAM_DOWN: (),
    Mode.READ_ONLY: ("phone_only",),
}
"""The screens that people see while the switch stands so."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What a supervisor sees of the day."""

    board: Board
    here: Sequence[Consultant]
    silent: Sequence[Consultant]
    longest: int  # seconds that somebody has waited by now
    outcomes: Sequence[tuple[str, int]]
    missed: int


def shift(listed: list[Listed], desk: Desk, script: Script, now: datetime) -> Shift:
    """Return the day as it stands."""
    at, plan = int(now.timestamp()), script.desk
    seen = board(listed, desk, plan, "", now)
    over = [one.case for one in listed if is_todays(one.case, now)]
    counted = Counter(case.outcome for case in over if case.outcome)
    return Shift(
        seen,
        [one for one in desk.consultants if is_there(one, plan, now)],
        fallen_silent(desk, plan, now),
        max((at - row.case.asked_at for row in seen.waiting), default=0),
        counted.most_common(),
        sum(count for outcome, count in counted.items() if outcome in MISSED),
    )


def is_todays(case: Case, now: datetime) -> bool:
    """Tell whether a case was closed today, by the clock of Riga."""
    day = datetime.fromtimestamp(case.since, now.tzinfo).astimezone(RIGA).date()
    return case.state is State.CLOSED and day == now.astimezone(RIGA).date()


def words_for_people(script: Script) -> dict[Mode, dict[Language, list[str]]]:
    """Return what people see in each position of the switch, in each of their languages."""
    return {
        mode: {
            language: [" ".join(paragraphs(script, name, language)) for name in names]
            for language in script.languages
            if names
        }
        for mode, names in SAID.items()
    }


class ShiftPages:
    """Shows the day, and turns the switch."""

    def __init__(self, site: DeskSite, work: Workplace) -> None:
        self._site = site
        self._work = work

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of the supervisor."""
        return [
            web.get("/shift", self.show, name="shift"),
            web.post("/mode", self.turn, name="mode"),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the day."""
        now, script = self._site.clock(), self._work.script()
        desk = await self._work.book.desk()
        midnight = now.astimezone(RIGA).replace(hour=0, minute=0, second=0, microsecond=0)
        listed = await self._work.cases.board(midnight)
        return page(
            request,
            "shift.html",
            shift=shift(listed, desk, script, now),
            modes=words_for_people(script),
            mode=desk.mode,
            at=int(now.timestamp()),
        )

    async def turn(self, request: web.Request) -> web.Response:
        """Say what is down; people are told so from now on."""
        [said] = await fields(request, "mode")
        if said in tuple(Mode):
            await self._work.book.set_mode(Mode(said))
            self._work.bus.hint(DESK)
            name, now = signed_in(request).account.name, self._site.clock()
            await self._site.staff.transact(
                lambda rows: rows.note(Note(name, MODE_SET, said), now)
            )
        return web.Response(status=303, headers={"Location": "/desk/shift"})
