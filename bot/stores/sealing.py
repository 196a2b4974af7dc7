"""How a session and its messages become bytes that nobody reads, and come back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import orjson

from bot.engine.effects import Say
from bot.engine.message import Message
from bot.engine.session import Session
from bot.ports import Delivered, Incoming, Person, Sending, Turn
from bot.stores.rows import ChannelIdsRow, ConversationRow, KeyRow, OutboxRow, Queued
from bot.vault import Sealer, Unreadable

UNREADABLE = (Unreadable, KeyError, IndexError, TypeError, ValueError, AttributeError)
"""What comes of a session that was changed outside, or kept by a version that erred."""


class Held(NamedTuple):
    """One person's conversation, opened for a turn."""

    conversation: ConversationRow
    sealer: Sealer
    session: Session | None = None
    key: KeyRow | None = None  # a new one
    broken: str = ""  # what could not be read
    fence: int | None = None  # of the queue, where something waits


def said(turn: Turn) -> list[Say]:
    """Return what the turn says, in order."""
    return [effect for effect in turn.effects if isinstance(effect, Say)]


def sealed_messages(
    held: Held, turn: Turn, at: int
) -> tuple[tuple[OutboxRow, ...], tuple[Delivered, ...]]:
    """Return the turn's messages as they are kept, and as they are shown."""
    conversation, rows, messages = held.conversation, [], []
    for number, say in enumerate(said(turn), start=conversation.last_message + 1):
        body = orjson.dumps(say.message.to_json())
        sealed = held.sealer.seal(body, message_place(conversation.id, number))
        rows.append(OutboxRow(conversation.id, number, sealed, at + say.expires_in, at))
        messages.append(Delivered(number, body))
    return tuple(rows), tuple(messages)


def opened_message(sealer: Sealer, row: OutboxRow) -> Delivered | None:
    """Return a kept message, or None if it cannot be read."""
    try:
        place = message_place(row.conversation_id, row.message_id)
        return Delivered(row.message_id, sealer.unseal(row.body, place))
    except Unreadable:
        return None


def to_send(sealer: Sealer, row: OutboxRow, person: Person) -> Sending | None:
    """Return a kept message for the channel that pushes it, or None if it cannot be read."""
    kept = opened_message(sealer, row)
    try:
        message = Message.from_json(orjson.loads(kept.body if kept else b""))
    except UNREADABLE:
        return None
    return Sending(person, row.message_id, message, datetime.fromtimestamp(row.expires_at, UTC))


def sealed_session(held: Held, session: Session) -> bytes:
    """Return the session as it is kept."""
    return held.sealer.seal(orjson.dumps(session.to_json()), session_place(held.conversation.id))


def read_session(sealer: Sealer, row: ConversationRow) -> Session:
    """Return the session that was kept; raises one of UNREADABLE."""
    return Session.from_json(orjson.loads(sealer.unseal(row.session, session_place(row.id))))


def kept_address(incoming: Incoming, held: Held) -> bytes | None:
    """Return the sealed address, if the channel needs one; it is sealed only once."""
    row = held.conversation
    if row.address or not incoming.pushed_to:
        return row.address
    return held.sealer.seal(incoming.person.address.encode(), address_place(row.id))


def sealed_ids(
    sealer: Sealer, ids: Sequence[str], conversation: int, number: int, hour: int
) -> ChannelIdsRow:
    """Return what the channel calls a message as it is kept."""
    sealed = sealer.seal(orjson.dumps(ids), channel_ids_place(conversation, number))
    return ChannelIdsRow(conversation, number, sealed, hour)


def opened_ids(sealer: Sealer, row: ChannelIdsRow) -> list[str]:
    """Return what the channel calls a message; nothing if that cannot be read."""
    place = channel_ids_place(row.conversation_id, row.number)
    try:
        return [str(id) for id in orjson.loads(sealer.unseal(row.ids, place))]
    except UNREADABLE:
        return []


def opened_address(sealer: Sealer, queued: Queued) -> Person:
    """Return whom a queue is for, or raise Unreadable."""
    sealed = sealer.unseal(queued.address or b"", address_place(queued.conversation_id))
    return Person(queued.channel, sealed.decode())


def note(kind: str, content: bytes) -> str:
    """Return what the quarantine keeps of a thing: its kind and hash, nothing it says."""
    return f"{kind} {hashlib.sha256(content).hexdigest()[:16]}"


def key_place(conversation: int) -> str:
    """Where a wrapped key belongs, and nowhere else."""
    return f"conversation_keys|wrapped|{conversation}"


def session_place(conversation: int) -> str:
    """Where a sealed session belongs."""
    return f"conversations|session|{conversation}"


def address_place(conversation: int) -> str:
    """Where a sealed address belongs."""
    return f"conversations|address|{conversation}"


def message_place(conversation: int, message: int) -> str:
    """Where a sealed message belongs."""
    return f"outbox|body|{conversation}|{message}"


def channel_ids_place(conversation: int, number: int) -> str:
    """Where the sealed ids of a message belong."""
    return f"channel_ids|ids|{conversation}|{number}"


def job_place(name: bytes) -> str:
    """Where the sealed job of an erasure belongs."""
    return f"erasures|job|{name.hex()}"
