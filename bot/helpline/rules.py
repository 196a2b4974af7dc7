"""What must hold in every step of the hand-off, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.engine.effects import Forget, Say
from bot.engine.events import Happening
from bot.engine.message import BarKind, Message
from bot.helpline.case import Case, Speaker, State
from bot.helpline.events import FellDue, Replied
from bot.helpline.exploring import Happened
from bot.helpline.rows import Hearer
from bot.helpline.speakers import SPEAKER, TALKING, WAITING

SOON = 45 * 60
"""Seconds in which something must happen to somebody who is not with the bot."""

PROMISES: Mapping[str, tuple[State, ...]] = {
    "queued": (State.QUEUED,),
    "queued_nobody": (State.QUEUED,),
    "queued_again": (State.QUEUED,),
    "still_looking": (State.QUEUED,),
    "asked": (State.ASKED,),
    "noted": (State.QUEUED, State.ASKED),
    "claimed": (State.LIVE,),
    "transfer": (State.LIVE,),
    "resumed": (State.LIVE,),
    "booked": (State.BOOKED,),
    "call_cancelled": (State.CLOSED,),
}
"""What people are told, and the states in which alone it is so."""


def one_speaker(happened: Happened) -> Iterator[str]:
    """While a human speaks, the dialog consumes nothing; a human speaks only with the case."""
    before, after = happened.before.case, happened.after.case
    with_humans = before is not None and SPEAKER[before.state] is not Hearer.DIALOG
    stays = after is not None and SPEAKER[after.state] is not Hearer.DIALOG
    old, new = happened.before.session, happened.after.session
    if with_humans and stays and (old.position, old.answers) != (new.position, new.answers):
        yield "the dialog has moved while a human was to speak"
    for message in said(happened):
        if message.sender == "human" and not is_by_its_consultant(happened):
            yield "a human has spoken who does not have the case"


def is_by_its_consultant(happened: Happened) -> bool:
    """Tell whether a reply was written by the one who has the case."""
    before, event = happened.before.case, happened.event
    mine = isinstance(event, Replied) and before is not None and event.by == before.consultant
    return mine and before is not None and before.state in TALKING


def deadlines(happened: Happened) -> Iterator[str]:
    """Every open case falls due, later than now; who waits for a human, within the hour.

    A deadline that has passed already, and whose timer is late, stays as it is.
    """
    case, now = happened.decision.case, int(happened.event.at.timestamp())
    if case is None or happened.decision.refused:
        return
    before = happened.before.case.due_at if happened.before.case else 0
    if case.is_open and case.due_at <= now and case.due_at != before:
        yield f"{case.state} has no deadline ahead"
    if case.state in (*WAITING, *TALKING) and case.due_at > now + SOON + 15 * 60:
        yield f"{case.state} may last for longer than an hour without anything happening"


def numbers(happened: Happened) -> Iterator[str]:
    """A case that has changed has a new number, so that an old timer is known for one."""
    before, after = happened.before.case, happened.decision.case
    if before and after and before != after and after.number <= before.number:
        yield "a case has changed under its old number"


def phone_everywhere(happened: Happened) -> Iterator[str]:
    """Every message has the number of the helpline in its bar."""
    for message in said(happened):
        if not any(item.kind is BarKind.CALL and item.value for item in message.bar):
            yield "a message without the number of the helpline"


def no_silence(happened: Happened) -> Iterator[str]:
    """What a person does is answered, or kept for a human who is held to a deadline."""
    if not isinstance(happened.event, Happening) or happened.decision.effects:
        return
    kept = any(line.speaker is Speaker.PERSON for line in happened.decision.lines)
    if not kept and happened.before.session.declined_at == 0:
        yield f"nothing answers a person: {happened.name}"


def promises(happened: Happened) -> Iterator[str]:
    """Nothing is told that is not so; before anybody ever signed in, there is no queue."""
    case = happened.decision.case
    for name in told(happened):
        if name in PROMISES and (case is None or case.state not in PROMISES[name]):
            yield f"told {name!r} where it is not so"
    waits = case is not None and case.state in (*WAITING, State.OFFERED)
    if not happened.world.desk.ever and waits and case != happened.before.case:
        yield "somebody waits although nobody has ever signed in"
    if case and case.state is State.BOOKED and not (case.callback and case.callback.number):
        yield "a call is booked without a number"


def told(happened: Happened) -> Iterator[str]:
    """Yield the names of what the person was told, as the desk sees them."""
    for line in happened.decision.lines:
        if line.speaker is Speaker.BOT:
            yield line.text.partition("#")[2]


def ways_out(happened: Happened) -> Iterator[str]:
    """A case ends by itself only behind a talk, a booked call, or the phone on the screen."""
    before, after = happened.before.case, happened.decision.case
    if before is None or not before.is_open or (after is not None and after.is_open):
        return
    if forgets(happened) or was_helped(before):
        return
    shows_the_phone = any(message.links for message in said(happened))
    passes = before.state is State.OFFERED and isinstance(happened.event, FellDue)
    if not shows_the_phone and not passes:
        yield f"{before.state} ends without talk, call or phone ({happened.name})"


def was_helped(case: Case) -> bool:
    """Tell whether somebody had talked, or a call had been booked."""
    return bool(case.consultant) or case.state in (State.BOOKED, State.TRYING, State.WRAP_UP)


def number_is_wiped(happened: Happened) -> Iterator[str]:
    """Of a call that is over no number is left, and none of a form that was given up."""
    case = happened.decision.case
    if case and case.state is State.CLOSED and case.callback and case.callback.number:
        yield "a number is kept after the call"
    if case and case.state is State.CLOSED and case.form:
        yield "a form is kept after its end"


def forgets(happened: Happened) -> bool:
    """Tell whether the person has erased everything."""
    return any(isinstance(effect, Forget) for effect in happened.decision.effects)


def nothing_is_left(happened: Happened) -> Iterator[str]:
    """Who erases everything has no case any more."""
    if forgets(happened) and happened.decision.case is not None:
        yield "a case is kept of somebody who erased everything"


def said(happened: Happened) -> list[Message]:
    """Return the messages of a step."""
    return [effect.message for effect in happened.decision.effects if isinstance(effect, Say)]


RULES = (
    one_speaker,
    deadlines,
    numbers,
    phone_everywhere,
    no_silence,
    promises,
    ways_out,
    number_is_wiped,
    nothing_is_left,
)
