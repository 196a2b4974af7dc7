"""Take an answer: keep it, and go on as it leads."""

from __future__ import annotations

from bot.engine.buttons import DONE, NONE, SKIP
from bot.engine.choices import option_label
from bot.engine.message import Message
from bot.engine.screens import current_screen
from bot.engine.session import UNKNOWN, Answer, Doubt, Session
from bot.engine.voice import Voice
from bot.engine.walk import Moved, arrive, exit_of, go_on, left_behind, name_of
from bot.script.model import Ask, Choices, Script, Step

TRIES = 2
"""Answers that are not understood before the dialog goes on without one."""


def choose(script: Script, session: Session, step: Step, option: str) -> Moved:
    """Take a button of the current step, whether the staff made it or the engine."""
    if session.doubt or session.ended:
        session = session._replace(doubt=None, about="", ended=False)
    if option == SKIP and not session.ticked:
        return accept(script, session, step, UNKNOWN, "skip")
    if option in (DONE, SKIP):  # what was ticked counts, whatever else is not known
        return finish_ticking(script, session, step)
    if step.takes_several:
        if option == NONE and not session.ticked:
            return accept(script, session, step, (NONE,), exit_of(step, (NONE,)))
        ticked = option in session.ticked
        return untick(script, session, option) if ticked else tick(script, session, option)
    return accept(script, session, step, option, option)


def tick(script: Script, session: Session, *options: str) -> Moved:
    """Tick options where several may be chosen; what is ticked already stays so."""
    new = tuple(option for option in options if option not in session.ticked)
    session = session._replace(ticked=(*session.ticked, *new))
    return Moved(session, (current_screen(script, session),))


def untick(script: Script, session: Session, option: str) -> Moved:
    """Take a tick away: only a press on its button does that."""
    ticked = tuple(own for own in session.ticked if own != option)
    session = session._replace(ticked=ticked)
    return Moved(session, (current_screen(script, session),))


def finish_ticking(script: Script, session: Session, step: Step) -> Moved:
    """Take the ticked options in the order of the buttons; none at all is not an answer."""
    if not session.ticked:
        return misunderstood(script, session, step, "many")
    options = step.body.options if isinstance(step.body, Choices) else ()
    chosen = tuple(option.id for option in options if option.id in session.ticked)
    return accept(script, session, step, chosen, exit_of(step, chosen))


def accept(script: Script, session: Session, step: Step, answer: Answer, way: str) -> Moved:
    """Keep the answer of the current step and go on; a mere crossroads keeps none."""
    session = left_behind(session, session.position)
    if step.is_question:
        answers = {**session.answers, name_of(session.position): answer}
        session = session._replace(answers=answers)
    return arrive(script, go_on(script, session, way))


def ask_back(script: Script, session: Session, *options: str) -> Moved:
    """Ask whether options were meant, before anything is taken for them."""
    session = session._replace(doubt=Doubt.GUESS, about=" ".join(options))
    return Moved(session, (current_screen(script, session),))


def misunderstood(script: Script, session: Session, step: Step, reason: str) -> Moved:
    """Ask again, in other words; the second time go on without the answer.

    Words of danger are no failed try: the question stays, however often they come.
    """
    tries = session.tries + (reason != "danger")
    session = session._replace(tries=tries, doubt=None, about="")
    if reason == "danger":
        return Moved(session, (current_screen(script, session),))
    if tries >= TRIES and (step.is_question or "give_up" in step.go):
        return give_up(script, session, step)
    lines = [retry_line(script, session, step, reason)]
    if tries >= TRIES:  # a crossroads cannot be passed by without an answer
        lines.append(Voice(script, session).text("ui/offer#human"))
    return Moved(session, (current_screen(script, session, before=lines),))


def give_up(script: Script, session: Session, step: Step) -> Moved:
    """Go on without an answer: it counts as unknown, and a human is offered in one line.

    What was ticked before counts all the same.
    """
    line = Voice(script, session).text("ui/give_up#human")
    moved = accept(script, session, step, session.ticked or UNKNOWN, "give_up")
    return moved._replace(said=preceded(moved.said, line))


def retry_line(script: Script, session: Session, step: Step, reason: str) -> str:
    """Return the author's words for this, or ours."""
    voice = Voice(script, session)
    if step.retry and reason != "long":
        return voice.text(step.retry)
    return voice.text(f"ui/retry#{reason}", **retry_slots(script, session, step))


def retry_slots(script: Script, session: Session, step: Step) -> dict[str, str]:
    """Return what our own words for a retry may name."""
    slots = {"skip": option_label(script, session, step, SKIP)}
    if isinstance(step.body, Ask):
        slots |= {"low": bound(step.body.low), "high": bound(step.body.high)}
    return slots


def bound(number: float | None) -> str:
    """Return a bound as it is read, without a needless fraction."""
    return "" if number is None else f"{number:g}"


def preceded(said: tuple[Message, ...], line: str) -> tuple[Message, ...]:
    """Put a line before the first message; a hand-off that follows speaks for itself."""
    if not said:
        return ()
    first, *others = said
    return (first._replace(text=f"{line}\n\n{first.text}"), *others)
