"""What an event is to a case: one of the columns of the table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.engine.commands import POLITE, is_whole, slashed, without
from bot.engine.events import Chose, Commanded, Event, Other, SentOther, Started, Wrote
from bot.engine.nearness import key
from bot.engine.options import read_consent
from bot.engine.vocabulary import Meaning, vocabulary_of
from bot.helpline import events as desk
from bot.helpline.case import Case, State
from bot.helpline.events import DeskEvent
from bot.helpline.identity import word_of
from bot.helpline.screens import Word, typed_word
from bot.script.model import Command, Script


class Kind(StrEnum):
    """What can happen to a case."""

    # the dialog, or the bar, has come to a human
    WANTED = "wanted"
    # a button of the case, pressed or typed
    ACCEPT = "accept"
    DECLINE = "decline"
    WAIT = "wait"
    CALL_BACK = "call_back"
    PHONE = "phone"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    CHANGE = "change"
    RESUME = "resume"
    LEAVE = "leave"
    STAY = "stay"
    # anything else the person does
    TEXT = "text"
    PRESS = "press"
    MEDIA = "media"
    EDIT = "edit"
    START = "start"
    HELP = "help"
    HUMAN = "human"
    LANGUAGE = "language"
    BACK = "back"
    RESTART = "restart"
    STOP = "stop"
    FORGET = "forget"
    FORGET_TYPED = "forget_typed"
    # what the form has come to
    FILLED = "filled"
    NOT_SAFE = "not_safe"
    FORM_LEFT = "form_left"
    # the desk
    CLAIM = "claim"
    REPLY = "reply"
    NOTE = "note"
    HAND_OVER = "hand_over"
    HOLD = "hold"
    END = "end"
    FILE = "file"
    CALL = "call"
    CALLED = "called"
    BLOCK = "block"
    LOOK_IN = "look_in"
    RING = "ring"
    LOST = "lost"
    # time
    DUE = "due"


OF_WORDS: Mapping[Word, Kind] = {
    Word.TALK: Kind.ACCEPT,
    Word.NO: Kind.DECLINE,
    Word.WAIT: Kind.WAIT,
    Word.CALLBACK: Kind.CALL_BACK,
    Word.PHONE: Kind.PHONE,
    Word.CANCEL: Kind.CANCEL,
    Word.YES: Kind.CONFIRM,
    Word.CHANGE: Kind.CHANGE,
    Word.RESUME: Kind.RESUME,
    Word.LEAVE: Kind.LEAVE,
    Word.FORGET: Kind.FORGET,
    Word.STAY: Kind.STAY,
}

BUTTONS = tuple(kind for kind in OF_WORDS.values() if kind is not Kind.FORGET)
"""What buttons of a case stand for; "forget me" is the same as that of the bar."""

OF_COMMANDS: Mapping[Command, Kind] = {
    Command.HELP: Kind.HELP,
    Command.HUMAN: Kind.HUMAN,
    Command.BACK: Kind.BACK,
    Command.RESTART: Kind.RESTART,
    Command.LANGUAGE: Kind.LANGUAGE,
    Command.STOP: Kind.STOP,
    Command.FORGET: Kind.FORGET,
}

HEARD_WHEN_TYPED = (Command.HELP, Command.HUMAN, Command.LANGUAGE, Command.STOP, Command.FORGET)
"""The words that work while a human is (to be) spoken with; "back" is said to the human."""

OF_THE_DESK: Mapping[type[DeskEvent], Kind] = {
    desk.Claimed: Kind.CLAIM,
    desk.Replied: Kind.REPLY,
    desk.Noted: Kind.NOTE,
    desk.HandedOver: Kind.HAND_OVER,
    desk.Held: Kind.HOLD,
    desk.Ended: Kind.END,
    desk.Filed: Kind.FILE,
    desk.Calling: Kind.CALL,
    desk.Called: Kind.CALLED,
    desk.Blocked: Kind.BLOCK,
    desk.LookedInto: Kind.LOOK_IN,
    desk.Rang: Kind.RING,
    desk.FellDue: Kind.DUE,
    desk.NotDelivered: Kind.LOST,
}

BY_THE_BOT = (State.OFFERED, State.BOOKED, State.TRYING, State.WRAP_UP, State.CLOSED)
"""Where the bot speaks, and reads what is typed; at an offer its buttons can be typed too."""


def kind_of(script: Script, case: Case, event: Event | DeskEvent) -> Kind:
    """Return what an event is to a case."""
    match event:
        case Chose(choice):
            return kind_of_press(case, choice)
        case Wrote(text):
            return kind_of_text(script, case, text)
        case Commanded(command):
            return OF_COMMANDS[command]
        case SentOther(other):
            return Kind.MEDIA if other is Other.MEDIA else Kind.EDIT
        case Started():
            return Kind.START
        case _:
            return OF_THE_DESK[type(event)]


def kind_of_press(case: Case, choice: str) -> Kind:
    """Return what a button of this case stands for; any other one is of a dialog, or old."""
    word = word_of(case, choice)
    return OF_WORDS[Word(word)] if word in OF_WORDS else Kind.PRESS


def kind_of_text(script: Script, case: Case, text: str) -> Kind:
    """Return what was typed: a button that is shown, a word of the bar, or something to say."""
    if shows_choices(case):
        word = typed_word(script, case.shown, text, by_number=case.state in ASKING)
        consent = read_consent(script, text) if case.state in YES_OR_NO else None
        if word:
            return OF_WORDS[word]
        if consent is not None:
            return YES_OR_NO[case.state][consent]
    return Kind.TEXT if case.state in BY_THE_BOT else command_in(script, text)


ASKING = (State.OFFERED, State.ASKED, State.FORM)
"""Where the buttons are an answer to a question, and can be typed as their number."""

YES_OR_NO: Mapping[State, Mapping[bool, Kind]] = {
    State.OFFERED: {True: Kind.ACCEPT, False: Kind.DECLINE},
    State.FORM: {True: Kind.CONFIRM, False: Kind.CHANGE},
}


def shows_choices(case: Case) -> bool:
    """Tell whether what stands on the screen are the buttons of the case.

    An offer that the person has walked past is on no screen, and its words are the dialog's
    again; the form shows its own buttons until it is shown back to be confirmed.
    """
    if case.state is State.OFFERED:
        return case.stage == 0
    if case.state is State.FORM:
        return case.stage == 1
    return case.state not in BY_THE_BOT


def command_in(script: Script, text: str) -> Kind:
    """Return the word of the bar that a text is; one inside a sentence is said to a human."""
    heard = heard_in(script, text)
    if heard is None or heard[0] not in HEARD_WHEN_TYPED:
        return Kind.TEXT
    if heard[0] is Command.FORGET and not is_whole(text):
        return Kind.FORGET_TYPED
    return OF_COMMANDS[heard[0]]


def heard_in(script: Script, text: str) -> Meaning | None:
    """Return the command that a text is, as a whole."""
    meanings = vocabulary_of(script).meanings
    return slashed(text) or meanings.get(without(POLITE, key(text)))
