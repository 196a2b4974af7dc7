"""What the line needs from the world: one small protocol each.

Each has a twin that lives in memory, and both are held to the same contract tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.engine.events import Event
from bot.engine.message import Message
from bot.engine.session import Session
from bot.engine.turn import Turn as Turn  # a store knows it by this name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a channel, known only by a secret or an address that the channel knows.

    `address` is never stored as it is: the store keeps a keyed hash of it to find the
    conversation, and, for a channel that has to push, the address itself, sealed.
    """

    channel: str
    address: str

    def __repr__(self) -> str:
        return f"Person({self.channel!r})"  # an address in a traceback would be a leak


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that happened to one person. The id tells a repeat from a new thing."""

    id: str
    person: Person
    event: Event
    pushed_to: bool = False  # the channel must write first, so the address is kept (sealed)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message as it was kept for a person: `id` grows by one with each."""

    id: int
    body: bytes  # the JSON of `Message.to_json`


@dataclass(frozen=True, slots=True)
class Answered:
    """What an event brought the person: the messages, and the id of the newest one."""

    cursor: int
    messages: tuple[Delivered, ...] = ()
    repeated: bool = False  # this very event had been answered before
    forgotten: bool = False  # nothing is kept of this person any more


Answer = Callable[[Session | None], Turn]
"""Decides, without waiting for anything, what an event means for a session."""


class StoreUnavailable(Exception):
    """The store cannot take anything now; nothing was kept, and the event may come again."""


class NoConversation(Exception):
    """Nothing is kept of this person (any more), and this event may not begin anew."""


class Store(Protocol):
    """Where conversations are kept between two events."""

    async def turn(self, incoming: Incoming, answer: Answer, *, begin: bool) -> Answered:
        """Answer one event, once, and keep session, messages and the event's id together.

        Holds the person's conversation, so that of two events at once the second sees what
        the first has left. Returns only after everything is durable; an event that was
        answered before changes nothing and brings the same messages. Without `begin`,
        a person of whom nothing is kept raises NoConversation.
        """

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages with an id above `after` that have not expired.

        None for `after` means those of the last turn: what stands on the screen.
        Raises NoConversation.
        """

    async def forget(self, person: Person) -> bool:
        """Destroy the person's key, then the rows, then their copies in the journal."""

    async def prune(self, now: datetime) -> int:
        """Erase what has reached the end of its term; return how many conversations went."""


class Bus(Protocol):
    """How those who wait hear that there is something to look at. Hints, never content."""

    def hint(self, person: Person) -> None:
        """Say that this person has something new."""

    def listen(self, person: Person) -> AbstractAsyncContextManager[Hints]:
        """Hear of this person until the block ends."""


class Hints(Protocol):
    """What a listener waits on."""

    async def wait(self, seconds: float) -> bool:
        """Wait for the next hint; False if none came in time."""


class SendFailed(Exception):
    """A channel could not deliver. `retry` says whether it is worth another try."""

    def __init__(self, reason: str, *, retry: bool) -> None:
        super().__init__(reason)
        self.retry = retry


class Channel(Protocol):
    """A way to reach people who do not fetch their messages themselves."""

    async def send(self, address: str, messages: Sequence[Message]) -> None:
        """Deliver the messages in order, or raise SendFailed."""


class Conversing(Protocol):
    """What a channel is given of the line."""

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Answer one event."""
