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
    case: timedelta = timedelta(hours=72)  # after it is closed; till then it holds all the rest
    presence: timedelta = timedelta(days=30)  # after a consultant's last sign of life
    staff_session: timedelta = timedelta(hours=8)  # or 15 minutes after its last act
    audit: timedelta = timedelta(days=365)

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
            closed_hour=hours(now - self.case),
            this_hour=hours(now),
            beat_at=int((now - self.presence).timestamp()),
            staff_began_at=int((now - self.staff_session).timestamp()),
            audit_hour=hours(now - self.audit),
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
    closed_hour: int
    this_hour: int
    beat_at: int
    staff_began_at: int
    audit_hour: int


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
    SLOW_HASH = "argon2id"
    HASH = "hash of a long random code"


class Purpose(NamedTuple):
    """Why a column is kept, the field of `Terms` that ends it ("" for never), its protection."""

    why: str
    term: str
    protection: Protection = Protection.NONE


WITH_CONVERSATION = "conversation"
WITH_ACCOUNT = ""  # until `staff remove`

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
    "cases.conversation_id": Purpose("whose case it is", "case"),
    "cases.file": Purpose("to bring the person to a human", "case", Protection.SEALED),
    "cases.number": Purpose("to know a late timer as such", "case"),
    "cases.due_at": Purpose("to keep deadlines over a crash", "case"),
    "cases.closed_hour": Purpose("to end the case in time", "case"),
    "cases.blocked_hour": Purpose(
        "to keep a block until its end, at most 30 days, without the lines", "case"
    ),
    "case_lines.conversation_id": Purpose("to whose case it belongs", "case"),
    "case_lines.number": Purpose("to show lines in order, and go on where one was", "case"),
    "case_lines.line": Purpose("to show the talk to the consultant", "case", Protection.SEALED),
    "presence.id": Purpose("to know who answers", "presence"),
    "presence.alias": Purpose("what people are told of who answers", "presence"),
    "presence.languages": Purpose("whom she can answer", "presence"),
    "presence.state": Purpose("whether she is there", "presence"),
    "presence.beat_at": Purpose("to see that her desk is open", "presence"),
    "presence.on_call": Purpose("whom to ring when nobody is there", "presence"),
    "desk_mode.id": Purpose("there is one", ""),
    "desk_mode.mode": Purpose("what people are told when the desk is down", ""),
    "desk_mode.ever": Purpose("to offer no consultant before there was one", ""),
    "bell.id": Purpose("there is one", ""),
    "bell.version": Purpose("which process rings, and to move with a group once", ""),
    "bell.page": Purpose("to take back what was rung in the staff's group: numbers only", ""),
    "staff_accounts.name": Purpose("to sign in, and to know who answers", WITH_ACCOUNT),
    "staff_accounts.role": Purpose("what she may do", WITH_ACCOUNT),
    "staff_accounts.languages": Purpose("whom she can answer", WITH_ACCOUNT),
    "staff_accounts.password": Purpose("to sign in", WITH_ACCOUNT, Protection.SLOW_HASH),
    "staff_accounts.seed": Purpose(
        "to check the code of her phone", WITH_ACCOUNT, Protection.SERVICE
    ),
    "staff_accounts.step": Purpose("to take each code once", WITH_ACCOUNT),
    "staff_accounts.recovery": Purpose(
        "to sign in without a phone", WITH_ACCOUNT, Protection.HASH
    ),
    "staff_accounts.invitation": Purpose(
        "to set up the account, once", WITH_ACCOUNT, Protection.HASH
    ),
    "staff_accounts.invited_until": Purpose("to refuse an old invitation", WITH_ACCOUNT),
    "staff_accounts.last_hour": Purpose("to find accounts nobody uses", WITH_ACCOUNT),
    "staff_sessions.id": Purpose("to know who is in", "staff_session", Protection.HASH),
    "staff_sessions.name": Purpose("whose it is", "staff_session"),
    "staff_sessions.language": Purpose("in which language pages are", "staff_session"),
    "staff_sessions.began_at": Purpose("to end it after a shift", "staff_session"),
    "staff_sessions.acted_at": Purpose("to end it when nobody is there", "staff_session"),
    "staff_sessions.proved_at": Purpose("to ask for a code again", "staff_session"),
    "staff_audit.number": Purpose("the order, and to see what is missing", "audit"),
    "staff_audit.hour": Purpose("when it was done", "audit"),
    "staff_audit.who": Purpose("who did it", "audit"),
    "staff_audit.what": Purpose("what was done: a word of the code", "audit"),
    "staff_audit.object": Purpose("to what: an alias", "audit"),
    "staff_audit.previous": Purpose("to see what was changed", "audit"),
    "staff_audit.digest": Purpose("to see what was changed", "audit"),
    "alembic_version.version_num": Purpose("which shape the tables have", ""),
}
