"""A button was pressed: the one that is meant now, or one of an older screen."""

from __future__ import annotations

from bot.engine.answering import choose
from bot.engine.buttons import (
    CONTINUE,
    DONE,
    HOME,
    HUMAN,
    NO,
    OPEN,
    YES,
    Button,
    read_button,
    reply,
)
from bot.engine.changing import is_option, offer_change, settle, stale
from bot.engine.effects import Wish
from bot.engine.migration import follow
from bot.engine.obeying import obey, without_doubt
from bot.engine.screens import current_screen, offer_screen
from bot.engine.session import Doubt, Position, Session
from bot.engine.walk import (
    Moved,
    arrive,
    at_home,
    begin,
    home_of,
    is_handing_off,
    is_inside,
    left_behind,
    remark,
    step_of,
)
from bot.script.model import Command, Script


def press(script: Script, session: Session, choice: str, *, is_new: bool) -> Moved:
    """Do what a button stands for."""
    pressed = read_button(choice)
    button = follow(script, pressed) if pressed else None
    if button is None:
        return stale(script, session)
    if choice == session.pressed and is_second_click(script, session, button):
        return Moved(session, (current_screen(script, session),))
    if button.option == HOME:
        return go_home(script, session)
    if button.option == OPEN:
        return open_dialog(script, session, button.dialog)
    if button.option == HUMAN:
        return obey(script, session, Command.HUMAN, None)
    if is_new:
        return Moved(session, (offer_screen(script, session, button.dialog),))
    return press_here(script, session, button)


def is_second_click(script: Script, session: Session, button: Button) -> bool:
    """Tell whether the button that was pressed last, and now again, has led elsewhere."""
    return not stands_at(session, button) and not is_handing_off(script, session)


def stands_at(session: Session, button: Button) -> bool:
    """Tell whether a button belongs to the current step."""
    return (button.dialog, button.step) == (session.position.dialog, session.position.step)


def press_here(script: Script, session: Session, button: Button) -> Moved:
    """Do what a button means to somebody who is in the middle of something."""
    if session.doubt is Doubt.PAUSE:
        return press_after_pause(script, session, button)
    if is_handing_off(script, session):
        return Moved(session, wish=Wish.STEP)
    if session.doubt and button.option in (reply(YES, session.about), reply(NO, session.about)):
        return settle(script, session, yes=button.option == reply(YES, session.about))
    if session.paused_before:
        return press_after_pause(script, without_doubt(session), button)
    if session.doubt is Doubt.GUESS and button.option == DONE and stands_at(session, button):
        return settle(script, session, yes=True)
    if button.option == CONTINUE:
        return resume(script, session)
    if not stands_at(session, button):
        return offer_change(script, session, button)
    return press_current(script, session, button)


def press_after_pause(script: Script, session: Session, button: Button) -> Moved:
    """Go on where the person was, or from the home that is shown; nothing else counts."""
    if button.option == CONTINUE:
        return resume(script, session)
    if Position(button.dialog, button.step) == home_of(script):
        home = at_home(script, left_behind(session, session.position))
        return press_current(script, home, button)
    return Moved(session, (current_screen(script, session),))


def press_current(script: Script, session: Session, button: Button) -> Moved:
    """Take a button of the current step, if the step still has it."""
    step = step_of(script, session)
    if is_option(step, button.option) or (step.takes_several and button.option == DONE):
        return choose(script, session, step, button.option)
    if button.option.startswith((YES, NO)):  # of a question back that is settled by now
        return stale(script, session)
    return remark(script, session._replace(doubt=None, about=""), "ui/changed_question")


def resume(script: Script, session: Session) -> Moved:
    """Show again where the person was."""
    session = session._replace(doubt=None, about="")
    return Moved(session, (current_screen(script, session),))


def go_home(script: Script, session: Session) -> Moved:
    """Go home; "back" leads to where the person was."""
    ended = session.ended or session.doubt is Doubt.PAUSE
    left = session if ended else left_behind(session, session.position)
    return arrive(script, at_home(script, left))


def open_dialog(script: Script, session: Session, dialog: str) -> Moved:
    """Begin a dialog from outside; "back" leads home. One that is under way is not begun anew."""
    under_way = not session.ended and is_inside(session, dialog)
    if dialog not in script.dialogs or under_way:
        return stale(script, session)
    return arrive(script, begin(script, left_behind(session, home_of(script)), dialog))
