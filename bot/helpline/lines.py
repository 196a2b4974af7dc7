"""What the desk reads of an event: whose words they were, and what the table did."""

from __future__ import annotations

from collections.abc import Iterator

from bot.engine.events import Wrote
from bot.engine.machine import is_after_silence
from bot.helpline.case import Case, Line, Speaker
from bot.helpline.events import LookedInto, NotDelivered, Noted, Replied
from bot.helpline.moment import Moment
from bot.helpline.rows import Row
from bot.helpline.screens import SCREENS

SAID_BY_THE_BOT = "ui/case#"
"""What the person was told stands in the case as the name of its screen (`SCREENS`): the
consultant reads it in their own language."""


def lines_of(moment: Moment, row: Row, case: Case, told: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines that a row adds: words, then what happened, then what was told."""
    is_seen = bool(case.asked_at or case.callback)
    screens = [SAID_BY_THE_BOT + name for name in told if name in SCREENS]
    said = tuple(Line(Speaker.BOT, screen, moment.at) for screen in screens)
    return (*words(moment, row), *happened(moment, row), *(said if is_seen else ()))


def words(moment: Moment, row: Row) -> Iterator[Line]:
    """Yield what somebody wrote, if the row keeps it."""
    event = moment.event
    match row.keeps, event:
        case Speaker.PERSON, Wrote(text):
            unchecked = is_after_silence(moment.session, event)
            yield Line(Speaker.PERSON, text, moment.at, unchecked=unchecked)
        case Speaker.HUMAN, Replied(text=text, reply=reply):
            yield Line(Speaker.HUMAN, text, moment.at, moment.by, reply=reply)
        case Speaker.NOTE, Noted(text=text):
            yield Line(Speaker.NOTE, text, moment.at, moment.by)
        case _:
            return


def happened(moment: Moment, row: Row) -> Iterator[Line]:
    """Yield what happened, by a word of the code."""
    if not row.seen:
        return
    match moment.event:
        case LookedInto(reason=reason):
            yield Line(Speaker.EVENT, f"{row.seen}: {reason}", moment.at, moment.by)
        case NotDelivered(message=message):
            yield Line(Speaker.EVENT, row.seen, moment.at, moment.by, message)
        case _:
            yield Line(Speaker.EVENT, row.seen, moment.at, moment.by)
