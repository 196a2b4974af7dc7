"""What a consultant knows of a person before the first word: never who it is.

Answers are kept as ids, so each consultant reads them in her own language, whatever the
person's is. What somebody typed stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.desks.speech import filled, text
from bot.engine.meaning import evidence
from bot.engine.migration import migrate
from bot.engine.session import Answer, Position, Session
from bot.engine.voice import Values, show
from bot.helpline.forms import DIALOG as FORM
from bot.ports import Opened
from bot.script.model import Ask, Dialog, InputKind, Language, Scope, Script, Sign, Step

TYPED = (InputKind.TEXT, InputKind.PLACE)
"""Answers in the person's own words."""


class Found(NamedTuple):
    """A danger sign in the answers, and why it is one."""

    why: str
    critical: bool


class Question(NamedTuple):
    """What was asked and answered. Without an answer, the person would rather not say."""

    asked: str
    answer: str
    typed: bool = False


class Card(NamedTuple):
    """Everything that may be shown beside a talk."""

    level: str
    urgent: bool
    minor: bool
    signs: tuple[Found, ...] = ()
    answers: tuple[Question, ...] = ()
    path: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def card(script: Script, opened: Opened, language: Language, *, mine: bool) -> Card:
    """Return the card of a case in the language of who reads it.

    What was said for the consultant alone is shown to her who has the case.
    """
    case, session = opened.case, opened.session
    shared = tuple(text(script, f"ui/case#{name}", language) for name in case.told)
    bare = Card(case.level, case.urgent, case.minor, told=tuple(filter(None, shared)))
    if session is None:
        return bare
    read = migrate(script, session)._replace(language=language)
    return bare._replace(
        signs=tuple(signs(script, read)),
        answers=tuple(answers(script, read, mine=mine)),
        path=tuple(path(script, read)),
    )


def signs(script: Script, session: Session) -> Iterator[Found]:
    """Yield the signs that the answers hold, the critical ones first."""
    found = evidence(script, session).signs.values()
    for sign in sorted(found, key=graveness):
        yield Found(text(script, sign.explain, session.language), sign.critical)


def graveness(sign: Sign) -> tuple[bool, int]:
    """Return by what signs are put in order."""
    return not sign.critical, -sign.weight


def answers(script: Script, session: Session, *, mine: bool) -> Iterator[Question]:
    """Yield what was answered, in the order of the answers."""
    for name, given in session.answers.items():
        dialog_id, _, step_id = name.partition("/")
        dialog = script.dialogs[dialog_id]
        step = dialog.steps[step_id]
        if may_be_seen(dialog, step, mine=mine):
            yield question(script, session, dialog, step, given)


def may_be_seen(dialog: Dialog, step: Step, *, mine: bool) -> bool:
    """Tell whether an answer may stand on the card: a number never does."""
    if dialog.id == FORM or (isinstance(step.body, Ask) and step.body.kind is InputKind.PHONE):
        return False
    return mine or dialog.remember.get(step.id) is not Scope.CASE_PRIVATE


def question(
    script: Script, session: Session, dialog: Dialog, step: Step, given: Answer
) -> Question:
    """Return a question and its answer; the last paragraph of a step is what asks."""
    there = session._replace(position=Position(dialog.id, step.id))
    unit, values = step.say[-1].text if step.say else "", Values(script, there)
    asked = filled(script, unit, session.language, values)
    shown = show(script, dialog.id, step.id, given, session.language) or ""
    return Question(asked or step.id, shown, isinstance(step.body, Ask) and is_typed(step.body))


def is_typed(body: Ask) -> bool:
    """Tell whether an answer stands in the person's own words."""
    return body.kind in TYPED


def path(script: Script, session: Session) -> Iterator[str]:
    """Yield the titles of the dialogs that the person went through, each once."""
    seen = dict.fromkeys(place.dialog for place in (*session.visited, session.position))
    for id in seen:
        yield text(script, script.dialogs[id].title, session.language)
