"""Change an answer that was given earlier: a press of an old screen's button offers it.

It is never taken for the answer to another question. After a "yes" the session goes the
way of the new answer from that step on; questions answered before are passed by, new
ones are asked, and a result on the way is worked out again.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.answering import accept, choose, preceded, tick
from bot.engine.buttons import NONE, SKIP, Button, read_button
from bot.engine.obeying import begin_anew, forget, without_doubt
from bot.engine.screens import current_screen
from bot.engine.session import UNKNOWN, Doubt, Position, Session
from bot.engine.voice import Voice
from bot.engine.walk import Moved, arrive, exit_of, go_on, name_of, remark, step_of
from bot.script.model import Choices, Script, Step


def offer_change(script: Script, session: Session, button: Button) -> Moved:
    """Ask whether an earlier answer is to be changed to that of an old button."""
    earlier = script.step(button.dialog, button.step)
    if not is_option(earlier, button.option) or not was_answered(session, earlier, button):
        return stale(script, session)
    if is_answer(session, earlier, button):
        return Moved(session, (current_screen(script, session),))
    session = session._replace(doubt=Doubt.CHANGE, about=str(button))
    return Moved(session, (current_screen(script, session),))


def is_option(step: Step, option: str) -> bool:
    """Tell whether a step has that option now."""
    options = step.body.options if isinstance(step.body, Choices) else ()
    return any(own.id == option for own in options) or (option == SKIP and step.is_question)


def was_answered(session: Session, step: Step, button: Button) -> bool:
    """Tell whether there is an answer to change; a crossroads can be taken at any time."""
    return not step.is_question or f"{button.dialog}/{button.step}" in session.answers


def is_answer(session: Session, step: Step, button: Button) -> bool:
    """Tell whether a button stands for the very answer that is kept: nothing would change.

    A tick among several is no answer by itself; "none of these" is.
    """
    if not step.is_question:
        return False
    kept = session.answers[f"{button.dialog}/{button.step}"]
    if button.option == SKIP:
        return kept is UNKNOWN
    answer = (button.option,) if button.option == NONE and step.takes_several else button.option
    return kept == answer


def stale(script: Script, session: Session) -> Moved:
    """Say that a button is no longer good for anything, and show where the person is."""
    session = session._replace(doubt=session.doubt if session.doubt is Doubt.PAUSE else None)
    return remark(script, session, "ui/old_button")


def settle(script: Script, session: Session, *, yes: bool, copied: bool = False) -> Moved:
    """Act on the yes or no to what the bot asked back."""
    doubt, about = session.doubt, session.about
    session = without_doubt(session)
    if not yes:
        return keep(script, session, doubt)
    if doubt is Doubt.FORGET:
        return forget(script, session, copied=copied)
    if doubt is Doubt.RESTART:
        return begin_anew(script, session)
    if doubt is Doubt.GUESS:
        return take_guess(script, session, step_of(script, session), about.split())
    button = read_button(about)
    return change(script, session, button) if button else stale(script, session)


def take_guess(script: Script, session: Session, step: Step, options: Sequence[str]) -> Moved:
    """Take what was guessed; a yes never takes a tick away."""
    ticks = step.takes_several and not {SKIP, NONE}.intersection(options)
    if ticks or set(options) <= set(session.ticked):
        return tick(script, session, *options)
    return choose(script, session, step, options[0])


def keep(script: Script, session: Session, doubt: Doubt | None) -> Moved:
    """Leave everything as it was, and show where the person is."""
    kept = Voice(script, session).text("ui/change#kept") if doubt is Doubt.CHANGE else ""
    return Moved(session, (current_screen(script, session, before=(kept,)),))


def change(script: Script, session: Session, button: Button) -> Moved:
    """Put the new answer in the place of the old one, and go on from there."""
    step = script.step(button.dialog, button.step)
    there = stand_at(session, button)
    if not step.is_question:
        return accept(script, there._replace(due=""), step, button.option, button.option)
    if step.takes_several:
        return ask_anew(script, there)
    answer = UNKNOWN if button.option == SKIP else button.option
    answers = {**there.answers, name_of(there.position): answer}
    there = there._replace(answers=answers)
    moved = arrive(script, go_on(script, there, exit_of(step, answer)))
    line = Voice(script, session).text("ui/change#done")
    return moved._replace(said=preceded(moved.said, line))


def ask_anew(script: Script, session: Session) -> Moved:
    """Ask a question with several answers again, its ticks as they were."""
    name = name_of(session.position)
    ticked = session.answers.get(name)
    session = session._replace(ticked=ticked if isinstance(ticked, tuple) else ())
    return Moved(session, (current_screen(script, session),))


def stand_at(session: Session, button: Button) -> Session:
    """Stand at an earlier step as it was reached then, due where the dialog had come to."""
    visits = [p for p in session.visited if (p.dialog, p.step) == (button.dialog, button.step)]
    position = visits[-1] if visits else Position(button.dialog, button.step)
    due = furthest(session, position)
    return session._replace(position=position, due=due, tries=0, ticked=(), ended=False)


def furthest(session: Session, position: Position) -> str:
    """Return the name of the step the same dialog had come to; an ended one had come to none."""
    if session.ended:
        return ""
    here = [p for p in (*session.visited, session.position) if p.stack == position.stack]
    inside = [name_of(p) for p in here if p.dialog == position.dialog and p != position]
    return inside[-1] if inside else ""
