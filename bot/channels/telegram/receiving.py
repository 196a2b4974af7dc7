"""What an update leads to, however it came: the line answers, or there is nothing to answer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot import logs
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.reactions import Blocked, Happened, Leave, Nothing, Reaction, Unread
from bot.channels.telegram.shown import Shown
from bot.ports import Conversing, Incoming, Person, StoreUnavailable

TRIES = 3
"""How often Telegram is asked to send an update again at which we fail. Then it is put aside:
it would keep everything behind it in that chat waiting for a day."""

MOST_REMEMBERED = 1_000

Alarm = Callable[[str, Exception], None]


class Receiver:
    """Takes reactions; when `take` returns, what happened is kept."""

    def __init__(
        self,
        conversing: Conversing,
        blocked: Callable[[Person], Awaitable[object]],
        errands: Errands,
        alarm: Alarm,
        shown: Shown,
    ) -> None:
        self._conversing = conversing
        self._blocked = blocked
        self._errands = errands
        self._alarm = alarm
        self._shown = shown
        self._failed: OrderedDict[str, int] = OrderedDict()

    async def take(self, reaction: Reaction) -> None:
        """Do what an update asks for. Raises StoreUnavailable if it has to come again."""
        match reaction:
            case Happened(incoming, query, pressed_on):
                await self._answer(incoming, query, pressed_on)
            case Leave(chat, joined):
                self._errands.leave(chat, joined=joined)
            case Blocked(person):
                await self._cancel(person)
            case Unread(kind, digest):
                logs.event("update_quarantined", "warning", kind=kind, digest=digest)
            case Nothing():
                pass

    async def _cancel(self, person: Person) -> None:
        """Cancel what waits for a person. If that fails, they are found out when it is sent."""
        try:
            await self._blocked(person)
        except StoreUnavailable:
            raise
        except Exception as error:
            self._alarm("Blocked", error)

    async def _answer(self, incoming: Incoming, query: str, pressed_on: str) -> None:
        """Let the line answer. A press gets its sign of life once, when it is kept."""
        if isinstance(incoming.person, Person):
            self._shown.act(incoming.person, pressed_on)
        try:
            answered = await self._conversing.receive(incoming)
        except StoreUnavailable:
            raise
        except Exception as error:
            self._alarm(type(incoming.event).__name__, error)
            self._give_up_in_the_end(incoming, error)
            return
        if query and not answered.repeated:
            self._errands.answer(query)

    def _give_up_in_the_end(self, incoming: Incoming, error: Exception) -> None:
        tries = self._failed.pop(incoming.id, 0) + 1
        if tries < TRIES:
            self._failed[incoming.id] = tries
            if len(self._failed) > MOST_REMEMBERED:
                self._failed.popitem(last=False)
            raise StoreUnavailable from error
