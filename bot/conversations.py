"""The one straight line: an event comes in, the answer is kept, then it is delivered.

Every channel, the desk and the timers call `receive`, and nothing else does the work twice.
The work is done in the call itself, inside one transaction of the store; there is no inbox
beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from hashlib import sha256

from bot.delivery.delivery import Delivery
from bot.engine.effects import Say
from bot.engine.events import Event, Started
from bot.engine.machine import newcomer
from bot.engine.screens import notice
from bot.engine.session import Session
from bot.engine.voice import Voice
from bot.helpline.case import Case
from bot.helpline.desk import PHONE_ONLY, Desk
from bot.helpline.events import AtTheDesk, DeskEvent, FellDue, NotDelivered
from bot.helpline.machine import step
from bot.ports import (
    DESK,
    Answered,
    Bus,
    Conversation,
    Decision,
    Incoming,
    NoConversation,
    Person,
    Store,
    Undelivered,
)
from bot.script.model import Script

Alarm = Callable[[str, Exception], None]
"""Tells the maintainers of an event that could not be answered: its kind, and the error."""

POSTPONED = 60
"""Seconds until a deadline that could not be answered falls due again."""


class NotAnswered(Exception):
    """A deadline that fell due was left as it was; it would fall due for ever."""


class Conversations:
    """Answers what happens to people, one person at a time."""

    def __init__(
        self,
        script: Callable[[], Script],
        store: Store,
        bus: Bus,
        alarm: Alarm,
        delivery: Delivery | None = None,
        desk: Callable[[], Desk] = lambda: PHONE_ONLY,
    ) -> None:
        self._script = script
        self._store = store
        self._bus = bus
        self._alarm = alarm
        self._delivery = delivery  # None where every channel fetches its messages
        self._desk = desk

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Answer one event: hold the conversation, step, keep, and only then speak.

        Raises NoConversation and StoreUnavailable.
        """
        answer = partial(self._answer, incoming.event)
        answered = await self._store.turn(incoming, answer, begin=begin)
        if not (answered.repeated or answered.refused):
            self._hint(answered)
            self._deliver(incoming, answered)
        return answered

    async def not_delivered(self, lost: Undelivered) -> None:
        """Tell the case that what a human wrote did not arrive."""
        event = NotDelivered(at=lost.at, message=lost.message, outcome=lost.outcome.value)
        with suppress(NoConversation):  # whom it was for has been forgotten
            await self.receive(
                Incoming(f"lost-{lost.message}", Conversation(lost.conversation), event)
            )

    def _hint(self, answered: Answered) -> None:
        """Tell whoever waits that there is something to look at."""
        self._bus.hint(answered.conversation)
        if answered.case_changed:
            self._bus.hint(DESK)

    def _deliver(self, incoming: Incoming, answered: Answered) -> None:
        """Hand over what a channel must push, whoever has caused it."""
        if self._delivery is None:
            return
        if not isinstance(incoming.person, Person):
            if answered.sendings:
                self._delivery.take(answered.sendings[0].person, answered)
        elif incoming.pushed_to:
            self._delivery.take(incoming.person, answered)

    def _answer(
        self, event: Event | DeskEvent, session: Session | None, case: Case | None
    ) -> Decision:
        """Step; what cannot be answered is put aside, and the person gets the numbers."""
        script = self._script()
        try:
            decision = step(script, self._desk(), session, case, event)
            return self._moved_on(event, decision)
        except Exception as error:  # the last resort: silence would be worse than any answer
            self._alarm(type(event).__name__, error)
            return broken(script, session, case, event)

    def _moved_on(self, event: Event | DeskEvent, decision: Decision) -> Decision:
        """Return the decision, under which no deadline that was answered still stands."""
        if not isinstance(event, FellDue):
            return decision
        decision = decision._replace(refused="")
        if not still_stands(event, decision.case):
            return decision
        self._alarm("FellDue", NotAnswered())
        return decision._replace(case=postponed(decision.case, event))


def broken(
    script: Script, session: Session | None, case: Case | None, event: Event | DeskEvent
) -> Decision:
    """Return the answer of a bot that failed: all as it was, and the helpline.

    Who did nothing is told nothing; the desk is told that its act has failed.
    """
    what = quarantined(event)
    if isinstance(event, AtTheDesk):
        kept, deadline = session or stranger(script, event.at), isinstance(event, FellDue)
        left = postponed(case, event) if deadline else case
        return Decision(kept, case=left, quarantined=what, refused="" if deadline else "failed")
    kept = session or newcomer(script, event)
    message = notice(script, kept, Voice(script, kept).text("ui/broken"))
    return Decision(kept, (Say(message),), case, quarantined=what)


def stranger(script: Script, at: datetime) -> Session:
    """Return the session of a conversation whose own term is over, though its case is kept."""
    return newcomer(script, Started(at=at))


def still_stands(event: FellDue, case: Case | None) -> bool:
    """Tell whether the very deadline that fell due is still the case's."""
    due_at = case.due_at if case and case.number == event.number else 0
    return 0 < due_at <= event.at.timestamp()


def postponed(case: Case | None, event: AtTheDesk) -> Case | None:
    """Return the case with its deadline a little later."""
    if case is None:
        return None
    return case._replace(number=case.number + 1, due_at=int(event.at.timestamp()) + POSTPONED)


def quarantined(event: Event | DeskEvent) -> str:
    """Return what is kept of an event that could not be answered: its kind, and a hash."""
    digest = sha256(repr(event).encode("utf-8", "backslashreplace")).hexdigest()
    return f"{type(event).__name__} {digest[:16]}"
