"""Go through the script from where a session stands until the person is needed.

Plain steps, results and calls do not wait; choices and questions do. A hand-off waits for
how it ends where consultants answer in the chat; where nobody does, it shows the phone.
The way on is the next step whose condition is true.

A session may be *due* somewhere: after "back" or a changed answer, questions that were
answered before are passed by until that step is reached, and only what is new is asked.
Nothing else is passed by: advice, numbers, hand-offs and results are said again, because
the new answer may be the one that needs them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bot.engine.choices import home_choice
from bot.engine.effects import Wish
from bot.engine.meaning import DialogMeaning, level_of
from bot.engine.message import Message
from bot.engine.screens import (
    current_screen,
    phone_card,
    result_screen,
    step_screen,
)
from bot.engine.session import UNKNOWN, Answer, Position, Session, written_position
from bot.engine.voice import Voice
from bot.script.conditions import holds
from bot.script.model import (
    Ask,
    Call,
    Choices,
    Handoff,
    Levels,
    Plain,
    Scope,
    Script,
    Step,
    TextId,
)

STEPS_A_TURN = 100
"""A checked script cannot go round without waiting; this bounds one that could."""

DEPTH = 8
"""Calls within calls; the checker allows no more."""

TRAIL = 50
"""How many steps "back" can lead back: a turn must not cost more late in a long talk."""

NOBODY = "nobody"
"""The exit of a hand-off while no consultant has ever signed in: the phone only."""


class Moved(NamedTuple):
    """A session that waits for its person again, and what was said on the way."""

    session: Session
    said: tuple[Message, ...] = ()
    forgets: bool = False  # everything about this person is to be erased
    wish: Wish | None = None  # a human is to be brought in


def step_of(script: Script, session: Session) -> Step:
    """Return the step a session stands at."""
    return script.step(session.position.dialog, session.position.step)


def name_of(position: Position) -> str:
    """Return the name under which a step's answer is kept."""
    return f"{position.dialog}/{position.step}"


def home_of(script: Script) -> Position:
    """Return the first step of home."""
    return Position(script.HOME, script.dialogs[script.HOME].first)


def is_inside(session: Session, dialog: str | None) -> bool:
    """Tell whether a dialog is the current one, or has called it."""
    position = session.position
    return dialog == position.dialog or any(dialog == caller for caller, _ in position.stack)


def remark(script: Script, session: Session, unit: TextId) -> Moved:
    """Say one line of our own, and show again where the person is."""
    line = Voice(script, session).text(unit)
    return Moved(session, (current_screen(script, session, before=(line,)),))


def arrive(script: Script, session: Session, said: tuple[Message, ...] = ()) -> Moved:
    """Go on from the current step until the person is needed."""
    for _ in range(STEPS_A_TURN):
        session = no_longer_due(session)
        step = step_of(script, session)
        if session.ended:
            return finish(script, session, said)
        if not is_open(script, session, step):
            session = go_on(script, session)
        elif waits(script, session, step):
            return wait(script, session, said)
        else:
            moved = pass_through(script, session, step)
            session, said = moved.session, (*said, *moved.said)
    return wait(script, at_home(script, session), said)


def is_open(script: Script, session: Session, step: Step) -> bool:
    """Tell whether a step's condition lets it be said."""
    if step.when is None:
        return True
    return bool(holds(step.when, DialogMeaning(script, session, session.position.dialog)))


def waits(script: Script, session: Session, step: Step) -> bool:
    """Tell whether somebody is needed here: the person, or a consultant."""
    if isinstance(step.body, Handoff):
        return session.chat
    return isinstance(step.body, (Choices, Ask)) and not is_passed_by(script, session, step)


def is_passed_by(script: Script, session: Session, step: Step) -> bool:
    """Tell whether a session on its way elsewhere leaves this step out."""
    return bool(session.due) and step.is_question and was_asked(script, session)


def was_asked(script: Script, session: Session) -> bool:
    """Tell whether the current question was answered before, be the answer kept or not."""
    name = name_of(session.position)
    if scope_of(script, name) is Scope.SESSION:
        return name in session.answers
    here = (session.position.dialog, session.position.step)
    return any((earlier.dialog, earlier.step) == here for earlier in session.visited)


def wait(script: Script, session: Session, said: tuple[Message, ...]) -> Moved:
    """Stop here, and say the step; behind a crossroads nobody is due anywhere."""
    if is_handing_off(script, session):
        return Moved(session._replace(due=""), said, wish=Wish.STEP)
    if not step_of(script, session).is_question:
        session = session._replace(due="")
    return Moved(session, (*said, current_screen(script, session)))


def is_handing_off(script: Script, session: Session) -> bool:
    """Tell whether a dialog waits at a hand-off for how it ends."""
    return session.chat and isinstance(step_of(script, session).body, Handoff)


def finish(script: Script, session: Session, said: tuple[Message, ...]) -> Moved:
    """Stop at the end: what was said last offers the way home; nothing said is home itself."""
    if not said:
        return arrive(script, at_home(script, session))
    last = said[-1]._replace(choices=(home_choice(script, session),))
    return Moved(session, (*said[:-1], last))


def pass_through(script: Script, session: Session, step: Step) -> Moved:
    """Do what a step does that does not wait, and go on."""
    match step.body:
        case Levels():
            return judge(script, session, step, step.body)
        case Plain():
            return Moved(go_on(script, session), (step_screen(script, session),))
        case Handoff():
            return hand_off(script, session, step)
        case Call(dialog, then):
            return Moved(call(script, session, dialog, then))
        case Choices() | Ask():
            return Moved(go_on(script, session, way_taken(session, step)))


def way_taken(session: Session, step: Step) -> str:
    """Return the way that the answer given before leads; one that was not kept leads on."""
    name = name_of(session.position)
    return exit_of(step, session.answers[name]) if name in session.answers else "next"


def no_longer_due(session: Session) -> Session:
    """Return a session that has come to the step it was on its way to."""
    return session._replace(due="") if session.due == name_of(session.position) else session


def exit_of(step: Step, answer: Answer) -> str:
    """Return the name under which `go` may list an answer."""
    if answer is UNKNOWN:
        return "skip"
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    return next((option for option in chosen if option in step.go), "next")


def judge(script: Script, session: Session, step: Step, body: Levels) -> Moved:
    """Give the result, once everything it needs has been asked."""
    missing = next(filter(lambda need: is_missing(script, session, need), body.needs), None)
    if missing:
        return Moved(go_to(session, missing)._replace(due=name_of(session.position)))
    risk = script.risks[body.risk]
    level = level_of(script, session, risk)
    name = name_of(session.position)
    others = {key: value for key, value in session.results.items() if key != name}
    session = session._replace(results={**others, name: level}, due="")
    said = result_screen(script, session, body, level)
    return Moved(go_on(script, session, level), (said,))


def is_missing(script: Script, session: Session, need: str) -> bool:
    """Tell whether a step that a result needs is open and was never answered."""
    position = session.position
    there = go_to(session, need)
    answered = f"{position.dialog}/{need}" in session.answers
    return not answered and is_open(script, there, step_of(script, there))


def hand_off(script: Script, session: Session, step: Step) -> Moved:
    """Offer the phone, as long as nobody answers in the chat; private answers end here."""
    said = Voice(script, session).paragraphs(step.say)
    card = phone_card(script, session, before=said)
    return Moved(after_hand_off(script, session, NOBODY), (card,))


def after_hand_off(script: Script, session: Session, way: str) -> Session:
    """Go on from a hand-off as it ended; what was for the consultant alone is forgotten."""
    session = without(script, session, Scope.CASE, Scope.CASE_PRIVATE)
    return go_on(script, session._replace(due=""), way)


def call(script: Script, session: Session, dialog: str, then: str) -> Session:
    """Run another dialog from its beginning, unless it was run on the way to where one is due."""
    position = session.position
    if session.due and was_called(session):
        return go_to(session, then)
    if len(position.stack) >= DEPTH:
        return at_home(script, session)
    stack = (*position.stack, (position.dialog, position.step))
    return begin(script, session, dialog, stack)


def was_called(session: Session) -> bool:
    """Tell whether the current step has called its dialog before."""
    frame = (session.position.dialog, session.position.step)
    return any(frame in earlier.stack for earlier in session.visited)


def left_behind(session: Session, position: Position) -> Session:
    """Return a session that leaves a step, so that "back" finds it; nothing is pending."""
    here = written_position(position)
    trail = [*[earlier for earlier in session.trail if earlier != here], here]
    return session._replace(
        trail=tuple(trail[-TRAIL:]), doubt=None, about="", tries=0, ticked=(), ended=False
    )


def begin(
    script: Script, session: Session, dialog: str, stack: tuple[tuple[str, str], ...] = ()
) -> Session:
    """Stand at the beginning of a dialog; what was answered there before does not count."""
    first = script.dialogs[dialog].first
    prefix = f"{dialog}/"
    answers = {key: v for key, v in session.answers.items() if not key.startswith(prefix)}
    results = {key: v for key, v in session.results.items() if not key.startswith(prefix)}
    position = Position(dialog, first, stack)
    return session._replace(
        position=position, answers=answers, results=results, due="", ended=False
    )


def at_home(script: Script, session: Session) -> Session:
    """Stand at the neutral home, with nothing pending."""
    session = begin(script, session, script.HOME)
    return session._replace(doubt=None, about="", tries=0, ticked=(), shape="")


def go_on(script: Script, session: Session, way: str = "next") -> Session:
    """Leave a step: where `go` says for this way on, else to the next in the file, else end."""
    step = step_of(script, session)
    below = None if step.end else script.dialogs[session.position.dialog].after(step.id)
    target = step.go.get(way) or step.go.get("next") or below
    if target is None:
        return leave(script, session)
    return go_to(session, target)


def go_to(session: Session, step: str) -> Session:
    """Stand at another step of the same dialog."""
    dialog, _, stack = session.position
    return session._replace(position=Position(dialog, step, stack))


def leave(script: Script, session: Session) -> Session:
    """Return to the dialog that called this one; from the outermost, end."""
    if not session.position.stack:
        return session._replace(ended=True)
    *stack, (dialog, step) = session.position.stack
    body = script.step(dialog, step).body
    then = body.then if isinstance(body, Call) else step
    return session._replace(position=Position(dialog, then, tuple(stack)), due="")


def without(script: Script, session: Session, *scopes: Scope) -> Session:
    """Forget the answers that are remembered only as long as these scopes last."""
    lost = names_in(script, scopes) & session.answers.keys()
    if not lost:
        return session
    kept = {name: answer for name, answer in session.answers.items() if name not in lost}
    return session._replace(answers=kept)


@lru_cache(maxsize=32)
def names_in(script: Script, scopes: tuple[Scope, ...]) -> frozenset[str]:
    """Return the names of the answers that are remembered as long as one of these scopes."""
    return frozenset(
        f"{dialog.id}/{step}"
        for dialog in script.dialogs.values()
        for step, scope in dialog.remember.items()
        if scope in scopes
    )


def scope_of(script: Script, name: str) -> Scope:
    """Return how long an answer is remembered."""
    dialog, _, step = name.partition("/")
    return script.dialogs[dialog].remember.get(step, Scope.SESSION)
