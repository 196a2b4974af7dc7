"""The retention register: every column that is kept, why, how protected, and for how long.

A column that does not stand here may not exist; a test compares this with the schema.
Times are whole hours; only an outbox row, whose life is short, and the number of a
conversation know them closer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Terms:
    """How long things are kept, counted from the start of the hour in which they happened."""

    conversation: timedelta = timedelta(hours=24)  # after the person's last act
    seen: timedelta = timedelta(hours=72)
    message: timedelta = timedelta(hours=1)  # those of the last turn: as the conversation
    quarantine: timedelta = timedelta(hours=24)

    def ends(self, now: datetime) -> Ends:
        """Return up to when things are over now. Never later than promised, so rather early."""
        return Ends(
            acted_hour=hours(now - self.conversation),
            seen_hour=hours(now - self.seen),
            made_at=int((now - self.message).timestamp()),
            quarantine_hour=hours(now - self.quarantine),
        )


class Ends(NamedTuple):
    """The newest row of each kind that has reached the end of its term."""

    acted_hour: int
    seen_hour: int
    made_at: int
    quarantine_hour: int


def hours(at: datetime) -> int:
    """Return the whole hours since 1970."""
    return int(at.timestamp()) // 3600


class Protection(StrEnum):
    """What keeps a column's content from somebody who holds a copy of the database."""

    NONE = "none needed"
    SEALED = "sealed with the conversation's key"
    WRAPPED = "wrapped with the key file's secret"
    KEYED_HASH = "hash keyed with the key file's secret"


class Purpose(NamedTuple):
    """Why a column is kept, the field of `Terms` that ends it ("" for never), its protection."""

    why: str
    term: str
    protection: Protection = Protection.NONE


WITH_CONVERSATION = "conversation"

REGISTER = {
    "conversations.id": Purpose("to join rows; orders them by beginning", WITH_CONVERSATION),
    "conversations.channel": Purpose("by which channel to answer", WITH_CONVERSATION),
    "conversations.lookup": Purpose(
        "to find a person's conversation", WITH_CONVERSATION, Protection.KEYED_HASH
    ),
    "conversations.address": Purpose(
        "to answer on a channel that must write first", WITH_CONVERSATION, Protection.SEALED
    ),
    "conversations.session": Purpose(
        "to go on with the dialog", WITH_CONVERSATION, Protection.SEALED
    ),
    "conversations.last_message": Purpose("to number messages in order", WITH_CONVERSATION),
    "conversations.turn_start": Purpose("to show the screen after a reload", WITH_CONVERSATION),
    "conversations.acted_hour": Purpose("to end the conversation in time", WITH_CONVERSATION),
    "conversation_keys.conversation_id": Purpose("whose key it is", WITH_CONVERSATION),
    "conversation_keys.wrapped": Purpose(
        "to unseal the conversation", WITH_CONVERSATION, Protection.WRAPPED
    ),
    "seen.conversation_id": Purpose("whose event it was", "seen"),
    "seen.event_id": Purpose("to answer an event only once", "seen"),
    "seen.first_message": Purpose("to repeat the same answer", "seen"),
    "seen.last_message": Purpose("to repeat the same answer", "seen"),
    "seen.hour": Purpose("to forget the event in time", "seen"),
    "outbox.conversation_id": Purpose("whom the message is for", "message"),
    "outbox.message_id": Purpose("to deliver in order, and once", "message"),
    "outbox.body": Purpose("to deliver the message", "message", Protection.SEALED),
    "outbox.expires_at": Purpose("never to deliver it too late", "message"),
    "outbox.made_at": Purpose("to erase the message in time", "message"),
    "quarantine.id": Purpose("to tell two of a kind apart", "quarantine"),
    "quarantine.what": Purpose("kind and hash of what could not be answered", "quarantine"),
    "quarantine.hour": Purpose("to erase the note in time", "quarantine"),
    "alembic_version.version_num": Purpose("which shape the tables have", ""),
}
