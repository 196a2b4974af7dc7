"""The form of a call-back: a dialog that only the table may open, run beside the talk.

It has a session of its own, so that neither the person's place in their dialog nor their
answers are touched, and nothing of it is left when it ends.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.engine.effects import Say
from bot.engine.events import Event
from bot.engine.machine import step
from bot.engine.message import Message
from bot.engine.screens import current_screen
from bot.engine.session import Position, Session
from bot.engine.voice import show
from bot.helpline.case import Callback
from bot.script.model import Language, Script

DIALOG = "callback"
"""The dialog that is the form. Its steps have these ids, whatever they say."""

RESERVED = f"1|{DIALOG}|"
"""How a button of the form begins: it is good in the form and nowhere else."""

NUMBER, SAFE, OTHERS, COVER = "number", "safe", "others", "cover"
VOICEMAIL, WRITE, DAY, PART, LANGUAGE, CODE = (
    *("voicemail", "write", "day", "part", "language", "code"),
)


class Filled(NamedTuple):
    """Where somebody is in the form after an event, and what they were told."""

    form: Session
    said: tuple[Message, ...]

    @property
    def is_over(self) -> bool:
        """Tell whether the last question has been answered."""
        return self.form.ended and self.form.position.dialog == DIALOG

    @property
    def is_left(self) -> bool:
        """Tell whether the person has gone home instead."""
        return self.form.position.dialog != DIALOG


def open_form(script: Script, language: Language) -> Session:
    """Return the form at its first question."""
    return Session(Position(DIALOG, script.dialogs[DIALOG].first), language=language)


def fill(script: Script, form: Session, event: Event) -> Filled:
    """Answer an event in the form."""
    turn = step(script, form._replace(chat=False), event)
    said = tuple(effect.message for effect in turn.effects if isinstance(effect, Say))
    return Filled(turn.session, said)


def screen_of(script: Script, form: Session) -> Message:
    """Return the question that stands in the form."""
    return current_screen(script, form)


def is_safe(form: Session) -> bool:
    """Tell whether the person said that they can be called, and left a number."""
    return answer(form, SAFE) == "yes" and bool(answer(form, NUMBER))


def answer(form: Session, step_id: str) -> str:
    """Return what was answered at a step of the form; empty if it was left out."""
    given = form.answers.get(f"{DIALOG}/{step_id}")
    return given if isinstance(given, str) else ""


def agreed_in(script: Script, form: Session) -> Callback:
    """Return the agreement that a form holds: what was left open is not allowed."""
    return Callback(
        number=answer(form, NUMBER),
        safe=is_safe(form),
        others_may_answer=answer(form, OTHERS) == "yes",
        may_say=cover_in(script, form),
        voicemail=answer(form, VOICEMAIL) == "yes",
        windows=tuple(filter(None, (answer(form, DAY), answer(form, PART)))),
        language=answer(form, LANGUAGE) or form.language,
        code_word=answer(form, CODE),
        may_write=answer(form, WRITE) == "yes",
    )


def cover_in(script: Script, form: Session) -> str:
    """Return what may be said to somebody else, in the words the person saw."""
    chosen = answer(form, COVER)
    if chosen in ("", "nothing"):
        return ""
    return show(script, DIALOG, COVER, chosen, form.language) or ""
