"""What must hold wherever a conversation can come to: the rules of the safety proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bot.engine.effects import Forget, Say
from bot.engine.events import Commanded, Event, Happening
from bot.engine.message import BarKind, Message
from bot.engine.session import Doubt, Session
from bot.helpline.case import Case
from bot.helpline.decision import Decision
from bot.helpline.desk import Desk
from bot.helpline.events import DeskEvent
from bot.script.model import Command, Language, Script
from bot.script.templates import SLOT

MOST_MESSAGES = 12
"""Messages in one turn; more than this is a dialog that goes round without waiting."""

LONGEST_BUTTON = 64
"""Bytes that a button of Telegram carries (Bot API, `callback_data`)."""

WAYS_OUT = frozenset({BarKind.EXIT, BarKind.FORGET})
"""By any of these a talk is closed or cleared."""


class Offered(NamedTuple):
    """What a channel lets its people do with a message, as it really shows it."""

    kinds: frozenset[BarKind]
    numbers: frozenset[str]  # to be called or copied
    choices: int


class Outlet(NamedTuple):
    """A channel as the proof sees it."""

    name: str
    offered: Callable[[Message], Offered]


class World(NamedTuple):
    """What is so around a conversation."""

    name: str
    desk: Desk
    language: Language


class Place(NamedTuple):
    """Where a conversation stands, and what its person sees."""

    session: Session | None
    case: Case | None = None
    shown: tuple[Message, ...] = ()


class Happened(NamedTuple):
    """One step of the search: for the rules to judge."""

    script: Script
    world: World
    outlets: Sequence[Outlet]
    before: Place
    event: Event | DeskEvent
    decision: Decision

    @property
    def said(self) -> tuple[Message, ...]:
        """Return what the person is told."""
        effects = self.decision.effects
        return tuple(effect.message for effect in effects if isinstance(effect, Say))

    @property
    def is_forgotten(self) -> bool:
        """Tell whether everything is erased."""
        return any(isinstance(effect, Forget) for effect in self.decision.effects)

    @property
    def is_between_bot_and_person(self) -> bool:
        """Tell whether no human takes part, so that the bot alone has to answer."""
        talks = isinstance(self.event, Happening) and self.before.case is None
        return talks and self.decision.case is None


def broken_rules(happened: Happened) -> Iterator[str]:
    """Yield what must not be so; the words are the finding's name."""
    for rule in (nothing_is_silent, every_message, something_can_be_done, bar_works):
        yield from rule(happened)


def nothing_is_silent(happened: Happened) -> Iterator[str]:
    """Yield an event that brings no answer, or one that brings no end of them."""
    if happened.is_between_bot_and_person and not happened.said:
        yield "an event is answered by nothing"
    if len(happened.said) > MOST_MESSAGES:
        yield "the dialog goes round without waiting"


def every_message(happened: Happened) -> Iterator[str]:
    """Yield what is wrong with what is said, on any channel."""
    script, world = happened.script, happened.world
    helpline = dialled(script)
    for message in happened.said:
        if not message.text.strip():
            yield "a message is empty"
        if SLOT.search(message.text):
            yield "a value was not filled in"
        if any(len(choice.id.encode()) > LONGEST_BUTTON for choice in message.choices):
            yield "a button carries more than 64 bytes"
        for outlet in happened.outlets:
            offered = outlet.offered(message)
            if helpline not in offered.numbers:
                yield f"{outlet.name}: the helpline's number is more than one tap away"
            if BarKind.HUMAN not in offered.kinds:
                yield f"{outlet.name}: a human is more than one tap away"
            if not offered.kinds & WAYS_OUT:
                yield f"{outlet.name}: there is no way out"
    note = script.catalogs.get(world.language, {}).get("ui/untranslated")
    told = note.fill({}) if note else None
    if told and any(told in message.text for message in happened.said):
        yield f"{world.language}: a text is missing"


def something_can_be_done(happened: Happened) -> Iterator[str]:
    """Yield a screen of the bot with nothing to press and nothing to type."""
    if not happened.is_between_bot_and_person or happened.is_forgotten or not happened.said:
        return
    last = happened.said[-1]
    for outlet in happened.outlets:
        if not outlet.offered(last).choices and last.input is None:
            yield f"{outlet.name}: nothing can be answered"


def bar_works(happened: Happened) -> Iterator[str]:
    """Yield an item of the safety bar that does not do what it says."""
    match happened.event:
        case Commanded(command=Command.HUMAN):
            if happened.decision.case is None and not tells_the_number(happened):
                yield "asking for a human brings neither a human nor the number"
        case Commanded(command=Command.FORGET):
            kept = happened.decision.session.answers or happened.decision.session.trail
            asked = happened.decision.case is not None  # a consultant is there: it is asked first
            if not asked and (kept or not happened.is_forgotten):
                yield "“forget” does not erase"
        case Commanded(command=Command.STOP):
            hidden = happened.decision.session.doubt is Doubt.PAUSE
            if happened.is_between_bot_and_person and not hidden:
                yield "“stop” does not hide the talk"
        case _:
            return


def tells_the_number(happened: Happened) -> bool:
    """Tell whether the helpline's number stands in what is said."""
    number = happened.script.facts["helpline"].value(happened.world.language)
    return any(number in message.text for message in happened.said)


def dialled(script: Script) -> str:
    """Return the helpline's number as it is dialled."""
    number = next(iter(script.facts["helpline"].values.values()))
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
