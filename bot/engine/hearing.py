"""Something was typed: what is it, to the step the person stands at?"""

from __future__ import annotations

from bot.engine.answering import accept, ask_back, choose, misunderstood, tick
from bot.engine.changing import settle
from bot.engine.events import Wrote
from bot.engine.inputs import TEXT_LIMIT, Misread, read_input, utf16_units
from bot.engine.options import (
    Guessed,
    Meant,
    MeantMany,
    Unclear,
    read_consent,
    read_option,
    read_skip,
)
from bot.engine.pressing import open_dialog, resume
from bot.engine.screens import current_screen, topics_screen
from bot.engine.session import UNKNOWN, Doubt, Session
from bot.engine.topics import find_topics
from bot.engine.voice import Voice, label
from bot.engine.walk import Moved, arrive, at_home, step_of
from bot.script.folding import fold
from bot.script.model import Ask, Choices, Script, Step, TextId


def hear(script: Script, session: Session, event: Wrote) -> Moved:
    """Answer what was typed."""
    if session.doubt is Doubt.PAUSE:
        return hear_after_pause(script, session, event.text)
    consent = read_consent(script, event.text) if session.doubt else None
    if consent is not None:
        return settle(script, session, yes=consent)
    if says(script, "ui/choices#home", event.text):
        return arrive(script, at_home(script, session))
    session = at_home(script, session) if session.ended else session
    return hear_answer(script, session._replace(doubt=None, about=""), event)


def hear_after_pause(script: Script, session: Session, text: str) -> Moved:
    """Go on if that was typed; whatever else it was, the neutral home stays."""
    if says(script, "ui/choices#continue", text):
        return resume(script, session)
    return Moved(session, (current_screen(script, session),))


def hear_answer(script: Script, session: Session, event: Wrote) -> Moved:
    """Take what was typed for an answer to the current step, if it can be one."""
    step = step_of(script, session)
    if session.shape and session.shape != step.shape:
        return ask_changed_question(script, session)
    if utf16_units(event.text) > TEXT_LIMIT:
        return misunderstood(script, session, step, "long")
    match step.body:
        case Ask():
            return hear_input(script, session, step, step.body, event)
        case Choices():
            return hear_option(script, session, step, event.text)
        case _:  # a step that does not wait: an older revision stopped here
            return resume(script, session)


def ask_changed_question(script: Script, session: Session) -> Moved:
    """Ask again: the question changed while it was being answered."""
    line = Voice(script, session).text("ui/changed_question")
    return Moved(session, (current_screen(script, session, before=(line,)),))


def hear_input(script: Script, session: Session, step: Step, body: Ask, event: Wrote) -> Moved:
    """Read a number, a date, a country … as the step asks for it."""
    if not step.never_skip and read_skip(script, event.text, step):
        return accept(script, session, step, UNKNOWN, "skip")
    read = read_input(body, event.text, session.language, event.at.date())
    if isinstance(read, Misread):
        return misunderstood(script, session, step, read.reason)
    return accept(script, session, step, read, "next")


def hear_option(script: Script, session: Session, step: Step, text: str) -> Moved:
    """Find the option that was typed; what is only like one is asked back."""
    match read_option(script, session.position.dialog, step, text):
        case Meant(option):
            return choose(script, session, step, option)
        case MeantMany(options):
            return tick(script, session, *options)
        case Guessed(option):
            return ask_back(script, session, option)
        case Unclear():
            return hear_topic(script, session, step, text)


def hear_topic(script: Script, session: Session, step: Step, text: str) -> Moved:
    """At home, find what was written about among the topics; elsewhere ask again."""
    if session.position.dialog != script.HOME:
        return misunderstood(script, session, step, "choices")
    found = find_topics(script, text)
    if len(found) == 1:
        return open_dialog(script, session, found[0])
    if found:
        return Moved(session, (topics_screen(script, session, found),))
    line = Voice(script, session).text("ui/no_results")
    return Moved(session, (current_screen(script, session, before=(line,)),))


def says(script: Script, unit: TextId, text: str) -> bool:
    """Tell whether what was typed is one of our own buttons, in any language."""
    folded = fold(text)
    own = (label(script, unit, language) for language in script.languages)
    synonyms = script.words.synonyms.get(fold(script.units[unit].source), ())
    return folded in synonyms or any(folded == fold(name) for name in own)
