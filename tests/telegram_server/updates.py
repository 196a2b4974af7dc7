"""The updates that wait for the bot: which are made, in which order, how long they live.

As in Telegram's own server: each belongs to a queue (`order`) of which only the front is sent,
a press lives for 150 seconds, everything else for a day.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import telegram
from telegram import Update

from tests.telegram_server.clock import Clock
from tests.telegram_server.refusals import bad_request
from tests.telegram_server.wire import to_wire

DAY = 86_400
PRESS_LIFE = 150
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset(Update.ALL_TYPES)

PRESSES = 3 << 33
OWN_MEMBERSHIP = 5 << 33


@dataclass(eq=False, slots=True)
class Pending:
    """An update that the bot has not taken yet."""

    id: int
    kind: str
    body: dict[str, Any]
    order: int
    expires_at: datetime


class Updates:
    """All that happened and that the bot was not told yet."""

    def __init__(self, clock: Clock, first: int = 730_251) -> None:
        self.clock = clock
        self.next_id = first  # set it anew for the random restart after a quiet week
        self.allowed: frozenset[str] = KINDS - ON_REQUEST
        self.made: list[Pending] = []  # whatever became of them
        self.expired: list[Pending] = []
        self.held: list[Pending] | None = None
        self._waiting: dict[int, Pending] = {}
        self._listeners: list[Callable[[], None]] = []

    def allow(self, kinds: Sequence[str]) -> None:
        """Choose which kinds are made from now on; an empty list means the usual ones."""
        if unknown := sorted(set(kinds) - KINDS):  # Telegram would leave them out
            raise bad_request(f"the stand-in knows no update {', '.join(map(str, unknown))}")
        self.allowed = frozenset(kinds) or KINDS - ON_REQUEST

    def add(
        self, kind: str, happened: telegram.TelegramObject | dict[str, Any], order: int, life: int
    ) -> Pending | None:
        """Make an update of what happened, unless the bot has not asked for this kind."""
        if kind in KINDS and kind not in self.allowed:
            return None
        content = happened if isinstance(happened, dict) else to_wire(happened)
        pending = self._pending(kind, content, order, life)
        self.made.append(pending)
        if self.held is not None:
            self.held.append(pending)
        else:
            self.put(pending)
        return pending

    def put(self, pending: Pending) -> None:
        """Let an update wait for the bot, at the end of its queue."""
        self._waiting[pending.id] = pending
        for listener in [*self._listeners]:
            listener()

    def _pending(self, kind: str, content: dict[str, Any], order: int, life: int) -> Pending:
        number, self.next_id = self.next_id, self.next_id + 1
        expires_at = self.clock.now() + timedelta(seconds=life)
        return Pending(number, kind, {"update_id": number, kind: content}, order, expires_at)

    def waiting(self) -> list[Pending]:
        """Return what waits, oldest first; what is too old goes."""
        now = self.clock.now()
        for pending in [*self._waiting.values()]:
            if pending.expires_at < now:
                self.drop(pending)
        return [*self._waiting.values()]

    def drop(self, pending: Pending) -> None:
        """Give up an update."""
        if self._waiting.pop(pending.id, None):
            self.expired.append(pending)

    def front(self, order: int) -> Pending | None:
        """Return the update of a queue that is to be sent next."""
        return next((pending for pending in self.waiting() if pending.order == order), None)

    def take(self, pending: Pending) -> None:
        """Cross off an update that the bot has taken."""
        self._waiting.pop(pending.id, None)

    def confirm(self, offset: int) -> None:
        """Cross off everything below the offset; below zero it counts from the end."""
        ids = sorted(self._waiting)
        below = ids[:offset] if offset < 0 else [number for number in ids if number < offset]
        for number in below:
            del self._waiting[number]

    def clear(self) -> None:
        """Drop everything that waits."""
        self._waiting.clear()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener at each new update; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def news(self) -> None:
        """Wait until there is an update."""
        heard = asyncio.Event()
        end = self.listen(heard.set)
        try:
            if not self.waiting():
                await heard.wait()
        finally:
            end()


def bodies(pending: Iterable[Pending]) -> list[dict[str, Any]]:
    """Return updates as they are sent."""
    return [one.body for one in pending]
