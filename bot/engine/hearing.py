"""Something was typed: what is it, to the step the person stands at?"""

from __future__ import annotations

import re

from bot.engine.answering import accept, ask_back, choose, misunderstood, tick
from bot.engine.buttons import NONE
from bot.engine.changing import settle
from bot.engine.commands import read_near_command
from bot.engine.danger import danger_in
from bot.engine.effects import Wish
from bot.engine.events import Wrote
from bot.engine.inputs import TEXT_LIMIT, Misread, read_input, utf16_units
from bot.engine.obeying import obey_typed, without_doubt
from bot.engine.options import (
    Guessed,
    GuessedMany,
    Meant,
    MeantMany,
    Unclear,
    is_plain_no,
    read_consent,
    read_option,
    read_skip,
    read_story,
)
from bot.engine.pressing import go_home, open_dialog, press, resume
from bot.engine.screens import current_screen
from bot.engine.session import UNKNOWN, Doubt, Session
from bot.engine.topics import find_topics
from bot.engine.voice import Voice, label
from bot.engine.walk import Moved, at_home, is_handing_off, remark, step_of
from bot.script.folding import fold
from bot.script.model import Ask, Choices, Command, Script, Step, TextId

NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*", re.ASCII)


def hear(script: Script, session: Session, event: Wrote) -> Moved:
    """Answer what was typed."""
    if session.doubt is Doubt.PAUSE:
        return hear_after_pause(script, session, event)
    if is_handing_off(script, session):
        return Moved(session, wish=Wish.STEP)
    pressed = typed_choice(script, session, event.text) if session.doubt else None
    if pressed:
        return press(script, session, pressed, is_new=False)
    asked = session.doubt not in (None, Doubt.TOPIC)
    consent = read_consent(script, event.text) if asked else None
    if consent is not None:
        return settle(script, session, yes=consent, copied=event.copied)
    if session.paused_before:
        return hear_after_pause(script, without_doubt(session), event)
    if session.doubt is Doubt.GUESS and is_done(script, session, event.text):
        return settle(script, session, yes=True)
    if says(script, "ui/choices#home", event.text):
        return go_home(script, session)
    session = at_home(script, session) if session.ended else session
    return hear_answer(script, session._replace(doubt=None, about=""), event)


def hear_after_pause(script: Script, session: Session, event: Wrote) -> Moved:
    """Take what was typed for a button of the neutral home; the place before stays hidden."""
    pressed = typed_choice(script, session, event.text)
    if pressed:
        return press(script, session, pressed, is_new=False)
    consent = read_consent(script, event.text)
    if consent is not None:
        return resume(script, session) if consent else go_home(script, session)
    near = read_near_command(script, event.text)
    if near:
        return obey_typed(script, session, near, event)
    units = () if danger_in(script, event.text) else ("ui/retry#choices", "ui/human#danger")
    lines = list(map(Voice(script, session).text, units))
    return Moved(session, (current_screen(script, session, before=lines),))


def typed_choice(script: Script, session: Session, text: str) -> str | None:
    """Return the button of a question back that was typed: its number, or what stands on it."""
    choices = current_screen(script, session).choices
    number = NUMBER.fullmatch(text)
    if number and 0 < int(number[1]) <= len(choices):
        return choices[int(number[1]) - 1].id
    folded = fold(text)
    return next((choice.id for choice in choices if fold(choice.label) == folded), None)


def is_done(script: Script, session: Session, text: str) -> bool:
    """Tell whether "done" was said to a question back about several answers: that is a yes."""
    several = step_of(script, session).takes_several
    return several and says(script, "ui/choices#done", text)


def hear_answer(script: Script, session: Session, event: Wrote) -> Moved:
    """Take what was typed for an answer to the current step, if it can be one."""
    step = step_of(script, session)
    if session.shape and session.shape != step.shape:
        return remark(script, session, "ui/changed_question")  # while it was being answered
    if utf16_units(event.text) > TEXT_LIMIT:
        reason = "danger" if danger_in(script, event.text) else "long"
        return misunderstood(script, session, step, reason)
    match step.body:
        case Ask():
            return hear_input(script, session, step, step.body, event)
        case Choices():
            return hear_option(script, session, step, event)
        case _:  # a step that does not wait: an older revision stopped here
            return resume(script, session)


def hear_input(script: Script, session: Session, step: Step, body: Ask, event: Wrote) -> Moved:
    """Read a number, a date, a country … as the step asks for it."""
    if not step.never_skip and read_skip(script, event.text, step):
        return accept(script, session, step, UNKNOWN, "skip")
    read = read_input(body, event.text, session.language, event.at.date())
    if isinstance(read, Misread):
        return not_understood(script, session, step, event, read.reason)
    return accept(script, session, step, read, "next")


def hear_option(script: Script, session: Session, step: Step, event: Wrote) -> Moved:
    """Find the option that was typed; what is only like one is asked back."""
    match read_option(script, session.position.dialog, step, event.text):
        case Meant(option) if step.takes_several and option in session.ticked:
            return tick(script, session, option)
        case Meant(option):
            return choose(script, session, step, option)
        case MeantMany(options):
            return tick(script, session, *options)
        case Guessed(option):
            return ask_back(script, session, option)
        case GuessedMany(options):
            return ask_back(script, session, *options)
        case Unclear() if denies_all(script, session, step, event.text):
            return ask_back(script, session, NONE)
        case Unclear() if session.position.dialog == script.HOME:
            return hear_topic(script, session, step, event)
        case Unclear():
            reason = "several" if step.takes_several else "choices"
            return not_understood(script, session, step, event, reason)


def hear_topic(script: Script, session: Session, step: Step, event: Wrote) -> Moved:
    """Find what was written about among the topics; a clear one is opened, others suggested."""
    found = find_topics(script, event.text)
    if len(found) == 1:
        return open_dialog(script, session, found[0])
    if found:
        session = session._replace(doubt=Doubt.TOPIC, about=" ".join(found))
        return Moved(session, (current_screen(script, session),))
    return not_understood(script, session, step, event, "topics")


def not_understood(
    script: Script, session: Session, step: Step, event: Wrote, reason: str
) -> Moved:
    """Try a command with a typo, now that the text is nothing else; then ask again.

    On a question with danger signs only help and a human are heard with a typo. Words of
    danger are not called not understood: the numbers stand there instead, and what they
    may answer is asked back.
    """
    if danger_in(script, event.text):
        told = read_story(script, step, event.text)
        if told and told not in session.ticked:
            return ask_back(script, session, told)
        return misunderstood(script, session, step, "danger")
    near = read_near_command(script, event.text)
    if near and (not step.has_signs or near[0] in (Command.HELP, Command.HUMAN)):
        return obey_typed(script, session, near, event)
    return misunderstood(script, session, step, reason)


def denies_all(script: Script, session: Session, step: Step, text: str) -> bool:
    """Tell whether a plain no to several options can mean the one for none of them."""
    options = step.body.options if isinstance(step.body, Choices) else ()
    offered = step.takes_several and any(option.id == NONE for option in options)
    return offered and not session.ticked and is_plain_no(script, text)


def says(script: Script, unit: TextId, text: str) -> bool:
    """Tell whether what was typed is one of our own buttons, in any language."""
    folded = fold(text)
    own = (label(script, unit, language) for language in script.languages)
    synonyms = script.words.synonyms.get(fold(script.units[unit].source), ())
    return folded in synonyms or any(folded == fold(name) for name in own)
