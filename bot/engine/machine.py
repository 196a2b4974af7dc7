"""One step of a conversation: an event comes in, `step` says what it means.

What counts depends first on whether the bot has asked something back (`Doubt`):

    nothing asked back     the event is for the current step
    PAUSE                  after ten quiet minutes: the neutral home, with "continue"
    GUESS   "did you mean …?"        yes: that answer;  no: the question again
    CHANGE  "change this answer?"    yes: it is changed, and what follows from it is
                                     asked or worked out again;  no: all stays as it was

The words and buttons of the safety bar are heard before everything else, in every state.
An event that fits nothing is no error: people press old buttons. They are told so, and
the current screen is shown again.
"""

from __future__ import annotations

from bot.engine.buttons import read_button
from bot.engine.commands import read_clear_command
from bot.engine.danger import warned
from bot.engine.declining import decline
from bot.engine.effects import Effect, Forget, HandOff, Say, Wish
from bot.engine.events import Chose, Commanded, Event, SentOther, Started, Wrote
from bot.engine.hearing import hear
from bot.engine.migration import migrate
from bot.engine.news import tell_news
from bot.engine.obeying import obey, obey_typed
from bot.engine.pressing import open_dialog, press
from bot.engine.screens import current_screen
from bot.engine.session import Doubt, Session
from bot.engine.turn import Turn
from bot.engine.walk import (
    Moved,
    after_hand_off,
    arrive,
    at_home,
    home_of,
    is_handing_off,
    is_inside,
    step_of,
    without,
)
from bot.script.model import SOURCE, Ask, Choices, Language, Scope, Script

QUIET = 600
"""Seconds of silence after which the next event shows the neutral home: the phone may be
in other hands by then."""


def step(script: Script, session: Session | None, event: Event, *, chat: bool = False) -> Turn:
    """Answer one event; None is somebody of whom nothing is kept.

    `chat` tells of such a one whether consultants answer; of others their session knows.
    """
    is_new = session is None
    kept = newcomer(script, event, chat=chat) if session is None else migrate(script, session)
    landed = land(script, kept)
    session = pause_if_quiet(script, landed.session, event)
    moved = react(script, session, event, is_new=is_new)
    moved = warned(script, tell_news(script, with_landing(landed, moved)), event)
    now, pressed = int(event.at.timestamp()), button_of(event)
    acted = moved.session._replace(acted_at=now, pressed=pressed)
    return Turn(settled(script, acted), effects_of(moved))


def hand_back(script: Script, session: Session, way: str) -> Turn:
    """Go on from the hand-off where the dialog waits: it was closed, cancelled, or for nobody.

    It is no act of the person: for the silence that hides their place it does not count.
    """
    moved = arrive(script, after_hand_off(script, session, way))
    return Turn(settled(script, moved.session), effects_of(moved))


def land(script: Script, session: Session) -> Moved:
    """Go on from a step that does not wait: an edit may have left somebody there."""
    waiting = isinstance(step_of(script, session).body, (Choices, Ask))
    if waiting or session.ended or is_handing_off(script, session):
        return Moved(session)
    landed = arrive(script, session)
    return Moved(landed.session, landed.said if landed.wish else landed.said[:-1])


def with_landing(landed: Moved, moved: Moved) -> Moved:
    """Say first what stood on the way to where an edit has led; not while it is hidden."""
    if not landed.said or moved.session.doubt is Doubt.PAUSE or moved.forgets:
        return moved
    return moved._replace(said=(*landed.said, *moved.said))


def react(script: Script, session: Session, event: Event, *, is_new: bool) -> Moved:
    """Find out what an event means now, and do it."""
    match event:
        case Started(entry, language):
            return start(script, speak(script, session, language), entry, is_new=is_new)
        case Commanded(command, language):
            return obey(script, session, command, language, copied=event.copied)
        case Chose(choice):
            return press(script, session, choice, is_new=is_new)
        case Wrote(text):
            heard = read_clear_command(script, text)
            if heard:
                return obey_typed(script, session, heard, event)
            if session.doubt is Doubt.PAUSE and is_after_silence(session, event):
                return Moved(session, (current_screen(script, session),))
            return hear(script, session, event)
        case SentOther():
            return decline(script, session, event)


def start(script: Script, session: Session, entry: str | None, *, is_new: bool) -> Moved:
    """Open the bot: at the neutral home, never in the middle of what was said."""
    begins = is_new or not is_inside(session, entry)
    if entry in script.dialogs and entry != script.HOME and begins:
        return open_dialog(script, session, str(entry))
    if not is_new and is_under_way(script, session):
        paused = session._replace(doubt=Doubt.PAUSE, about="")
        return Moved(paused, (current_screen(script, paused),))
    return arrive(script, at_home(script, session)._replace(trail=()))


def newcomer(script: Script, event: Event, *, chat: bool = False) -> Session:
    """Return the session of somebody of whom nothing is kept."""
    first = next(iter(script.languages), SOURCE)
    session = Session(home_of(script), language=first, chat=chat)
    asked = event.language if isinstance(event, Started) else None
    return speak(script, session, asked or event.guess)


def speak(script: Script, session: Session, language: Language | None) -> Session:
    """Speak a language from now on, if there is such a one."""
    return session._replace(language=language) if language in script.languages else session


def is_under_way(script: Script, session: Session) -> bool:
    """Tell whether there is something to go on with."""
    return not session.ended and session.position.dialog != script.HOME


def pause_if_quiet(script: Script, session: Session, event: Event) -> Session:
    """Hide the place of somebody who has been silent for long, and the way back to it."""
    leads_back = is_under_way(script, session) or bool(session.trail or session.answers)
    if leads_back and is_after_silence(session, event):
        return session._replace(doubt=Doubt.PAUSE, about="")
    return session


def is_after_silence(session: Session, event: Event) -> bool:
    """Tell whether nothing has happened for so long that the phone may be in other hands."""
    return bool(session.acted_at) and event.at.timestamp() - session.acted_at > QUIET


def settled(script: Script, session: Session) -> Session:
    """Return the session as it is kept: without what lasts only for the turn."""
    kept = without(script, session, Scope.NEVER)
    return kept._replace(revision=script.revision, shape=step_of(script, session).shape)


def button_of(event: Event) -> str:
    """Return the button that was pressed, so that a second click on it is known for one."""
    return event.choice if isinstance(event, Chose) and read_button(event.choice) else ""


def effects_of(moved: Moved) -> tuple[Effect, ...]:
    """Return what is to be done: first what is said, last what is erased.

    A hand-off that says nothing has no screen of its own: the case shows its offer.
    """
    said: tuple[Effect, ...] = tuple(Say(m) for m in moved.said if m.text or m.choices or m.input)
    asked = moved.wish or (Wish.STEP if len(said) < len(moved.said) else None)
    wish: tuple[Effect, ...] = (HandOff(asked),) if asked else ()
    return (*said, *wish, Forget()) if moved.forgets else (*said, *wish)
