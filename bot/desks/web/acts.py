"""What a consultant does with a case: a form becomes an event of the line, once.

Each form brings an id of its own, so that a form sent twice, by an impatient finger or after
a lost connection, is done once. The table decides whether it may be done at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from bot.desks.endings import OUTCOMES, known_fields
from bot.helpline import events
from bot.helpline.events import DeskEvent

LONGEST_REPLY = 4_000
"""Characters; a message on Telegram is no longer than 4096."""

ID = re.compile(r"[0-9a-f-]{32,36}")

Form = Mapping[str, str]


class Deed(NamedTuple):
    """Who does something, when, and what the form says besides."""

    by: str
    at: datetime
    form: Form

    def says(self, name: str) -> str:
        """Return a field of the form."""
        return self.form.get(name, "").strip()


def reply(deed: Deed) -> DeskEvent:
    """Write to the person; a canned reply goes by its id."""
    canned = deed.says("reply")
    text = "" if canned else deed.says("text")[:LONGEST_REPLY]
    return events.Replied(at=deed.at, by=deed.by, text=text, reply=canned)


def note(deed: Deed) -> DeskEvent:
    """Write for colleagues."""
    return events.Noted(at=deed.at, by=deed.by, text=deed.says("note")[:LONGEST_REPLY])


def hand_over(deed: Deed) -> DeskEvent:
    """Give the case to a colleague, or back to the queue."""
    return events.HandedOver(at=deed.at, by=deed.by, to=deed.says("to"))


def hold(deed: Deed) -> DeskEvent:
    """Pause."""
    return events.Held(at=deed.at, by=deed.by)


def end(deed: Deed) -> DeskEvent:
    """End the talk."""
    return events.Ended(at=deed.at, by=deed.by)


def file(deed: Deed) -> DeskEvent:
    """Say how it ended."""
    outcome = deed.says("outcome")
    known = outcome if outcome in OUTCOMES else ""
    return events.Filed(at=deed.at, by=deed.by, outcome=known, fields=known_fields(deed.form))


def call(deed: Deed) -> DeskEvent:
    """Dial."""
    return events.Calling(at=deed.at, by=deed.by)


def called(deed: Deed) -> DeskEvent:
    """Say how the call went."""
    return events.Called(at=deed.at, by=deed.by, outcome=deed.says("outcome"))


def block(deed: Deed) -> DeskEvent:
    """Keep the person out of the chat for a while."""
    hours = deed.says("hours")
    return events.Blocked(at=deed.at, by=deed.by, hours=int(hours) if hours in HOURS else 1)


HOURS = ("1", "24")

ACTS: Mapping[str, tuple[Callable[[Deed], DeskEvent], ...]] = {
    "reply": (reply,),
    "note": (note,),
    "hand_over": (hand_over,),
    "hold": (hold,),
    "end": (end,),
    "close": (end, file),  # one tap: the talk ends, and how it ended is kept
    "file": (file,),
    "call": (call,),
    "called": (called,),
    "block": (block,),
}
"""What a form may ask for, and the events that it becomes."""


def is_id(id: str) -> bool:
    """Tell whether an id is one that our pages make."""
    return bool(ID.fullmatch(id))
