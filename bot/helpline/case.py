"""One person's way to a human, from the offer to its end. A plain value, kept sealed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from bot.engine.session import Session
from bot.script.model import Language

FORMAT = 1
"""Raise it when the shape changes, and teach `from_json` the old one."""


class State(StrEnum):
    """Where a case stands. What may happen in each is `bot.helpline.table`."""

    OFFERED = "offered"  # the person is asked whether they want to talk
    QUEUED = "queued"  # they wait
    ASKED = "asked"  # they have waited long: wait on, a call-back, or the phone?
    FORM = "form"  # they fill in the call-back; their place in the queue is kept
    LIVE = "live"  # a consultant has taken the case, and one of the two owes a reply
    PAUSED = "paused"  # the person has been silent for long
    WRAP_UP = "wrap_up"  # the talk is over; the consultant says how it ended
    BOOKED = "booked"  # a call-back has been agreed on
    TRYING = "trying"  # a consultant is calling
    DESK_DOWN = "desk_down"  # the chat with consultants does not work
    CLOSED = "closed"  # over; for a day the person may take it up again


class Owing(StrEnum):
    """Whose turn it is in a live talk."""

    CONSULTANT = "consultant"
    PERSON = "person"


class Callback(NamedTuple):
    """What was agreed on for a call: the safe-contact agreement.

    `number` is empty once the call is done. `may_say` is what may be said to somebody else
    who answers; empty means nothing at all.
    """

    number: str = ""
    safe: bool = False
    others_may_answer: bool = False
    may_say: str = ""
    voicemail: bool = False
    windows: tuple[str, ...] = ()  # ids of the options of the form
    language: Language = ""
    code_word: str = ""
    attempts: int = 0
    last_attempt_at: int = 0
    outcome: str = ""
    may_write: bool = False  # in the chat, if nobody could be reached by phone
    begins_at: int = 0  # the window that was promised; both ends are seconds since 1970
    ends_at: int = 0


class Case(NamedTuple):
    """Everything that the table decides by. Times are seconds since 1970.

    `due_at` is when the state's deadline falls due; only a closed case has none. `number`
    grows with each change, so that a timer that fires twice, or late, is known as such.
    """

    state: State
    number: int = 1
    since: int = 0  # when this state, or this stage of it, began
    asked_at: int = 0  # when the person joined the queue: their place in it
    due_at: int = 0
    stage: int = 0  # how many deadlines have passed in this state without another way on
    reason: str = ""  # asked | step | danger | not_understood: what led to the offer
    level: str = ""  # of the gravest result, as in `_risk.yaml`
    urgent: bool = False
    minor: bool = False
    front: bool = False  # it was taken back from a silent consultant: first in the queue
    alias: str = ""  # the person's name at the desk
    consultant: str = ""  # the id of the one who has it
    owing: Owing = Owing.CONSULTANT
    from_step: bool = False  # the dialog waits at a hand-off for how this ends
    told: tuple[str, ...] = ()  # what the person was told would be shared, as text ids
    unread: int = 0  # lines of the person since the consultant's last one
    rung: int = 0  # how often the bell has rung for it
    acknowledged: bool = False  # the person's first line while they wait was answered
    callback: Callback | None = None
    outcome: str = ""  # how it ended, an id of the desk's own fields
    blocked_until: int = 0
    begun_at: int = 0  # when the offer was made: what tells this case from an earlier one
    heard_at: int = 0  # when the person last saw a reaction
    shown: str = ""  # the screen whose buttons the person saw last
    form: Session | None = None  # where they are in the form; it is no part of their talk
    fields: tuple[tuple[str, str], ...] = ()  # the organisation's own, filled in at the end

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has something to do about it."""
        return self.state is not State.CLOSED

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` reads back."""
        data = self._asdict() | {"format": FORMAT, "told": list(self.told)}
        data["fields"] = [list(field) for field in self.fields]
        data["form"] = self.form.to_json() if self.form else None
        if self.callback:
            data["callback"] = self.callback._asdict() | {"windows": list(self.callback.windows)}
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Case:
        """Read a case that this or an older version kept."""
        known = {name: data[name] for name in cls._fields if name in data}
        agreed, form = known.get("callback"), known.get("form")
        return cls(**known)._replace(
            state=State(data["state"]),
            owing=Owing(known.get("owing", Owing.CONSULTANT)),
            told=tuple(known.get("told", ())),
            fields=tuple((name, value) for name, value in known.get("fields", ())),
            form=Session.from_json(form) if form else None,
            callback=Callback(**agreed)._replace(windows=tuple(agreed["windows"]))
            if agreed
            else None,
        )


class Speaker(StrEnum):
    """Who a line of a case is from."""

    PERSON = "person"
    HUMAN = "human"  # a consultant, to the person
    BOT = "bot"  # what the person was told by the table
    NOTE = "note"  # a consultant, to colleagues; never sent
    EVENT = "event"  # what happened, for the desk: taken, handed over, not delivered


class Line(NamedTuple):
    """One line of a case as the desk shows it; the store numbers them."""

    speaker: Speaker
    text: str
    at: int
    by: str = ""  # the id of a consultant
    message: int = 0  # the id of the message by which it went to the person
    unchecked: bool = False  # it came after a silence: the phone may be in other hands
    reply: str = ""  # the id of a canned reply
