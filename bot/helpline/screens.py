"""What a person sees of a case: its words, its buttons, and the phone in every state."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.engine.choices import call_link
from bot.engine.message import Choice, Input, Message
from bot.engine.screens import notice
from bot.engine.session import Session
from bot.engine.voice import Values, label
from bot.helpline.case import Case, State
from bot.helpline.identity import button
from bot.script.folding import fold
from bot.script.model import SOURCE, Language, Script, TextId

TALK = Input("talk")
"""What is typed now goes to a human. The page keeps its stream open by it."""

NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*", re.ASCII)


class Word(StrEnum):
    """What a button of a case says."""

    TALK = "talk"
    NO = "no"
    WAIT = "wait"
    CALLBACK = "callback"
    PHONE = "phone"
    CANCEL = "cancel"
    YES = "yes"
    CHANGE = "change"
    RESUME = "resume"
    LEAVE = "leave"
    FORGET = "forget"
    STAY = "stay"


class Screen(NamedTuple):
    """Paragraphs in their order, and the buttons under them.

    A paragraph of which something is not known is left out.
    """

    say: tuple[str, ...]
    words: tuple[Word, ...] = ()
    talk: bool = False  # what is typed after it goes to a human


WAITS = (Word.CALLBACK, Word.CANCEL)
ASKS = (Word.WAIT, Word.CALLBACK, Word.PHONE, Word.CANCEL)
NOT_NOW = (Word.CALLBACK, Word.PHONE, Word.NO)
AGAIN = (Word.TALK, Word.CALLBACK)
A_CALL = (Word.CHANGE, Word.CANCEL, Word.TALK)

SCREENS: Mapping[str, Screen] = {
    "offered": Screen(("offered",), (Word.TALK, Word.PHONE, Word.NO)),
    "offered_nobody": Screen(
        ("offered", "nobody"), (Word.TALK, Word.CALLBACK, Word.PHONE, Word.NO)
    ),
    "offered_closed": Screen(("closed_hours", "later", "open_now", "danger"), NOT_NOW),
    "offered_down": Screen(("down", "danger"), NOT_NOW),
    "phone_only": Screen(("phone_only", "phone_hours", "phone_opens", "open_now", "danger")),
    "phone": Screen(("phone", "phone_hours", "phone_opens", "open_now", "danger")),
    "queued": Screen(("queued", "notice", "danger"), WAITS, talk=True),
    "queued_nobody": Screen(("queued_nobody", "notice", "danger"), WAITS, talk=True),
    "queued_again": Screen(("queued_again",), WAITS, talk=True),
    "still_looking": Screen(("still_looking",), WAITS, talk=True),
    "asked": Screen(("asked",), ASKS, talk=True),
    "waiting": Screen(("waiting",), WAITS, talk=True),
    "noted": Screen(("noted",), WAITS, talk=True),
    "noted_in_danger": Screen(("noted", "danger", "call_now"), WAITS, talk=True),
    "in_danger": Screen(("danger", "call_now"), talk=True),
    "kept": Screen(("kept",), WAITS, talk=True),
    "kept_in_danger": Screen(("kept", "danger", "call_now"), WAITS, talk=True),
    "no_callback": Screen(("no_callback", "phone_opens", "open_now"), talk=True),
    "down": Screen(("down", "kept_safe", "notice", "danger"), WAITS, talk=True),
    "claimed": Screen(("claimed",), (Word.LEAVE,), talk=True),
    "silent": Screen(("silent",), WAITS, talk=True),
    "transfer": Screen(("transfer",), (Word.LEAVE,), talk=True),
    "held": Screen(("held",), (Word.LEAVE,), talk=True),
    "paused": Screen(("paused",), (Word.LEAVE,), talk=True),
    "resumed": Screen(("resumed",), (Word.LEAVE,), talk=True),
    "media": Screen(("media",), talk=True),
    "edit": Screen(("edit",), talk=True),
    "forget_asked": Screen(("forget_asked",), (Word.FORGET, Word.STAY), talk=True),
    "closed": Screen(("closed", "again"), (Word.RESUME,)),
    "left": Screen(("left", "again"), (Word.RESUME,)),
    "thanks": Screen(("thanks",), (Word.RESUME,)),
    "cancelled": Screen(("cancelled",)),
    "declined": Screen(("declined",)),
    "nobody_came": Screen(("nobody_came", "phone_opens", "open_now", "danger"), AGAIN),
    "form_over": Screen(("form_over", "phone", "danger"), AGAIN),
    "form_left": Screen(("form_left", "phone", "danger"), AGAIN),
    "form_left_waiting": Screen(("form_left", "waiting"), WAITS, talk=True),
    "not_safe": Screen(("not_safe", "phone", "danger"), AGAIN),
    "not_safe_waiting": Screen(("not_safe", "waiting"), WAITS, talk=True),
    "confirm": Screen(
        (
            "check",
            "window",
            "cover",
            "cover_nothing",
            "voicemail",
            "no_voicemail",
            "write",
            "code_word",
        ),
        (Word.YES, Word.CHANGE, Word.CANCEL),
    ),
    "booked": Screen(
        ("booked", "window", "cover", "cover_nothing", "no_voicemail", "danger"), A_CALL
    ),
    "calling": Screen(("calling",), (Word.CANCEL,)),
    "missed": Screen(("missed",), AGAIN),
    "call_cancelled": Screen(("call_cancelled",)),
    "blocked": Screen(("blocked", "danger")),
    "stopped": Screen(("stopped",)),
}
"""Every screen by its name: the names of its paragraphs are those of the texts `ui/case#…`."""

PHONE_LINES = ("danger", "phone_opens", "open_now")
"""Paragraphs that are said again and again; who reads the case at the desk does not need them."""

HERE: Mapping[State, str] = {
    State.QUEUED: "waiting",
    State.ASKED: "asked",
    State.LIVE: "claimed",
    State.PAUSED: "paused",
    State.BOOKED: "booked",
    State.TRYING: "calling",
    State.DESK_DOWN: "down",
}
"""What is shown again where somebody only wants to know how it stands."""


def message(
    script: Script, session: Session, case: Case, screen: Screen, values: Mapping[str, str]
) -> Message:
    """Return a screen in the person's language."""
    said = paragraphs(script, session, screen.say, values)
    choices = tuple(choice(script, session.language, case, word) for word in screen.words)
    made = notice(script, session, *said, choices=choices, links=call_link(script, session))
    return made._replace(input=TALK) if screen.talk else made


def paragraphs(
    script: Script, session: Session, names: Sequence[str], values: Mapping[str, str]
) -> list[str]:
    """Return the paragraphs of which everything is known."""
    known = ChainMap(dict(values), Values(script, session))  # type: ignore[arg-type]  # it is only read
    return [text(script, session.language, f"ui/case#{name}", known) for name in names]


def text(script: Script, language: Language, unit: TextId, values: Mapping[str, str]) -> str:
    """Return a text, filled; in Latvian where there is no other, and empty if a value is not."""
    template = script.catalogs.get(language, {}).get(unit) or script.catalogs[SOURCE][unit]
    return template.fill(values) or ""


def choice(script: Script, language: Language, case: Case, word: Word) -> Choice:
    """Return a button of the case."""
    return Choice(button(case, word), label(script, f"ui/case#choice.{word}", language))


def typed_word(script: Script, shown: str, typed: str, *, by_number: bool) -> Word | None:
    """Return the button of a screen whose label was typed, in any language, or its number."""
    words = SCREENS[shown].words if shown in SCREENS else ()
    number = NUMBER.fullmatch(typed)
    if number and by_number:
        place = int(number[1]) - 1
        return words[place] if 0 <= place < len(words) else None
    folded = fold(typed)
    return next((word for word in words if folded in labels(script, word)), None)


def labels(script: Script, word: Word) -> set[str]:
    """Return what stands on a button, folded, in every language."""
    unit = f"ui/case#choice.{word}"
    return {fold(label(script, unit, language)) for language in script.languages}
