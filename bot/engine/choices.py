"""What can be pressed, opened or typed at a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from bot.engine.bar import HELPLINE, dialled
from bot.engine.buttons import DONE, HOME, KEPT, OPEN, SKIP, Button
from bot.engine.message import Choice, Input, Link, Picture
from bot.engine.session import Session
from bot.engine.voice import label
from bot.script.model import (
    Ask,
    Choices,
    Dialog,
    FactKind,
    Language,
    Opener,
    Option,
    Script,
    Step,
    TextId,
)


def choices_of(script: Script, session: Session, step: Step) -> tuple[Choice, ...]:
    """Return the buttons of a step: its own, then those the engine adds."""
    dialog = session.position.dialog
    return made_choices(script, dialog, step.id, session.language, session.ticked)


@lru_cache(maxsize=KEPT)
def made_choices(
    script: Script, dialog: str, step_id: str, language: Language, ticked: tuple[str, ...]
) -> tuple[Choice, ...]:
    """Make the buttons of a step once for all who see the same."""
    step = script.step(dialog, step_id)
    made = partial(button_choice, script, dialog, step, language)
    own = own_choices(script, dialog, step, language, ticked)
    done = [made(DONE, "ui/choices#done")] if step.takes_several else []
    skips = step.is_question and not step.never_skip
    skip = [made(SKIP, step.skip or "ui/choices#skip")] if skips else []
    return (*own, *done, *skip)


def own_choices(
    script: Script, dialog: str, step: Step, language: Language, ticked: Sequence[str] = ()
) -> tuple[Choice, ...]:
    """Return the buttons of a step's own options, ticked ones marked."""
    options: Sequence[Option] = step.body.options if isinstance(step.body, Choices) else ()
    return tuple(
        replace(
            button_choice(script, dialog, step, language, option.id, option.label),
            chosen=option.id in ticked,
        )
        for option in options
    )


def engine_choice(script: Script, session: Session, option: str, unit: TextId) -> Choice:
    """Return a button that the engine makes, bound to the current step."""
    dialog, step = session.position.dialog, session.position.step
    return button_choice(script, dialog, script.step(dialog, step), session.language, option, unit)


def button_choice(
    script: Script, dialog: str, step: Step, language: Language, option: str, unit: TextId
) -> Choice:
    """Return the button of one option of a step."""
    button = Button(dialog, step.id, option, step.shape)
    return Choice(str(button), label(script, unit, language))


def links_of(script: Script, session: Session, step: Step) -> tuple[Link, ...]:
    """Return what a step's buttons open; a fact that may not be shown has no button."""
    shown = (opener for opener in step.openers if opener.fact in script.facts)
    return tuple(link(script, session, opener) for opener in shown)


def link(script: Script, session: Session, opener: Opener) -> Link:
    """Return one thing to open; a phone is dialled."""
    value = script.facts[opener.fact].value(session.language)
    opened = dialled(value) if opener.kind is FactKind.PHONE else value
    return Link(opener.kind, label(script, opener.label, session.language), opened)


def call_link(script: Script, session: Session) -> tuple[Link, ...]:
    """Return the helpline's number, to be called."""
    number = dialled(script.facts[HELPLINE].value(session.language))
    return (Link("phone", label(script, "ui/bar#call", session.language), number),)


def picture_of(script: Script, session: Session, step: Step) -> Picture | None:
    """Return the step's picture with its words."""
    if step.image is None:
        return None
    return Picture(step.image.src, label(script, step.image.alt, session.language))


def input_of(step: Step) -> Input | None:
    """Return what may be typed at a step that is answered by typing."""
    if not isinstance(step.body, Ask):
        return None
    return Input(step.body.kind, step.body.low, step.body.high)


def topic_choice(script: Script, session: Session, dialog: Dialog) -> Choice:
    """Return the button that opens a dialog."""
    title = label(script, dialog.title, session.language)
    return Choice(str(Button(dialog.id, "", OPEN)), title)


def home_choice(script: Script, session: Session) -> Choice:
    """Return the button that leads home."""
    return engine_choice(script, session, HOME, "ui/choices#home")


def option_label(script: Script, session: Session, step: Step, option: str) -> str:
    """Return what stands on an option's button, the engine's own options included."""
    if option == SKIP:
        return label(script, step.skip or "ui/choices#skip", session.language)
    options = step.body.options if isinstance(step.body, Choices) else ()
    unit = next((own.label for own in options if own.id == option), "ui/choices#continue")
    return label(script, unit, session.language)
