"""Everything that one page of the work shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from bot.desks.board import Board, board
from bot.desks.card import Card, card
from bot.desks.talk import Said, looked_into_by, newest_of_person, talk
from bot.desks.web.workplace import Workplace
from bot.helpline.calendar import LATVIA, Calendar, Way
from bot.helpline.case import Case, State
from bot.helpline.desk import Consultant, Desk, Presence
from bot.helpline.presence import is_there
from bot.ports import BellTrouble, Opened
from bot.script.desk import DeskPlan
from bot.script.model import Script
from bot.staff.accounts import Account

KEPT_IN_VIEW = timedelta(hours=24)
"""How long a closed case stays in the list of who had it: so long the person may come back."""

LOOK_LASTS = 3600
"""Seconds for which a reason to read somebody else's talk is good."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The case that is open on the page."""

    opened: Opened
    card: Card
    talk: list[Said]
    mine: bool
    newest: int  # the person's last line
    reason_needed: bool = False  # it is another's talk, and nobody has said why it is read

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.opened.case


@dataclass(frozen=True, slots=True)
class View:
    """The board, who is there, and the open case."""

    board: Board
    desk: Desk
    me: Consultant
    now: datetime
    script: Script
    mark: str
    shown: Shown | None = None
    colleagues: tuple[Consultant, ...] = field(default=())
    shift_ends: int = 0  # when, if that is so soon that talks must be handed over
    trouble: BellTrouble | None = None  # why the staff's group is not rung as it should be

    def who_has(self, case: int) -> str:
        """Return the alias of the consultant who has a case; empty if nobody has."""
        rows = (*self.board.others, *self.board.calls, *self.board.mine)
        return next((row.who for row in rows if row.conversation == case), "")

    @property
    def on(self) -> bool:
        """Whether she has said that she is there."""
        return self.me.presence is Presence.ON


async def view(work: Workplace, account: Account, language: str, case: int, now: datetime) -> View:
    """Read what a page shows."""
    script, desk = work.script(), await work.book.desk()
    listed = await work.cases.board(now - KEPT_IN_VIEW)
    opened = await work.cases.case(case) if case else None
    return View(
        board(listed, desk, script.desk, account.name, now),
        desk,
        myself(desk, account),
        now,
        script,
        await mark(work, case, now),
        shown(script, opened, desk, account, language, now) if opened else None,
        tuple(
            one
            for one in desk.consultants
            if one.id != account.name and is_there(one, script.desk, now)
        ),
        shift_end(script.desk, now),
        work.trouble,
    )


def shift_end(plan: DeskPlan, now: datetime, calendar: Calendar = LATVIA) -> int:
    """Return when the chat closes, if it does so soon; 0 otherwise."""
    shift = next(calendar.stretches(plan, Way.CHAT, now), None)
    soon = timedelta(seconds=plan.deadlines.before_shift_ends.normal)
    if shift is None or not shift.begin <= now < shift.end <= now + soon:
        return 0
    return int(shift.end.timestamp())


def myself(desk: Desk, account: Account) -> Consultant:
    """Return who she is at the desk; before she first came, without an alias."""
    found = (one for one in desk.consultants if one.id == account.name)
    return next(found, Consultant(account.name, "", account.languages))


def shown(
    script: Script, opened: Opened, desk: Desk, account: Account, language: str, now: datetime
) -> Shown:
    """Return the open case; of somebody else's talk nothing without a reason."""
    case, mine = opened.case, opened.case.consultant == account.name
    since = int(now.timestamp()) - LOOK_LASTS
    others = bool(case.consultant) and not mine and case.state is not State.BOOKED
    hidden = others and not looked_into_by(opened.lines, account.name, since)
    newest = newest_of_person(opened.lines)
    if hidden:
        bare = Card(case.level, case.urgent, case.minor)
        return Shown(opened._replace(lines=()), bare, [], mine, 0, reason_needed=True)
    known = card(script, opened, language, mine=mine)
    return Shown(opened, known, talk(script, opened, desk, language), mine, newest)


async def mark(work: Workplace, case: int, now: datetime) -> str:
    """Return what changes whenever something on the page does: by it a stream resumes."""
    listed, desk = await work.cases.board(now - KEPT_IN_VIEW), await work.book.desk()
    opened = await work.cases.case(case) if case else None
    plan = work.script().desk
    seen = (
        [(one.conversation, one.case.number, one.language) for one in listed],
        [(who.id, who.alias, who.presence, is_there(who, plan, now)) for who in desk.consultants],
        desk.mode,
        work.trouble,
        opened.lines[-1].number if opened and opened.lines else 0,
    )
    return sha256(repr(seen).encode()).hexdigest()[:16]
