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


class Found(NamedTuple):
    """What is kept of a person, and, of an event that was answered before, its messages."""

    conversation: ConversationRow
    wrapped: bytes | None = None
    first_message: int | None = None
    last_message: int | None = None

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


class Window(NamedTuple):
    """Messages from the first id to the last, unless they had expired at a time."""

    first: int
    last: int
    now: int = -1  # before every expiry


class Change(NamedTuple):
    """What one turn writes: all of it in one transaction, or nothing.

    `conversation` is the row as it will be; None where nothing is to be kept.
    `key` is a new one, `erases` the conversation to be destroyed.
    """

    answered: Answered
    conversation: ConversationRow | None = None
    begins: bool = False
    key: KeyRow | None = None
    seen: SeenRow | None = None
    outbox: tuple[OutboxRow, ...] = ()
    quarantined: tuple[QuarantineRow, ...] = ()
    erases: int | None = None
