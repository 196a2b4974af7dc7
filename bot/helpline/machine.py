"""One step of a conversation that may have a case: the line calls this for every event.

A case that is open hears an event first; what it has nothing to say to goes to the dialog.
Where the dialog comes to a human, the case begins. Both results are one decision.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.engine import machine as engine
from bot.engine.effects import Effect, Forget, HandOff, Say, Wish
from bot.engine.events import Chose, Commanded, Event, Happening, Started
from bot.engine.session import Session
from bot.engine.turn import Turn
from bot.engine.walk import home_of, is_handing_off
from bot.helpline.begin import begun
from bot.helpline.carrying import altered, carried_out, timed
from bot.helpline.case import Case, Line, Speaker, State
from bot.helpline.decision import Decision
from bot.helpline.desk import Desk, Mode
from bot.helpline.events import DeskEvent, FellDue
from bot.helpline.forms import DIALOG, RESERVED, Filled, fill, is_safe
from bot.helpline.kinds import Kind, kind_of
from bot.helpline.moment import Moment
from bot.helpline.outcome import EXPIRES, acted, with_way_out
from bot.helpline.rows import Hearer, Row, Table
from bot.helpline.table import TABLE
from bot.script.model import Command, Script

HOPS = 1000
"""Deadlines that a late timer may pass in one go; a table that went round would end here."""

NO_CASE = Case(State.OFFERED, number=0)
"""What stands for a case where there is none yet."""


def step(
    script: Script,
    desk: Desk,
    session: Session | None,
    case: Case | None,
    event: Event | DeskEvent,
    table: Table = TABLE,
) -> Decision:
    """Decide what an event means for a person and their case; None for what is not kept."""
    if case is None and isinstance(event, Happening):
        return without_case(script, desk, session, event, table)
    known = session or unknown(script, event)
    if case is None:
        return Decision(known, refused="no_case")
    moment = Moment(script, desk, known, case, event, int(event.at.timestamp()), table)
    if isinstance(event, FellDue):
        return settled(moment, at_the_deadline(moment, event))
    return settled(moment, heard(moment, kind_of(script, case, event)))


def settled(moment: Moment, decision: Decision) -> Decision:
    """Number a case that has changed; one that nobody at the desk ever saw is not kept."""
    case = decision.case
    if case is None or case == moment.case:
        return decision
    known = case.asked_at or case.callback or case.consultant or case.blocked_until
    if not case.is_open and not known:
        return decision._replace(case=None)
    return decision._replace(case=case._replace(number=moment.case.number + 1))


def unknown(script: Script, event: Event | DeskEvent) -> Session:
    """Return the session of somebody of whom no session is kept."""
    if isinstance(event, Happening):
        return engine.newcomer(script, event)
    return Session(home_of(script))


def without_case(
    script: Script, desk: Desk, session: Session | None, event: Event, table: Table
) -> Decision:
    """Let the dialog answer somebody who has no case; where it comes to a human, one begins."""
    turn = dialog(script, session, event, chat=has_chat(desk))
    wish = wish_of(script, turn)
    if wish is None:
        return Decision(turn.session, turn.effects)
    at = int(event.at.timestamp())
    moment = Moment(script, desk, turn.session, NO_CASE, event, at, table)
    return settled(moment, wanted(moment, wish, turn.effects))


def has_chat(desk: Desk) -> bool:
    """Tell whether consultants answer in the chat at all; the hours are another matter."""
    return desk.ever and desk.mode is not Mode.READ_ONLY


def dialog(script: Script, session: Session | None, event: Event, *, chat: bool) -> Turn:
    """Let the dialog answer; the form is none of its dialogs."""
    if session is not None and session.chat is not chat:
        session = session._replace(chat=chat)
    turn = engine.step(script, session, unreserved(event), chat=chat)
    if turn.session.chat is not chat:
        turn = turn._replace(session=turn.session._replace(chat=chat))
    return turn


def unreserved(event: Event) -> Event:
    """Return an event that does not open the form, whatever somebody sent."""
    if type(event) is Chose and event.choice.startswith(RESERVED):
        return replace(event, choice="")
    if type(event) is Started and event.entry == DIALOG:
        return replace(event, entry=None)
    return event


def wish_of(script: Script, turn: Turn) -> Wish | None:
    """Tell whether the dialog has come to a human, or stands there already.

    This is asked after every event of everybody, so what is cheap is looked at first.
    """
    if not turn.session.chat or not turn.effects:
        return None
    last = turn.effects[-1]
    if type(last) is HandOff:
        return last.wish
    if type(last) is not Say or last.message.choices or turn.session.doubt:
        return None
    return Wish.STEP if is_handing_off(script, turn.session) else None


def wanted(moment: Moment, wish: Wish, said: tuple[Effect, ...]) -> Decision:
    """Begin a case, or go on with the one there is; what the dialog said comes first."""
    state, case = moment.case.state, moment.case
    if state in (State.OFFERED, State.CLOSED):
        case = begun(moment, wish)
    case = case._replace(from_step=is_handing_off(moment.script, moment.session))
    moment = moment._replace(case=case)
    decision = carried_out(moment, row_of(moment, state, Kind.WANTED), Kind.WANTED)
    before = tuple(effect for effect in said if not isinstance(effect, HandOff))
    return decision._replace(effects=(*before, *decision.effects))


def heard(moment: Moment, kind: Kind) -> Decision:
    """Let those answer whom the table names: the case itself, the dialog or the form."""
    row = row_of(moment, moment.case.state, kind)
    match row.hearer:
        case Hearer.CASE:
            return carried_out(moment, row, kind)
        case Hearer.DIALOG:
            event = as_command(moment.event) if kind is Kind.FORGET else moment.event
            return heard_by_the_dialog(moment._replace(event=event), row)
        case Hearer.FORM:
            return heard_by_the_form(moment)


def row_of(moment: Moment, state: State, kind: Kind) -> Row:
    """Return the first row of a cell whose guard holds."""
    return next(row for row in moment.table[state, kind] if row.when(moment))


def as_command(event: Event | DeskEvent) -> Event | DeskEvent:
    """Return "forget me" as the bar says it, however it was said."""
    if not isinstance(event, Happening):
        return event
    return Commanded(Command.FORGET, at=event.at, guess=event.guess, copied=event.copied)


def heard_by_the_dialog(moment: Moment, row: Row) -> Decision:
    """Let the dialog answer; who erases everything has no case any more."""
    event, case = moment.event, altered(moment, row)
    if not isinstance(event, Happening):
        raise TypeError("the dialog answers nobody but the person")
    chat = has_chat(moment.desk) and moment.at >= case.blocked_until
    turn = dialog(moment.script, moment.session, event, chat=chat)
    if any(isinstance(effect, Forget) for effect in turn.effects):
        return Decision(turn.session, turn.effects)
    wish = wish_of(moment.script, turn)
    if wish is None:
        return Decision(turn.session, turn.effects, case)
    return wanted(moment._replace(session=turn.session, case=case), wish, turn.effects)


def heard_by_the_form(moment: Moment) -> Decision:
    """Let the form answer; what it comes to is an event of the table again."""
    case, event = moment.case, moment.event
    if case.form is None or not isinstance(event, Happening):
        raise TypeError("a form that was never opened")
    filled = fill(moment.script, case.form, event)
    moment = moment._replace(case=case._replace(form=filled.form, since=moment.at))
    ending = ending_of(filled)
    if ending:
        return carried_out(moment, row_of(moment, State.FORM, ending), ending)
    said = [*filled.said[:-1], *map(partial(with_way_out, moment), filled.said[-1:])]
    effects = tuple(Say(message, EXPIRES) for message in said)
    return Decision(acted(moment, Kind.TEXT), effects, timed(moment, moment.case))


def ending_of(filled: Filled) -> Kind | None:
    """Return what the form has come to; None while it goes on."""
    if filled.is_left:
        return Kind.FORM_LEFT
    if filled.is_over:
        return Kind.FILLED if is_safe(filled.form) else Kind.NOT_SAFE
    return None


def at_the_deadline(moment: Moment, event: FellDue) -> Decision:
    """Go through the deadlines that have passed, each judged by its own time.

    A timer that fires late does not begin a wait that is over: only what the table says for
    now is told. One of an earlier change of the case is nobody's business any more.
    """
    decision = Decision(moment.session, case=moment.case)
    lines: tuple[Line, ...] = ()
    if event.number != moment.case.number:
        return decision
    for _ in range(HOPS):
        case = decision.case
        if case is None or not 0 < case.due_at <= moment.at:
            break
        hop = moment._replace(session=decision.session, case=case, at=case.due_at)
        passed = carried_out(hop, row_of(hop, case.state, Kind.DUE), Kind.DUE)
        if passed.effects:  # what was to be said before has been overtaken, and is not said
            lines = tuple(line for line in lines if line.speaker is not Speaker.BOT)
        lines = (*lines, *passed.lines)
        decision = passed._replace(effects=passed.effects or decision.effects)
    return decision._replace(lines=lines)
