"""What a row brings the person: the screens it names, a human's words, and the bot again."""

from __future__ import annotations

from typing import NamedTuple

from bot.engine.answering import preceded
from bot.engine.effects import Say
from bot.engine.events import Commanded, SentOther, Wrote
from bot.engine.machine import QUIET, hand_back
from bot.engine.message import Message
from bot.engine.obeying import help_card, switch
from bot.engine.screens import current_screen, notice
from bot.engine.session import Doubt, Session
from bot.engine.voice import Voice
from bot.engine.walk import is_handing_off, without
from bot.helpline.case import Case, Owing, Speaker, State
from bot.helpline.events import FellDue, Replied
from bot.helpline.kinds import Kind, heard_in
from bot.helpline.moment import Moment
from bot.helpline.rows import Hearer, Row
from bot.helpline.screens import HERE, SCREENS, TALK, Word, choice, message
from bot.helpline.speakers import HELP_CARD, SPEAKER
from bot.helpline.speakers import HERE as SHOWN_NOW
from bot.helpline.values import left_out, values
from bot.script.model import Scope

HUMAN_EXPIRES = 3600
"""Seconds in which a consultant's line is still worth reading."""

EXPIRES = 600

NEWS_EXPIRES = 300
"""Seconds after which what a deadline brought has been overtaken by the next one."""


class Told(NamedTuple):
    """What the person sees after a row, and the names of the texts it was told by."""

    session: Session
    case: Case
    said: tuple[Say, ...] = ()
    names: tuple[str, ...] = ()


def acted(moment: Moment, kind: Kind) -> Session:
    """Return the session of somebody who has just done something that is for the case."""
    session = moment.session._replace(acted_at=moment.at, pressed="")
    event = moment.event
    if kind is Kind.MEDIA and isinstance(event, SentOther):
        return session._replace(declined_at=moment.at)
    if kind is Kind.LANGUAGE and isinstance(event, Commanded):
        return switch(moment.script, session, event.language).session
    if kind is Kind.LANGUAGE and isinstance(event, Wrote):
        heard = heard_in(moment.script, event.text)
        return switch(moment.script, session, heard[1] if heard else None).session
    return session


def tell(before: State, moment: Moment, row: Row) -> Told:
    """Say what a row says, in the case as it now is."""
    names = tuple(filter(None, (screen_name(moment.case, name) for name in row.told)))
    messages = [made(moment, name) for name in names]
    if row.keeps is Speaker.HUMAN:
        messages.append(human(moment))
    if moment.case.state is State.FORM and moment.case.stage == 0 and asks(row):
        messages.append(form_screen(moment))
    case = remembered(moment.case, names)
    expires = NEWS_EXPIRES if isinstance(moment.event, FellDue) else EXPIRES
    told = Told(moment.session, case, tuple(Say(said, expires) for said in messages), names)
    told = told._replace(said=tuple(map(lasting, told.said)))
    return speaks_again(before, moment._replace(case=case), row, told) if row.back else told


def asks(row: Row) -> bool:
    """Tell whether the question of the form is to be seen after a row."""
    return row.to is State.FORM or SHOWN_NOW in row.told


def lasting(say: Say) -> Say:
    """Let the words of a human wait longer for the person than those of a bot."""
    return Say(say.message, HUMAN_EXPIRES) if say.message.sender == "human" else say


def screen_name(case: Case, name: str) -> str:
    """Return the screen that is meant; the form has none of its own."""
    if name != SHOWN_NOW:
        return name
    if case.state is State.FORM:
        return "confirm" if case.stage else ""
    if case.state is State.PAUSED and case.owing is Owing.CONSULTANT:
        return "held"
    return HERE.get(case.state, case.shown)


def made(moment: Moment, name: str) -> Message:
    """Return a screen by its name."""
    if name == HELP_CARD:
        return help_card(moment.script, moment.session)
    screen = SCREENS[name]
    away = left_out(moment, moment.case)
    shown = screen._replace(say=tuple(part for part in screen.say if part not in away))
    return message(moment.script, moment.session, moment.case, shown, values(moment, moment.case))


def human(moment: Moment) -> Message:
    """Return what a consultant has written, as it is, or a canned reply in the person's words."""
    script, session, event = moment.script, moment.session, moment.event
    if not isinstance(event, Replied):
        return notice(script, session)
    canned = script.replies.get(event.reply)
    said = Voice(script, session).text(canned.text) if canned else event.text
    return notice(script, session, said)._replace(sender="human", input=TALK)


def form_screen(moment: Moment) -> Message:
    """Return the question of the form, with the way out of it."""
    if moment.case.form is None:
        raise LookupError("a form that was never opened")
    return with_way_out(moment, current_screen(moment.script, moment.case.form))


def with_way_out(moment: Moment, question: Message) -> Message:
    """Add the button that leaves the form; not while the form hides behind the neutral home."""
    form = moment.case.form
    if form is None or form.doubt is Doubt.PAUSE:
        return question
    leave = choice(moment.script, form.language, moment.case, Word.CANCEL)
    return question._replace(choices=(*question.choices, leave))


def remembered(case: Case, names: tuple[str, ...]) -> Case:
    """Note which buttons the person sees, and that they were told who reads."""
    with_buttons = [name for name in names if name in SCREENS and SCREENS[name].words]
    told_now = {part for name in names if name in SCREENS for part in SCREENS[name].say}
    shown = with_buttons[-1] if with_buttons else case.shown
    if "notice" in told_now and "notice" not in case.told:
        case = case._replace(told=(*case.told, "notice"))
    return case._replace(shown=shown)


def speaks_again(before: State, moment: Moment, row: Row, told: Told) -> Told:
    """Let the bot speak again: go on from the hand-off, or show where the person was."""
    session, said = handed_back(moment, row.back)
    case = told.case._replace(from_step=False)
    if row.silent or row.hides or is_quiet(moment):
        session = session._replace(doubt=Doubt.PAUSE, about="")
        said = () if row.silent else (current_screen(moment.script, session),)
    elif SPEAKER[before] is not Hearer.DIALOG and said:
        said = preceded(said, Voice(moment.script, session).text("ui/case#back"))
    return told._replace(
        session=session, case=case, said=(*told.said, *(Say(one, EXPIRES) for one in said))
    )


def handed_back(moment: Moment, way: str) -> tuple[Session, tuple[Message, ...]]:
    """Return the session behind the hand-off, and what is said on the way from it."""
    script, session = moment.script, moment.session
    if moment.case.from_step and is_handing_off(script, session):
        turn = hand_back(script, session, way)
        said = (effect.message for effect in turn.effects if isinstance(effect, Say))
        return turn.session, tuple(said)
    session = without(script, session, Scope.CASE, Scope.CASE_PRIVATE)
    return session, (current_screen(script, session),)


def is_quiet(moment: Moment) -> bool:
    """Tell whether the person's phone may be in other hands by now."""
    return moment.at - moment.session.acted_at > QUIET
