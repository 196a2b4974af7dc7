"""Who waits, who talks with whom, which calls are due: the list at the left of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bot.helpline.case import Case, State
from bot.helpline.desk import Consultant, Desk
from bot.helpline.presence import speaks
from bot.helpline.priority import priority
from bot.ports import Listed
from bot.script.desk import DeskPlan

WAITING = (State.QUEUED, State.ASKED, State.DESK_DOWN)
IN_HAND = (State.LIVE, State.PAUSED, State.WRAP_UP, State.TRYING)


class Row(NamedTuple):
    """A case in the list, by what a consultant chooses by."""

    conversation: int
    channel: str
    language: str
    case: Case
    spoken: bool  # she speaks the person's language
    who: str = ""  # the alias of the consultant who has it
    new: bool = False  # something in it waits for her


class Board(NamedTuple):
    """The cases as one consultant sees them, each in one place."""

    waiting: tuple[Row, ...] = ()
    mine: tuple[Row, ...] = ()
    calls: tuple[Row, ...] = ()
    others: tuple[Row, ...] = ()
    over: tuple[Row, ...] = ()

    @property
    def next(self) -> Row | None:
        """Return the one to take: the most urgent of those whose language she speaks."""
        return next((row for row in self.waiting if row.spoken), next(iter(self.waiting), None))

    @property
    def unread(self) -> int:
        """Return how many of her talks have something new."""
        return sum(row.new for row in self.mine)


def board(listed: Iterable[Listed], desk: Desk, plan: DeskPlan, who: str, now: datetime) -> Board:
    """Return the board of a consultant."""
    people = {consultant.id: consultant for consultant in desk.consultants}
    rows = [row(one, people, who) for one in listed if is_seen(one.case)]
    at = int(now.timestamp())
    waiting = [row for row in rows if row.case.state in WAITING or is_in_form(row.case)]
    in_hand = [row for row in rows if row.case.state in IN_HAND]
    calls = [row for row in rows if row.case.state is State.BOOKED]
    return Board(
        waiting=tuple(sorted(waiting, key=lambda row: queue_place(row.case, at, plan))),
        mine=tuple(sorted((r for r in in_hand if r.case.consultant == who), key=need)),
        calls=tuple(sorted(calls, key=lambda row: window(row.case))),
        others=tuple(r for r in in_hand if r.case.consultant != who),
        over=tuple(r for r in rows if r.case.state is State.CLOSED and r.case.consultant == who),
    )


def row(listed: Listed, people: dict[str, Consultant], who: str) -> Row:
    """Return a case as it stands in the list."""
    case, reader = listed.case, people.get(who)
    other = people.get(case.consultant)
    return Row(
        listed.conversation,
        listed.channel,
        listed.language,
        case,
        spoken=reader is None or speaks(reader, listed.language),
        who=other.alias if other else "",
        new=case.consultant == who and needs_her(case),
    )


def is_seen(case: Case) -> bool:
    """Tell whether a case concerns the desk: an offer that nobody accepted does not."""
    known = case.asked_at or case.callback or case.consultant
    return case.state is not State.OFFERED and bool(known)


def is_in_form(case: Case) -> bool:
    """Tell whether somebody fills in the form whose place in the queue is kept."""
    return case.state is State.FORM and bool(case.asked_at)


def needs_her(case: Case) -> bool:
    """Tell whether the consultant is the one to do something."""
    return bool(case.unread) or case.state is State.WRAP_UP


def is_free(case: Case) -> bool:
    """Tell whether any consultant may take a case, and read it first."""
    free = case.state in WAITING or is_in_form(case)
    return free or (case.state is State.BOOKED and not case.consultant)


def queue_place(case: Case, now: int, plan: DeskPlan) -> tuple[bool, int, int]:
    """Return by what those who wait are put in order."""
    first = priority(case, now, plan)
    return not first.front, -first.points, case.asked_at


def need(row: Row) -> tuple[bool, int]:
    """Return by what her own talks are put in order: who waits for her comes first."""
    return not row.new, row.case.since


def window(case: Case) -> int:
    """Return when a call is due."""
    return case.callback.begins_at if case.callback else 0
