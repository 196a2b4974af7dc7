"""The worlds in which the hand-off is played, and everything that can happen in them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.engine.buttons import Button
from bot.engine.events import Chose, Commanded, Other, SentOther, Started, Wrote
from bot.engine.machine import step as answer
from bot.engine.session import Session
from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.helpline.events import (
    Blocked,
    Called,
    Calling,
    Claimed,
    Ended,
    Filed,
    HandedOver,
    Held,
    LookedInto,
    NotDelivered,
    Noted,
    Rang,
    Replied,
)
from bot.helpline.exploring import World
from bot.helpline.forms import DIALOG
from bot.helpline.identity import button
from bot.helpline.screens import Word
from bot.loading import load_script
from bot.script.desk import Span, Week
from bot.script.model import Command
from bot.settings import read_settings

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
"""A Tuesday, ten o'clock in Riga."""

SCRIPT, _ = load_script(read_settings({}), demo=True)
LAST_DAY = date(2027, 3, 1)
LONG_DAYS = Week(((Span(8 * 60, 20 * 60),),) * 7, (Span(8 * 60, 20 * 60),))
AFTERNOONS = Week(((Span(14 * 60, 17 * 60),),) * 7, ())


ASKED = ("safe", "number", "write", "done", "unsafe")
"""Questions of the form that are played; the others differ from these in their words alone."""


def shortened(script):
    """Return the script with a form of three questions."""
    form = script.dialogs[DIALOG]
    short = replace(form, steps={id: step for id, step in form.steps.items() if id in ASKED})
    return replace(script, dialogs={**script.dialogs, DIALOG: short})


def with_hours(chat, valid_until=LAST_DAY):
    """Return the script with other hours of the chat."""
    plan = replace(SCRIPT.desk, chat=chat, valid_until=valid_until)
    return replace(shortened(SCRIPT), desk=plan)


OPEN, CLOSED, UNKNOWN = with_hours(LONG_DAYS), with_hours(AFTERNOONS), with_hours(LONG_DAYS, None)


def consultant(id, alias, at=NOW, presence=Presence.ON):
    return Consultant(id, alias, ("lv", "ru"), presence, int(at.timestamp()))


def desk(*people, mode=Mode.NORMAL, ever=True):
    return Desk(people, ever, mode)


ANNA, BEATE = consultant("a", "Anna"), consultant("b", "Beāte")
AWAY = ANNA._replace(presence=Presence.OFF)


def presses(word):
    """Return what presses a button of the case; without a case, one of an earlier case."""

    def press(case, at):
        return Chose(button(case, word) if case else f"1||case|+{word}_000000|", at=at)

    return press


def does(event, **values):
    """Return what makes an event at a time."""
    return lambda case, at: event(at=at, **values)


def fills(step_id, option):
    """Return what presses an option of the form, where the form asks for it."""
    shape = SCRIPT.step(DIALOG, step_id).shape
    return does(Chose, choice=str(Button(DIALOG, step_id, option, shape)))


HOME = SCRIPT.dialogs["home"].first
BY_THE_PERSON = {
    **{f"presses {word}": presses(word) for word in Word if word is not Word.FORGET},
    "asks for a human": does(Commanded, command=Command.HUMAN),
    "comes to the hand-off": does(Chose, choice=str(Button("home", HOME, "human"))),
    "presses an older button": does(Chose, choice="1|||+case_old|"),
    "writes": does(Wrote, text="Labdien, man ir jautājums par darbu"),
    "cries for help": does(Wrote, text="palīgā, lūdzu"),
    "says thanks": does(Wrote, text="Paldies"),
    "sends a picture": does(SentOther, other=Other.MEDIA),
    "edits": does(SentOther, other=Other.EDIT),
    "starts": does(Started),
    "asks for help": does(Commanded, command=Command.HELP),
    "switches": does(Commanded, command=Command.LANGUAGE),
    "goes back": does(Commanded, command=Command.BACK),
    "stops": does(Commanded, command=Command.STOP),
    "forgets": does(Commanded, command=Command.FORGET),
}
IN_THE_FORM = {
    "can be called": fills("safe", "yes"),
    "cannot be called": fills("safe", "no"),
    "leaves a number": does(Wrote, text="+371 26000000"),
    "may be written to": fills("write", "yes"),
    "may not be written to": fills("write", "no"),
}
AT_THE_DESK = {
    "Anna takes": does(Claimed, by="a"),
    "Beāte takes": does(Claimed, by="b"),
    "a stranger takes": does(Claimed, by="nobody"),
    "Anna replies": does(Replied, by="a", text="Sveiki"),
    "Beāte replies": does(Replied, by="b", text="Sveiki"),
    "Anna notes": does(Noted, by="a", text="Zvanīt vakarā"),
    "Anna hands over": does(HandedOver, by="a", to="b"),
    "Beāte gives back": does(HandedOver, by="b"),
    "Anna holds": does(Held, by="a"),
    "Anna ends": does(Ended, by="a"),
    "Beāte ends": does(Ended, by="b"),
    "Anna files": does(Filed, by="a", outcome="talked"),
    "Anna calls": does(Calling, by="a"),
    "they talked": does(Called, by="a", outcome="talked"),
    "no answer": does(Called, by="a", outcome="no_answer"),
    "asked not to": does(Called, by="a", outcome="asked_not_to_call"),
    "Anna blocks": does(Blocked, by="a", hours=24),
    "Beāte looks": does(LookedInto, by="b", reason="kvalitāte"),
    "it rings": does(Rang),
    "not delivered": does(NotDelivered, message=7, outcome="failed"),
}
ACTS = BY_THE_PERSON | IN_THE_FORM | AT_THE_DESK
TO_TAKE = {name: AT_THE_DESK[name] for name in ("Anna takes", "Beāte gives back")}
WANTS = {
    name: BY_THE_PERSON[name]
    for name in (
        *("presses talk", "presses callback", "presses yes", "presses change", "presses resume"),
        *("presses cancel", "asks for a human", "comes to the hand-off", "writes"),
    )
}

WORLDS = (
    World("two are there", OPEN, desk(ANNA, BEATE), ACTS),
    World("nobody is there", OPEN, desk(AWAY), BY_THE_PERSON | TO_TAKE),
    World("the desk is down", OPEN, desk(ANNA, mode=Mode.DESK_DOWN), WANTS | TO_TAKE),
    World("nothing can be kept", OPEN, desk(ANNA, mode=Mode.READ_ONLY), WANTS),
    World("it is closed", CLOSED, desk(ANNA), WANTS),
    World("nobody knows the hours", UNKNOWN, desk(ANNA), WANTS),
)
"""What may be so from one moment to the next. What people do is tried where it can matter."""

RARE = {"cries for help", "Anna blocks", "comes to the hand-off"}
"""What makes everything else come twice over; the command plays it too."""

ABOUT_CALLS = {*IN_THE_FORM, "presses callback", "Anna calls", "they talked", "no answer"}
NOT_ABOUT_CALLS = (
    {*AT_THE_DESK, *BY_THE_PERSON}
    - {*ABOUT_CALLS, *WANTS}
    - {"forgets", "stops", "presses wait", "Anna takes", "asked not to"}
)


def played_without(*names):
    """Return the worlds in which some things do not happen."""
    return tuple(
        world._replace(acts={name: act for name, act in world.acts.items() if name not in names})
        for world in WORLDS
    )


TALKS = played_without(*RARE, *ABOUT_CALLS)
CALLS = played_without(*RARE, *NOT_ABOUT_CALLS, "may not be written to")[::4]
"""The two halves of what can happen, so that each is played through in seconds. A call is
agreed on while two are there, or while it is closed."""

NEVER = World("nobody has ever signed in", OPEN, desk(ever=False), ACTS)


def beginning() -> Session:
    """Return somebody at the neutral home."""
    return answer(SCRIPT, None, Started("home", "lv", at=NOW)).session
