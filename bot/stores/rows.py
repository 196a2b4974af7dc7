"""The rows of the tables, and what one turn changes about them."""

from __future__ import annotations

from typing import Any, NamedTuple, Self

from bot.ports import Answered

LAST_ID = 2**31 - 1
"""Above the id of any message."""


class Key(NamedTuple):
    """What a conversation is found by: unique in the store."""

    channel: str
    lookup: bytes


class ConversationRow(NamedTuple):
    """One person's conversation; the columns of `conversations` in their order."""

    id: int
    channel: str
    lookup: bytes
    address: bytes | None
    session: bytes
    last_message: int
    turn_start: int
    acted_hour: int


class SeenRow(NamedTuple):
    """An event that was answered, and with which messages."""

    conversation_id: int
    event_id: str
    first_message: int
    last_message: int
    hour: int


class KeyRow(NamedTuple):
    """The key of a conversation, as it may be stored."""

    conversation_id: int
    wrapped: bytes


class OutboxRow(NamedTuple):
    """A message to a person."""

    conversation_id: int
    message_id: int
    body: bytes
    expires_at: int
    made_at: int


class QuarantineRow(NamedTuple):
    """Kind and hash of something that could not be answered or read."""

    id: int
    what: str
    hour: int


class QueueRow(NamedTuple):
    """The messages that wait for somebody, and whose they are to send.

    `fence` is the number of a claim, 0 for nobody's. `free_at` (milliseconds) is when the
    claim runs out, or when the messages may be tried again. The rest is of the oldest message.
    """

    conversation_id: int
    fence: int
    free_at: int
    attempt: int
    doubts: int


class ChannelIdsRow(NamedTuple):
    """What a channel calls a message, or its parts."""

    conversation_id: int
    number: int
    ids: bytes
    hour: int


class DoubtRow(NamedTuple):
    """That nobody knows whether some message arrived."""

    id: int
    hour: int


class ErasureRow(NamedTuple):
    """What a channel has yet to erase of somebody who is forgotten. Done: an empty job."""

    name: bytes
    job: bytes
    claimed: int
    free_at: int
    made_at: int


class CaseRow(NamedTuple):
    """A case, and what is found by without unsealing it. Open it has no `closed_hour`."""

    conversation_id: int
    file: bytes
    number: int
    due_at: int | None
    closed_hour: int | None
    blocked_hour: int


class LineRow(NamedTuple):
    """A line of a case."""

    conversation_id: int
    number: int
    line: bytes


class Found(NamedTuple):
    """What is kept of a person, and, of an event that was answered before, its messages.

    `fence` is that of the person's queue, None where nothing waits; `file` the sealed case.
    """

    conversation: ConversationRow
    wrapped: bytes | None = None
    first_message: int | None = None
    last_message: int | None = None
    fence: int | None = None
    file: bytes | None = None

    @classmethod
    def read(cls, columns: Any) -> Self:
        """Read a row of the statement `FIND`."""
        size = len(ConversationRow._fields)
        return cls(ConversationRow._make(columns[:size]), *columns[size:])

    @property
    def answered(self) -> Window | None:
        """The messages that the event brought when it was answered; None for a new event."""
        if self.first_message is None or self.last_message is None:
            return None
        return Window(self.first_message, self.last_message)


class Queued(NamedTuple):
    """Whose messages wait, and how to read them; the columns of the statement `QUEUED`."""

    conversation_id: int
    channel: str
    address: bytes | None
    wrapped: bytes | None
    fence: int | None
    free_at: int | None
    attempt: int | None
    doubts: int | None
    last: int | None = None  # the newest message that waits

    @property
    def queue(self) -> QueueRow | None:
        """The queue, where there is one."""
        if (
            self.fence is None
            or self.free_at is None
            or self.attempt is None
            or self.doubts is None
        ):
            return None
        return QueueRow(self.conversation_id, self.fence, self.free_at, self.attempt, self.doubts)


class Window(NamedTuple):
    """Messages from the first id to the last, unless they had expired at a time."""

    first: int
    last: int
    now: int = -1  # before every expiry


class Change(NamedTuple):
    """What one turn writes: all of it in one transaction, or nothing.

    `conversation` is the row as it will be; None where nothing is to be kept.
    `key` is a new one, `erases` the conversation to be destroyed, `ends_case` the one whose
    case and lines go before what is new of them is kept.
    """

    answered: Answered
    conversation: ConversationRow | None = None
    begins: bool = False
    key: KeyRow | None = None
    seen: SeenRow | None = None
    outbox: tuple[OutboxRow, ...] = ()
    quarantined: tuple[QuarantineRow, ...] = ()
    erases: int | None = None
    queue: QueueRow | None = None
    channel_ids: ChannelIdsRow | None = None
    erasure: ErasureRow | None = None
    ends_case: int | None = None
    case: CaseRow | None = None
    lines: tuple[LineRow, ...] = ()


class QueueChange(NamedTuple):
    """What is written when messages are claimed, settled or cancelled.

    `gone` are those that wait no more. `queue` is the row as it will be; None leaves it as
    it is, unless it `ends`.
    """

    conversation_id: int
    gone: tuple[int, ...] = ()
    queue: QueueRow | None = None
    ends: bool = False
    channel_ids: ChannelIdsRow | None = None
    doubt: DoubtRow | None = None


class ErasureChange(NamedTuple):
    """What is written when an erasure is claimed or settled."""

    erasure: ErasureRow
    doubt: DoubtRow | None = None
