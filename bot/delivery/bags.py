"""The messages of one person that this process has in hand."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.ports import Claim, Sending

HUMAN = "human"
"""Who has written what a consultant says, as messages name them."""


class Bag:
    """Messages to be sent in order, under one claim.

    It is open as long as more may be put in, and dropped once nothing in it may be sent.
    """

    def __init__(self, sendings: Iterable[Sending], claim: Claim, *, stored: bool) -> None:
        self._sendings = deque(sendings)
        self._claim = claim
        self.stored = stored  # taken from the store and not from a turn
        self.open = True
        self.missed = False  # something came that was not put in
        self.dropped = False
        self.task: asyncio.Task[None] | None = None

    @property
    def next(self) -> Sending | None:
        """The oldest message, if it may still be sent."""
        if self.dropped or not self._sendings:
            return None
        sending = self._sendings[0]
        return sending if sending.claim is self._claim else replace(sending, claim=self._claim)

    @property
    def sayings_of_humans(self) -> list[int]:
        """The ids of the messages in it that a human has written, the oldest first."""
        return [one.id for one in self._sendings if one.message.sender == HUMAN]

    @property
    def conversation(self) -> int:
        """Whose messages they are."""
        return self._claim.conversation

    def put(self, sendings: tuple[Sending, ...]) -> None:
        """Put messages behind the others, if they are the next."""
        if self.open and sendings[0].id == self._sendings[-1].id + 1:
            self._sendings.extend(sendings)
        else:
            self.missed = True

    def settle(self, *, goes_on: bool) -> bool:
        """Take the oldest message out; tell whether the bag goes on with the next."""
        if self._sendings:
            self._sendings.popleft()
        self.open = goes_on and not self.dropped and bool(self._sendings)
        return self.open

    def renew(self, until: datetime) -> None:
        """Keep the claim longer."""
        self._claim = replace(self._claim, until=until)

    def drop(self) -> None:
        """Let nothing more be sent of it."""
        self.open, self.dropped = False, True
