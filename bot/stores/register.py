"""The retention register: every column that is kept, why, how protected, and for how long.

A column that does not stand here may not exist; a test compares this with the schema.
Times are whole hours; only what lives shortly (what is to be sent or erased) and the numbers
of conversations and of what was sent know them closer.
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
    channel_ids: timedelta = timedelta(hours=48)  # after that no channel erases a message
    doubts: timedelta = timedelta(hours=24)
    erasures: timedelta = timedelta(hours=1)  # done or not

    def ends(self, now: datetime) -> Ends:
        """Return up to when things are over now. Never later than promised, so rather early."""
        return Ends(
            acted_hour=hours(now - self.conversation),
            seen_hour=hours(now - self.seen),
            made_at=int((now - self.message).timestamp()),
            quarantine_hour=hours(now - self.quarantine),
            channel_ids_hour=hours(now - self.channel_ids),
            doubts_hour=hours(now - self.doubts),
            erasure_made_at=int((now - self.erasures).timestamp()),
        )


class Ends(NamedTuple):
    """The newest row of each kind that has reached the end of its term."""

    acted_hour: int
    seen_hour: int
    made_at: int
    quarantine_hour: int
    channel_ids_hour: int
    doubts_hour: int
    erasure_made_at: int


def hours(at: datetime) -> int:
    """Return the whole hours since 1970."""
    return int(at.timestamp()) // 3600


class Protection(StrEnum):
    """What keeps a column's content from somebody who holds a copy of the database."""

    NONE = "none needed"
    SEALED = "sealed with the conversation's key"
    SERVICE = "sealed with the key file's secret"
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
    "queues.conversation_id": Purpose("whose messages wait", WITH_CONVERSATION),
    "queues.fence": Purpose("which process sends them", WITH_CONVERSATION),
    "queues.free_at": Purpose("when they may be tried (again)", WITH_CONVERSATION),
    "queues.attempt": Purpose("to wait longer each time", WITH_CONVERSATION),
    "queues.doubts": Purpose("to repeat only once what may have arrived", WITH_CONVERSATION),
    "channel_ids.conversation_id": Purpose("in whose chat they are", "channel_ids"),
    "channel_ids.number": Purpose("to tell two apart", "channel_ids"),
    "channel_ids.ids": Purpose(
        "to erase messages in the chat when the person asks", "channel_ids", Protection.SEALED
    ),
    "channel_ids.hour": Purpose("to forget them in time", "channel_ids"),
    "doubts.id": Purpose("to count what may have arrived twice", "doubts"),
    "doubts.hour": Purpose("to erase the note in time", "doubts"),
    "erasures.name": Purpose("to do it once", "erasures", Protection.KEYED_HASH),
    "erasures.job": Purpose(
        "to erase the chat of somebody who is forgotten", "erasures", Protection.SERVICE
    ),
    "erasures.claimed": Purpose("whether somebody is at it", "erasures"),
    "erasures.free_at": Purpose("when it may be tried (again)", "erasures"),
    "erasures.made_at": Purpose("to end it in time", "erasures"),
    "quarantine.id": Purpose("to tell two of a kind apart", "quarantine"),
    "quarantine.what": Purpose("kind and hash of what could not be answered", "quarantine"),
    "quarantine.hour": Purpose("to erase the note in time", "quarantine"),
    "alembic_version.version_num": Purpose("which shape the tables have", ""),
}
