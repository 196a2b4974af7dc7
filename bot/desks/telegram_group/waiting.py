"""What of the cases the group is told of: who waits, in which order, and what is to ring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.desks.telegram_group.notes import Notes, Ring
from bot.helpline.case import Case, State
from bot.helpline.priority import priority
from bot.ports import Listed
from bot.script.desk import DeskPlan

CAN_BE_TAKEN = (State.QUEUED, State.ASKED)
IN_TALK = (State.LIVE, State.PAUSED)


class Overview(NamedTuple):
    """The helpline at a moment."""

    waiting: tuple[Listed, ...]  # whoever is taken first comes first
    live: int
    calls: int  # call-backs that are due, or will be in a few minutes


class Due(NamedTuple):
    """A ring that is due, and for whom."""

    listed: Listed
    ring: Ring

    @property
    def event_id(self) -> str:
        """The id of the event that decides who rings; the same in every process."""
        return f"ring-{self.listed.case.begun_at}-{self.ring.asked_at}-{self.ring.number}"

    @property
    def again(self) -> bool:
        """Tell whether it rang for this wait before."""
        return self.ring.number > 1

    @property
    def aloud(self) -> bool:
        """Tell whether phones are to make a sound."""
        return self.again or self.listed.case.urgent


def overview(listed: Iterable[Listed], now: int, plan: DeskPlan) -> Overview:
    """Sum the cases up."""
    cases = [*listed]
    waiting = [one for one in cases if waits(one.case, now, plan)]
    waiting.sort(key=lambda one: priority(one.case, now, plan), reverse=True)
    live = sum(one.case.state in IN_TALK for one in cases)
    return Overview(tuple(waiting), live, sum(is_call_due(one.case, now, plan) for one in cases))


def waits(case: Case, now: int, plan: DeskPlan) -> bool:
    """Tell whether somebody waits in the chat; who fills in the form keeps their place."""
    if case.state is State.FORM:
        return case.asked_at > 0 and now < case.asked_at + plan.deadlines.place_kept.normal
    return case.state in (*CAN_BE_TAKEN, State.DESK_DOWN)


def is_call_due(case: Case, now: int, plan: DeskPlan) -> bool:
    """Tell whether somebody is to be called soon, or now."""
    if case.state is not State.BOOKED or case.callback is None:
        return False
    soon = plan.deadlines.before_call.seconds(urgent=case.urgent)
    return case.callback.begins_at <= now + soon


def due(seen: Overview, notes: Notes, now: int, plan: DeskPlan) -> Iterator[Due]:
    """Yield the rings that are due: one when somebody joins the queue, and one if nobody came."""
    for listed in seen.waiting:
        case = listed.case
        if case.state not in CAN_BE_TAKEN:
            continue
        still = plan.deadlines.still_looking.seconds(urgent=case.urgent)
        wanted = Ring(listed.conversation, case.asked_at, 2 if now >= case.asked_at + still else 1)
        last = notes.ring(listed.conversation)
        if last is None or last[1:3] < wanted[1:3]:
            yield Due(listed, wanted)


def over(seen: Overview, notes: Notes) -> list[int]:
    """Return for whom it rang who does not wait any more."""
    waiting = {(one.conversation, one.case.asked_at) for one in seen.waiting}
    return [ring.conversation for ring in notes.rings if ring[:2] not in waiting]
