"""What a person sees: a step, a result or a question back, always with the safety bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.engine.bar import bar
from bot.engine.buttons import CONTINUE, HUMAN, KEPT, NO, YES, Button, read_button, reply
from bot.engine.choices import (
    call_link,
    choices_of,
    engine_choice,
    home_choice,
    input_of,
    links_of,
    option_label,
    own_choices,
    picture_of,
    topic_choice,
)
from bot.engine.meaning import evidence
from bot.engine.message import Choice, Link, Message
from bot.engine.session import Doubt, Position, Session, written_position
from bot.engine.voice import Voice
from bot.script.model import Language, Levels, ListKind, Paragraph, RiskSet, Script

PHONE_CARD = ("ui/human#phone", "ui/human#hours", "ui/human#danger")
"""What is said instead of a consultant: the number, its hours, and what to do in danger."""

NUMBERS = ("ui/human#danger", "ui/offer#human")
"""The one line that is said first where there is danger: 112, and the helpline."""

COMMANDS = (Doubt.FORGET, Doubt.RESTART)
"""Doubts about a command, which nothing in the dialogs has words for."""


def current_screen(script: Script, session: Session, *, before: Sequence[str] = ()) -> Message:
    """Return what stands on the screen now, after the given lines."""
    match session.doubt:
        case Doubt.PAUSE:
            return pause_screen(script, session, before)
        case Doubt.TOPIC:
            return topics_screen(script, session, before)
        case Doubt.GUESS | Doubt.CHANGE | Doubt.FORGET | Doubt.RESTART:
            return doubt_screen(script, session, before)
        case None if session.ended:
            return ended_screen(script, session, before)
        case None:
            return step_screen(script, session, before=before)


def step_screen(script: Script, session: Session, *, before: Sequence[str] = ()) -> Message:
    """Return the message of the current step, after the given lines."""
    dialog, step = session.position.dialog, session.position.step
    if before or not is_same_for_all(script, dialog, step):
        return made_screen(script, session, before)
    shown = Seen(dialog, step, session.language, session.ticked, bool(session.trail))
    return kept_screen(script, shown)


class Seen(NamedTuple):
    """All that a screen can depend on whose texts are the same for all."""

    dialog: str
    step: str
    language: Language
    ticked: tuple[str, ...]
    can_go_back: bool


@lru_cache(maxsize=KEPT)
def kept_screen(script: Script, seen: Seen) -> Message:
    """Make a screen once, for somebody of whom nothing else is known."""
    here = Position(seen.dialog, seen.step)
    trail = (written_position(here),) if seen.can_go_back else ()
    session = Session(here, seen.language, ticked=seen.ticked, trail=trail)
    return made_screen(script, session)


@lru_cache(maxsize=KEPT)
def is_same_for_all(script: Script, dialog: str, step: str) -> bool:
    """Tell whether a step says the same whatever was answered: facts, and no conditions."""
    said = script.step(dialog, step).say
    templates = [
        catalog[paragraph.text]
        for catalog in script.catalogs.values()
        for paragraph in said
        if paragraph.text in catalog
    ]
    slots = {slot for template in templates for slot in template.slots}
    always = all(paragraph.when is None and paragraph.plural is None for paragraph in said)
    return always and slots <= script.facts.keys()


def made_screen(script: Script, session: Session, before: Sequence[str] = ()) -> Message:
    """Make the message of the current step."""
    step = script.step(session.position.dialog, session.position.step)
    said = Voice(script, session).paragraphs(step.say)
    message = notice(script, session, *before, *said, choices=choices_of(script, session, step))
    return message._replace(
        links=links_of(script, session, step),
        picture=picture_of(script, session, step),
        input=input_of(step),
    )


def result_screen(
    script: Script, session: Session, body: Levels, level: str, *, before: Sequence[str] = ()
) -> Message:
    """Return a result: what it says at this level, and why.

    Where words of harm were typed, the answers do not hold all that is known: the numbers
    come first, however mild the level is.
    """
    voice, risk = Voice(script, session), script.risks[body.risk]
    said = voice.paragraphs(body.say.get(level, ()))
    match body.lists.get(level):
        case ListKind.SIGNS:
            said += listed(voice, "ui/list#signs", explanations(script, session, risk))
        case ListKind.ADVICE:
            said += listed(voice, "ui/list#advice", advice(script, session, risk, level))
        case None:
            pass
    alarm = numbers(voice) if session.alarmed else ""
    return notice(script, session, *before, alarm, *said)


def numbers(voice: Voice, *units: str) -> str:
    """Return the line with the numbers, and what else of our own is to stand in it."""
    return " ".join(filter(None, map(voice.text, (*NUMBERS, *units))))


def explanations(script: Script, session: Session, risk: RiskSet) -> list[str]:
    """Return the explanation of each sign found, in the order of the answers."""
    found = evidence(script, session).signs
    return [sign.explain for sign in found.values() if sign.id in risk.signs]


def advice(script: Script, session: Session, risk: RiskSet, level: str) -> list[str]:
    """Return the level's own advice, then that of each sign found."""
    found = evidence(script, session).signs
    of_signs = [sign.advise for sign in found.values() if sign.id in risk.signs and sign.advise]
    return [*risk.advice.get(level, ()), *of_signs]


def listed(voice: Voice, heading: str, units: Sequence[str]) -> list[str]:
    """Return a heading and its items as one paragraph; nothing without items."""
    items = voice.paragraphs(Paragraph(unit) for unit in units)
    return ["\n".join([voice.text(heading), *(f"• {item}" for item in items)])] if items else []


def phone_card(script: Script, session: Session, *, before: Sequence[str] = ()) -> Message:
    """Return how to reach a human by phone."""
    said = Voice(script, session).paragraphs(Paragraph(unit) for unit in PHONE_CARD)
    return notice(script, session, *before, *said, links=call_link(script, session))


def ended_screen(script: Script, session: Session, before: Sequence[str]) -> Message:
    """Return what is left to see after the end of a talk: the way to begin again."""
    text = Voice(script, session).text("ui/ended")
    return notice(script, session, *before, text, choices=(home_choice(script, session),))


def pause_screen(script: Script, session: Session, before: Sequence[str] = ()) -> Message:
    """Return the neutral home as it is after a silence: it shows nothing of what was said."""
    home = script.dialogs[script.HOME]
    first = home.steps[home.first]
    choices = (
        engine_choice(script, session, CONTINUE, "ui/choices#continue"),
        *own_choices(script, home.id, first, session.language),
    )
    text = Voice(script, session).text("ui/pause")
    return notice(script, session, *before, text, choices=choices)


def stop_screen(script: Script, session: Session) -> Message:
    """Return the last line of somebody who stops, and the way back in."""
    proceed = engine_choice(script, session, CONTINUE, "ui/choices#continue")
    text = Voice(script, session).text("ui/stopped")
    return notice(script, session, text, choices=(proceed, home_choice(script, session)))


def offer_screen(script: Script, session: Session, dialog: str) -> Message:
    """Return home as a newcomer sees it who pressed an old button: with that dialog offered."""
    home = step_screen(script, session)
    offered = topic_choice(script, session, script.dialogs[dialog])
    return home._replace(choices=(offered, *home.choices))


CONSENT: Mapping[Doubt, tuple[str, str]] = {
    Doubt.GUESS: ("ui/doubt#yes", "ui/doubt#no"),
    Doubt.FORGET: ("ui/forget#yes", "ui/choices#no"),
}
"""The words for yes and no where bare ones could be taken for an answer to the question."""


def doubt_screen(script: Script, session: Session, before: Sequence[str] = ()) -> Message:
    """Return a question back: "did you mean …?", "change this answer to …?", "erase all?"."""
    doubt = session.doubt or Doubt.GUESS
    voice = Voice(script, session)
    text = voice.text(f"ui/{doubt}#ask") if doubt in COMMANDS else what_is_doubted(script, session)
    yes, no = CONSENT.get(doubt, ("ui/choices#yes", "ui/choices#no"))
    choices = (
        engine_choice(script, session, reply(YES, session.about), yes),
        engine_choice(script, session, reply(NO, session.about), no),
    )
    return notice(script, session, *before, text, choices=choices)


def what_is_doubted(script: Script, session: Session) -> str:
    """Return the question whether an option was meant, or is to take another's place."""
    guessed = session.about.split() if session.doubt is Doubt.GUESS else []
    if len(guessed) > 1:
        return which_are_doubted(script, session, guessed)
    button = read_button(session.about) or Button(session.position.dialog, "", session.about)
    step = script.step(button.dialog, button.step or session.position.step)
    option = option_label(script, session, step, button.option)
    changes = "ui/change#ask" if step.is_question else "ui/continue_there"
    unit = "ui/guess#ask" if session.doubt is Doubt.GUESS else changes
    return Voice(script, session).text(unit, option=option)


def which_are_doubted(script: Script, session: Session, guessed: Sequence[str]) -> str:
    """Return the question whether several options were meant, each on a line of its own."""
    step = script.step(session.position.dialog, session.position.step)
    labels = [f"• {option_label(script, session, step, option)}" for option in guessed]
    return Voice(script, session).text("ui/guess#several", options="\n".join(labels))


def topics_screen(script: Script, session: Session, before: Sequence[str] = ()) -> Message:
    """Return at most three topics that come close to what was written, home and a human."""
    found = [name for name in session.about.split() if name in script.dialogs]
    choices = (
        *(topic_choice(script, session, script.dialogs[name]) for name in found),
        home_choice(script, session),
        engine_choice(script, session, HUMAN, "ui/bar#human"),
    )
    text = Voice(script, session).text("ui/suggest")
    return notice(script, session, *before, text, choices=choices)


def notice(
    script: Script,
    session: Session,
    *paragraphs: str,
    choices: tuple[Choice, ...] = (),
    links: tuple[Link, ...] = (),
) -> Message:
    """Return a message with the safety bar. Every message of the bot is made here."""
    text = "\n\n".join(filter(None, paragraphs))
    return Message(text, choices=choices, links=links, bar=bar(script, session))
