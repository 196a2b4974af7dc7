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
from bot.helpline.case import Case
from bot.ports import Decision, Delivered, Incoming, Person, Sending
from bot.script.model import SOURCE, Language
from bot.stores.rows import ChannelIdsRow, ConversationRow, KeyRow, OutboxRow, Queued
from bot.vault import Sealer, Unreadable

UNREADABLE = (Unreadable, KeyError, IndexError, TypeError, ValueError, AttributeError)
"""What comes of a session that was changed outside, or kept by a version that erred."""


class CaseFile(NamedTuple):
    """A case, and what the desk wants to know beside it without opening the session."""

    case: Case
    language: Language = SOURCE  # in which the person is spoken to
    last_line: int = 0


class Held(NamedTuple):
    """One person's conversation, opened for a turn."""

    conversation: ConversationRow
    sealer: Sealer
    session: Session | None = None
    key: KeyRow | None = None  # a new one
    broken: str = ""  # what could not be read
    fence: int | None = None  # of the queue, where something waits
    has_case: bool = False  # whether or not it can be read
    file: CaseFile | None = None


def said(decision: Decision) -> list[Say]:
    """Return what is said, in order."""
    return [effect for effect in decision.effects if isinstance(effect, Say)]


def sealed_messages(
    held: Held, decision: Decision, at: int
) -> tuple[tuple[OutboxRow, ...], tuple[Delivered, ...]]:
    """Return the messages of a turn as they are kept, and as they are shown."""
    conversation, rows, messages = held.conversation, [], []
    for number, say in enumerate(said(decision), start=conversation.last_message + 1):
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


def read_file(sealer: Sealer, conversation: int, sealed: bytes) -> CaseFile:
    """Return the case that was kept; raises one of UNREADABLE."""
    data = orjson.loads(sealer.unseal(sealed, file_place(conversation)))
    return CaseFile(Case.from_json(data["case"]), data["language"], data["last_line"])


def addressee(incoming: Incoming, held: Held) -> Person | None:
    """Return to whom the channel must write; None where people fetch their messages."""
    if isinstance(incoming.person, Person):
        return incoming.person if incoming.pushed_to else None
    row = held.conversation
    try:
        address = held.sealer.unseal(row.address or b"", address_place(row.id))
    except Unreadable:
        return None
    return Person(row.channel, address.decode())


def kept_address(to: Person | None, held: Held) -> bytes | None:
    """Return the sealed address, if the channel needs one; it is sealed only once."""
    row = held.conversation
    if row.address or to is None:
        return row.address
    return held.sealer.seal(to.address.encode(), address_place(row.id))


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


def file_place(conversation: int) -> str:
    """Where a sealed case belongs."""
    return f"cases|file|{conversation}"


def line_place(conversation: int, number: int) -> str:
    """Where a sealed line belongs."""
    return f"case_lines|line|{conversation}|{number}"


def job_place(name: bytes) -> str:
    """Where the sealed job of an erasure belongs."""
    return f"erasures|job|{name.hex()}"
