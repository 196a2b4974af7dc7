"""The table, as far as consultants make things happen in a talk."""

from __future__ import annotations

from bot.helpline import alterations as alter
from bot.helpline import guards as when
from bot.helpline.case import Speaker, State
from bot.helpline.kinds import Kind
from bot.helpline.rows import Draft, Row
from bot.helpline.shared_rows import BACK_TO_THE_QUEUE, NOT_AT_DESK, NOTHING
from bot.helpline.speakers import (
    BOOKED,
    CALL,
    CLOSED,
    CLOSED_EXIT,
    FORM,
    LIVE,
    NOBODY,
    OFFERED,
    OVER,
    PAUSED,
    TALKING,
    TRYING,
    WAITING,
    WITH_HUMANS,
    WRAP_UP,
)

TAKEN, NOT_YOURS = Row(refused="taken"), Row(refused="not_yours")
ABOUT_A_TALK = (Kind.REPLY, Kind.HAND_OVER, Kind.HOLD, Kind.END)


def write(draft: Draft) -> None:
    """Say what becomes of a case at each act of a consultant."""
    for part in (takes, writes, hands_over, pauses, ends, has_no_talk, files, blocks, notes):
        part(draft)


def takes(draft: Draft) -> None:
    """One consultant has a case; the others are told who."""
    claimed = Row(LIVE, alters=(alter.takes,), told=("claimed",), seen="claimed")
    draft.on((*WAITING, FORM), Kind.CLAIM, NOT_AT_DESK, claimed)
    draft.on((*TALKING, TRYING), Kind.CLAIM, Row(when=when.mine), TAKEN)
    assigned = Row(alters=(alter.is_assigned,), seen="assigned")
    others = TAKEN._replace(when=when.someone_elses)
    draft.on(BOOKED, Kind.CLAIM, NOT_AT_DESK, others, assigned)


def writes(draft: Draft) -> None:
    """Only the one who has the case speaks with the person."""
    reply = Row(LIVE, when.mine, alters=(alter.reply_is_given,), keeps=Speaker.HUMAN)
    empty = Row(when=when.says_nothing, refused="empty")
    draft.on(TALKING, Kind.REPLY, empty, reply, NOT_YOURS)


def hands_over(draft: Draft) -> None:
    """A case goes to somebody who is there, or back to the front of the queue."""
    to_another = Row(
        LIVE,
        when.to_somebody_there,
        alters=(alter.goes_to_another,),
        told=("transfer",),
        seen="handed_over",
    )
    draft.on(
        TALKING,
        Kind.HAND_OVER,
        NOT_YOURS._replace(when=when.not_mine),
        BACK_TO_THE_QUEUE._replace(when=when.to_the_queue, seen="given_back"),
        to_another,
        Row(refused="away"),
    )


def pauses(draft: Draft) -> None:
    """A consultant will be back; if not, the case goes to another one."""
    owes = (alter.consultant_is_owed,)
    holds = Row(PAUSED, when.mine, alters=owes, told=("held",), seen="held")
    draft.on(LIVE, Kind.HOLD, holds, NOT_YOURS)
    draft.on(PAUSED, Kind.HOLD, Row(when=when.mine), NOT_YOURS)


def ends(draft: Draft) -> None:
    """A consultant ends a talk; the bot speaks again."""
    closes = Row(
        WRAP_UP,
        when.mine,
        alters=(alter.drops_the_form,),
        told=("closed",),
        seen="ended",
        back=CLOSED_EXIT,
    )
    draft.on(TALKING, Kind.END, closes, NOT_YOURS)


def has_no_talk(draft: Draft) -> None:
    """Where nobody talks, an act in a talk is refused, and the desk says why."""
    draft.on((*WAITING, FORM), ABOUT_A_TALK, Row(refused="not_claimed"))
    draft.on(CALL, ABOUT_A_TALK, Row(refused="not_in_chat"))
    draft.on(OFFERED, (Kind.CLAIM, *ABOUT_A_TALK), Row(refused="not_waiting"))
    draft.on(OVER, (Kind.CLAIM, *ABOUT_A_TALK), Row(refused="over"))


def files(draft: Draft) -> None:
    """A consultant says how a talk went, when it is over."""
    filed = Row(CLOSED, alters=(alter.is_filed,), seen="filed")
    draft.on(WRAP_UP, Kind.FILE, filed)
    draft.on(CLOSED, Kind.FILE, filed._replace(to=None))
    draft.on((OFFERED, FORM, *WITH_HUMANS, *CALL), Kind.FILE, Row(refused="not_over"))


def blocks(draft: Draft) -> None:
    """A person is kept out of the chat for a while; the phone stays."""
    ends_it = Row(
        WRAP_UP,
        alters=(alter.is_kept_out, alter.drops_the_form, alter.ends("blocked")),
        told=("blocked",),
        seen="blocked",
        back=NOBODY,
    )
    draft.on((*WAITING, FORM), Kind.BLOCK, ends_it)
    draft.on(TALKING, Kind.BLOCK, ends_it._replace(when=when.mine), NOT_YOURS)
    draft.on((*OVER, *CALL), Kind.BLOCK, Row(alters=(alter.is_kept_out,), seen="blocked"))
    draft.on(OFFERED, Kind.BLOCK, Row(refused="not_waiting"))


def notes(draft: Draft) -> None:
    """What changes nothing for the person, in any state."""
    note = Row(keeps=Speaker.NOTE)
    draft.on(State, Kind.NOTE, Row(when=when.is_empty, refused="empty"), note)
    draft.on(State, Kind.LOOK_IN, Row(seen="looked_into"))
    draft.on(State, Kind.RING, Row(alters=(alter.rings,)))
    in_talk = (*WITH_HUMANS, FORM, *OVER)
    draft.on(in_talk, Kind.LOST, Row(seen="not_delivered"))
    draft.on((OFFERED, *CALL), Kind.LOST, NOTHING)
