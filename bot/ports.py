"""What the line needs from the world: one small protocol each.

Each has a twin that lives in memory, and both are held to the same contract tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol

from bot.engine.events import Event
from bot.engine.message import Message
from bot.engine.session import Session
from bot.helpline.case import Case, Line
from bot.helpline.decision import Decision as Decision  # a store knows it by this name
from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.helpline.events import DeskEvent
from bot.script.model import Language


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
class Conversation:
    """A conversation by its number in the store: so the desk and the timers know people."""

    id: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that happened to one person. The id tells a repeat from a new thing.

    What happens at the desk, or by the clock, names the conversation; the store knows
    itself whether its channel must be written to.
    """

    id: str
    person: Person | Conversation
    event: Event | DeskEvent
    pushed_to: bool = False  # the channel must write first, so the address is kept (sealed)
    message_id: str = ""  # what the channel calls the person's message, so that it can be erased


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message as it was kept for a person: `id` grows by one with each."""

    id: int
    body: bytes  # the JSON of `Message.to_json`


LEASE = timedelta(seconds=15)
"""How long a person's messages are one process's alone; after it, another may send them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send a person's messages, for a while. Two of them never have one fence."""

    conversation: int
    fence: int
    until: datetime


class Lane(StrEnum):
    """What goes first when there is more to send than a channel takes."""

    REPLY = "reply"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Sending:
    """One message that a channel is to send.

    `attempt` says how often it has been taken up, this time included, and `doubts` how often
    nobody knows whether it arrived. Without a claim it may not be sent.
    """

    person: Person
    id: int
    message: Message
    expires_at: datetime
    attempt: int = 1
    doubts: int = 0
    claim: Claim | None = None
    lane: Lane = Lane.REPLY


@dataclass(frozen=True, slots=True)
class Answered:
    """What an event brought the person: the messages, and the id of the newest one.

    `sendings` are the same messages for a channel that must push them. With a claim they are
    this process's to send at once; without one they stand behind others.
    """

    cursor: int
    messages: tuple[Delivered, ...] = ()
    repeated: bool = False  # this very event had been answered before
    forgotten: bool = False  # nothing is kept of this person any more
    sendings: tuple[Sending, ...] = ()
    conversation: int = 0  # its number: what hints are about
    case_changed: bool = False  # the desk has something new to look at
    refused: str = ""  # why an act of the desk changed nothing; it is then not kept as seen


Answer = Callable[[Session | None, Case | None], Decision]
"""Decides, without waiting for anything, what an event means for a session and its case."""


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
        a person of whom nothing is kept raises NoConversation, as does a conversation by
        its number that is not there. Only what a person does makes the conversation live on.
        """

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return the messages with an id above `after` that have not expired.

        None for `after` means those of the last turn: what stands on the screen.
        Raises NoConversation.
        """

    async def forget(self, person: Person, now: datetime | None = None) -> int:
        """Destroy the person's key, then the rows, then their copies in the journal.

        With the time, what a channel that pushes still shows of the person is erased too.
        Return the number that the conversation had; 0 if there was none.
        """

    async def prune(self, now: datetime) -> int:
        """Erase what has reached the end of its term; return how many conversations went."""


DESK = 0
"""Who listens to this number hears of every case that has changed; no conversation has it."""


class Bus(Protocol):
    """How those who wait hear that there is something to look at: a number, never content.

    A hint may come late, twice or not at all, so whoever waits looks now and then anyway.
    """

    def hint(self, conversation: int) -> None:
        """Say that this conversation, or the desk, has something new."""

    def listen(self, *conversations: int) -> AbstractAsyncContextManager[Hints]:
        """Hear of these until the block ends."""


class Hints(Protocol):
    """What a listener waits on."""

    async def wait(self, seconds: float) -> bool:
        """Wait for the next hint; False if none came in time."""


class Outcome(StrEnum):
    """What finally became of a message."""

    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a message at a time, or, without an outcome, when to try it again."""

    at: datetime
    outcome: Outcome | None = None
    channel_ids: tuple[str, ...] = ()  # what the channel calls what it has sent
    again_at: datetime | None = None
    doubtful: bool = False  # it may have arrived all the same
    blocked: bool = False  # the person wants nothing more: whatever waits is cancelled
    goes_on: bool = False  # who settles it has the person's next message, and keeps the claim


class Undelivered(NamedTuple):
    """A message that did not arrive, or of which nobody knows; SENT never is one."""

    conversation: int
    message: int
    outcome: Outcome
    at: datetime


@dataclass(frozen=True, slots=True)
class Erasure:
    """What a channel still shows of somebody who is forgotten, and the last words to them."""

    name: bytes
    person: Person
    channel_ids: tuple[str, ...]
    farewell: tuple[Sending, ...] = ()


class Outbox(Protocol):
    """What is still to be sent, and erased, on the channels that push."""

    async def pending(self, now: datetime, limit: int) -> list[Sending]:
        """Claim the queues of so many people; return their messages, each person's in order.

        Only what nobody has claimed and what may be tried now. A claim that ran out is a
        doubt: whoever had it may have sent the message.
        """

    async def settle(self, sending: Sending, settled: Settled) -> bool:
        """Keep what became of a person's oldest message.

        False if the person was forgotten meanwhile: then what the channel shows of this
        message is among the erasures. A message that another process has claimed meanwhile
        is put back by nobody but that process.
        """

    async def blocked(self, person: Person) -> int:
        """Cancel everything that is to be sent to a person; return how many messages."""

    async def erasures(self, now: datetime, limit: int) -> list[Erasure]:
        """Claim what is to be erased of those who are forgotten."""

    async def settle_erasure(self, erasure: Erasure, again_at: datetime | None) -> None:
        """Keep that everything is erased, or when to try it again."""


class Listed(NamedTuple):
    """A case as the board of the desk lists it."""

    conversation: int
    channel: str
    language: Language  # the person's
    case: Case


class Numbered(NamedTuple):
    """A line of a case with its number, which grows by one with each."""

    number: int
    line: Line


class Opened(NamedTuple):
    """A case as a consultant opens it; the session is None once its own term is over."""

    conversation: int
    channel: str
    language: Language
    session: Session | None
    case: Case
    lines: tuple[Numbered, ...]


class Due(NamedTuple):
    """A deadline that has passed: of which conversation, which change of its case, and when."""

    conversation: int
    number: int
    at: int


class CaseBook(Protocol):
    """What the desk reads. It is changed by `Conversations.receive` alone."""

    async def board(self, closed_since: datetime | None = None) -> list[Listed]:
        """Return the open cases, and those closed since the hour of a time, the oldest first."""

    async def case(self, conversation: int, after: int = 0) -> Opened | None:
        """Return a case with its lines above a number; None if there is none."""

    async def due(self, now: datetime, limit: int) -> list[Due]:
        """Return the deadlines that have passed, the earliest first."""


class DeskBook(Protocol):
    """Who is at the desk, and whether it works."""

    async def desk(self) -> Desk:
        """Return the desk as it is now."""

    async def keep(self, consultant: Consultant) -> None:
        """Keep somebody who answers, as they are now; from the first one on, there is a desk."""

    async def set_presence(self, id: str, presence: Presence, at: datetime) -> None:
        """Keep what somebody has said about themselves; it is a sign of life too."""

    async def beat(self, id: str, at: datetime) -> None:
        """Keep that somebody's desk is open."""

    async def remove(self, id: str) -> None:
        """Keep nothing of somebody who does not answer any more."""

    async def set_mode(self, mode: Mode) -> None:
        """Keep what the desk's switch says."""


class BellPage(NamedTuple):
    """What the bell in the staff's group has to know over a restart, and how often it changed."""

    version: int = 0
    body: bytes = b""


class BellBook(Protocol):
    """Where the one page of the bell is. Of two processes that turn it, one does."""

    async def read(self) -> BellPage:
        """Return the page as it is now."""

    async def turn(self, page: BellPage) -> bool:
        """Put a page in the place of the one before it; False if somebody else was quicker."""


class BellTrouble(StrEnum):
    """Why the bell in the staff's group does not ring as it should; the desk says so."""

    OUT = "out"  # the bot is not in the group (any more), or there is no such group
    PUBLIC = "public"  # everybody can read the group
    NO_GROUP = "no_group"  # a channel, or a chat with one person
    MAY_NOT_WRITE = "may_not_write"
    MAY_NOT_PIN = "may_not_pin"  # it rings, but nobody finds the board
    TOKEN = "token"  # noqa: S105 - a word: Telegram refuses the bot's token
    AWAY = "away"  # Telegram cannot be reached


class Bell(Protocol):
    """What the desk shows of the bell."""

    @property
    def trouble(self) -> BellTrouble | None:
        """Return what is wrong with it."""


Scope = Literal["chat", "channel"]


class SendFailed(Exception):
    """A channel could not send a message, and what that means for it.

    `outcome` is FAILED if it never will be, UNKNOWN if it may have been, and None if it was
    not and may be tried again: not before `retry_after` seconds, neither this message nor
    any other of the `scope`.
    """

    def __init__(
        self,
        reason: str,
        *,
        outcome: Literal[Outcome.FAILED, Outcome.UNKNOWN] | None = None,
        retry_after: float | None = None,
        scope: Scope = "chat",
        blocked: bool = False,
        channel_ids: Sequence[str] = (),
    ) -> None:
        super().__init__(reason)
        self.reason = reason  # a word of the code, for the log
        self.outcome = outcome
        self.retry_after = retry_after
        self.scope: Scope = scope
        self.blocked = blocked  # the person does not want anything from us
        self.channel_ids = tuple(channel_ids)  # of the parts that were sent before it failed


class Channel(Protocol):
    """A way to reach people who do not fetch their messages themselves."""

    async def send(self, sending: Sending) -> list[str]:
        """Send one message; return what the channel calls its parts, or raise SendFailed."""

    async def erase(self, person: Person, ids: Sequence[str]) -> int:
        """Delete what may be deleted of these; return how many, or raise SendFailed."""


class Conversing(Protocol):
    """What a channel is given of the line."""

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Answer one event."""
