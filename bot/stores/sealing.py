"""How a session and its messages become bytes that nobody reads, and come back."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import orjson

from bot.engine.effects import Say
from bot.engine.session import Session
from bot.ports import Delivered, Incoming, Turn
from bot.stores.rows import ConversationRow, KeyRow, OutboxRow
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
