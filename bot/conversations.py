"""The one straight line: an event comes in, the answer is kept, then it is delivered.

Every channel calls `receive`, and nothing else does the work twice. The work is done in
the call itself, inside one transaction of the store; there is no inbox beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256

from bot.delivery.delivery import Delivery
from bot.engine.effects import Say
from bot.engine.events import Event
from bot.engine.machine import newcomer, step
from bot.engine.screens import notice
from bot.engine.session import Session
from bot.engine.turn import Turn
from bot.engine.voice import Voice
from bot.ports import Answered, Bus, Incoming, Store
from bot.script.model import Script

Alarm = Callable[[str, Exception], None]
"""Tells the maintainers of an event that could not be answered: its kind, and the error."""


class Conversations:
    """Answers what happens to people, one person at a time."""

    def __init__(
        self,
        script: Callable[[], Script],
        store: Store,
        bus: Bus,
        alarm: Alarm,
        delivery: Delivery | None = None,
    ) -> None:
        self._script = script
        self._store = store
        self._bus = bus
        self._alarm = alarm
        self._delivery = delivery  # None where every channel fetches its messages

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Answer one event: hold the conversation, step, keep, and only then speak.

        Raises NoConversation and StoreUnavailable.
        """
        answer = partial(self._answer, incoming.event)
        answered = await self._store.turn(incoming, answer, begin=begin)
        if not answered.repeated:
            self._bus.hint(incoming.person)
            if self._delivery and incoming.pushed_to:
                self._delivery.take(incoming.person, answered)
        return answered

    def _answer(self, event: Event, session: Session | None) -> Turn:
        """Step; what the engine cannot answer is put aside, and the person gets the numbers."""
        script = self._script()
        try:
            return step(script, session, event)
        except Exception as error:  # the last resort: silence would be worse than any answer
            self._alarm(type(event).__name__, error)
            return broken(script, session, event)


def broken(script: Script, session: Session | None, event: Event) -> Turn:
    """Return the answer of a bot that failed: the session as it was, and the helpline."""
    kept = session or newcomer(script, event)
    message = notice(script, kept, Voice(script, kept).text("ui/broken"))
    digest = sha256(repr(event).encode("utf-8", "backslashreplace")).hexdigest()
    return Turn(kept, (Say(message),), quarantined=f"{type(event).__name__} {digest[:16]}")
