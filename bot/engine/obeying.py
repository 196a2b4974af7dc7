"""The commands of the safety bar: they work in every state, whoever speaks."""

from __future__ import annotations

from bot.engine.bar import other_language
from bot.engine.commands import is_whole, read_clear_command
from bot.engine.effects import Wish
from bot.engine.events import Wrote
from bot.engine.message import Message
from bot.engine.screens import current_screen, notice, phone_card, step_screen, stop_screen
from bot.engine.session import Doubt, Position, Session
from bot.engine.vocabulary import Meaning
from bot.engine.voice import Voice
from bot.engine.walk import Moved, arrive, at_home, is_open, name_of, remark, step_of
from bot.script.model import Command, Language, Script

HELP = "help"
"""The dialog whose first step is the help card."""


def obey(
    script: Script,
    session: Session,
    command: Command,
    language: Language | None,
    *,
    copied: bool = False,
) -> Moved:
    """Do what was asked for; the place in the dialog is kept unless it was asked to change."""
    match command:
        case Command.HELP:
            return beside(script, session, help_card(script, session))
        case Command.HUMAN:
            return ask_for_human(script, session)
        case Command.LANGUAGE:
            return switch(script, session, language)
        case Command.BACK:
            return go_back(script, session)
        case Command.RESTART:
            return restart(script, session)
        case Command.STOP:
            stopped = session._replace(doubt=Doubt.PAUSE, about="")
            return Moved(stopped, (stop_screen(script, stopped),))
        case Command.FORGET:
            return forget(script, session, copied=copied)


def obey_typed(script: Script, session: Session, heard: Meaning, event: Wrote) -> Moved:
    """Do what was typed; ask first where it would erase and may have meant something else."""
    command, language = heard
    clear = is_whole(event.text) and read_clear_command(script, event.text) == heard
    if command is Command.FORGET and not clear:
        return ask_first(script, session, Doubt.FORGET)
    return obey(script, session, command, language, copied=event.copied)


def ask_first(script: Script, session: Session, doubt: Doubt) -> Moved:
    """Ask whether everything is to be erased, or only the answers.

    A place that was hidden after a silence stays hidden if the answer is no.
    """
    hidden = session.doubt is Doubt.PAUSE or session.paused_before
    about = f"{doubt} {Doubt.PAUSE}" if hidden else doubt.value
    session = session._replace(doubt=doubt, about=about)
    return Moved(session, (current_screen(script, session),))


def restart(script: Script, session: Session) -> Moved:
    """Begin anew; where answers would be lost, ask first, however it was asked for."""
    if session.answers or session.ticked:
        return ask_first(script, session, Doubt.RESTART)
    return begin_anew(script, session)


def begin_anew(script: Script, session: Session) -> Moved:
    """Begin anew, without what was answered."""
    return arrive(script, afresh(script, session))


def without_doubt(session: Session) -> Session:
    """Return a session in which nothing is asked back, and what was hidden is hidden again."""
    return session._replace(doubt=Doubt.PAUSE if session.paused_before else None, about="")


def forget(script: Script, session: Session, *, copied: bool) -> Moved:
    """Erase everything, and say what that cannot reach."""
    unit = "ui/forgotten#copied" if copied else "ui/forgotten"
    farewell = notice(script, session, Voice(script, session).text(unit))
    return Moved(afresh(script, session), (farewell,), forgets=True)


def beside(script: Script, session: Session, card: Message) -> Moved:
    """Say something, and show again where the person is."""
    return Moved(session, (card, current_screen(script, session)))


def ask_for_human(script: Script, session: Session) -> Moved:
    """Bring in a human; where nobody answers in the chat, show the phone."""
    if session.chat:
        return Moved(session, wish=Wish.ASKED)
    return beside(script, session, phone_card(script, session))


def help_card(script: Script, session: Session) -> Message:
    """Return what the help dialog says first, or the phone card where there is none."""
    dialog = script.dialogs.get(HELP)
    if dialog is None:
        return phone_card(script, session)
    there = session._replace(position=Position(HELP, dialog.first))
    return step_screen(script, there)._replace(choices=(), input=None)


def switch(script: Script, session: Session, language: Language | None) -> Moved:
    """Speak the language asked for, or the other one, from the same place."""
    known = language if language in script.languages else other_language(script, session.language)
    session = session._replace(language=str(known))
    return Moved(session, (current_screen(script, session),))


def afresh(script: Script, session: Session) -> Session:
    """Return the session of somebody who begins anew, in their language."""
    return at_home(script, Session(session.position, language=session.language))


def go_back(script: Script, session: Session) -> Moved:
    """Ask the question before this one again; what was answered after it is kept."""
    if session.doubt is Doubt.PAUSE:
        return Moved(session, (current_screen(script, session),))
    if session.doubt:  # what was asked back is one step, and not the question before it
        session = without_doubt(session)
        return Moved(session, (current_screen(script, session),))
    earlier = previous(script, session)
    if earlier is None:
        return remark(script, session, "ui/nothing_before")
    return Moved(earlier, (current_screen(script, earlier),))


def previous(script: Script, session: Session) -> Session | None:
    """Return the session as it stands at the latest step of its trail that is still asked."""
    visited = session.visited
    for number in range(len(visited) - 1, -1, -1):
        there = session._replace(position=visited[number], trail=session.trail[:number])
        if there.position != session.position and is_open(script, there, step_of(script, there)):
            return reopened(script, session, there)
    return None


def reopened(script: Script, session: Session, there: Session) -> Session:
    """Stand at an earlier step, its ticks as they were; a question is due where one came from."""
    same = there.position.dialog == session.position.dialog and not session.ended
    asks = step_of(script, there).is_question
    due = session.due or name_of(session.position) if same and asks else ""
    answer = session.answers.get(name_of(there.position))
    ticked = answer if isinstance(answer, tuple) else ()
    return there._replace(due=due, ticked=ticked, tries=0, ended=False)
