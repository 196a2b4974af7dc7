"""The statements both databases share, to be compiled once to the text their drivers run.

A layer between would cost more than the work does. Parameters stand in the order of the
fields of `rows.py`; `compiled` makes sure that they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Dialect,
    Select,
    String,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, ColumnElement, FromClause

from bot.stores.schema import (
    case_lines,
    cases,
    channel_ids,
    conversation_keys,
    conversations,
    doubts,
    erasures,
    outbox,
    quarantine,
    queues,
    seen,
)

AT_ONCE: ColumnElement[int] = literal_column("200")
"""Conversations that are ended, or tidied, before others have their turn."""

NONE: ColumnElement[int] = literal_column("0")


def found(source: FromClause, *answered: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """Select what `Found.read` reads: conversation, key, messages of an event, queue, case."""
    row = conversations.c
    keys = conversation_keys.c
    return select(*row, keys.wrapped, *answered, queues.c.fence, cases.c.file).select_from(
        source.outerjoin(conversation_keys, keys.conversation_id == row.id)
        .outerjoin(queues, queues.c.conversation_id == row.id)
        .outerjoin(cases, cases.c.conversation_id == row.id)
    )


def this_event(event: ColumnElement[str]) -> ColumnElement[bool]:
    """Return what makes a row of `seen` the one of this event."""
    return and_(seen.c.conversation_id == conversations.c.id, seen.c.event_id == event)


FIND = found(
    conversations.outerjoin(seen, this_event(bindparam("event", type_=String))),
    seen.c.first_message,
    seen.c.last_message,
).where(
    conversations.c.channel == bindparam("channel"), conversations.c.lookup == bindparam("lookup")
)
FIND_PARAMETERS = ("event", "channel", "lookup")

MESSAGES = (
    select(outbox)
    .where(
        outbox.c.conversation_id == bindparam("conversation"),
        outbox.c.message_id.between(bindparam("first"), bindparam("last")),
        outbox.c.expires_at > bindparam("now", type_=BigInteger),
    )
    .order_by(outbox.c.message_id)
)
MESSAGES_PARAMETERS = ("conversation", "first", "last", "now")

NEWEST_KEYS = (
    select(conversation_keys.c.wrapped)
    .order_by(conversation_keys.c.conversation_id.desc())
    .limit(literal_column("8"))
    .offset(NONE)
)
NOTES = select(quarantine.c.what).order_by(quarantine.c.id)
COUNT = select(func.count()).select_from(conversations)
HOLDING = (
    select(cases.c.conversation_id)
    .where(
        cases.c.conversation_id == conversations.c.id,
        or_(
            cases.c.closed_hour.is_(None),
            cases.c.blocked_hour > bindparam("this_hour"),
            exists().where(case_lines.c.conversation_id == cases.c.conversation_id),
        ),
    )
    .correlate(conversations)
)
"""The case that holds a conversation: it is open, a block, or has lines that are kept."""

DUE = (
    select(conversations.c.id, conversations.c.channel, conversations.c.lookup)
    .where(
        conversations.c.acted_hour <= bindparam("hour"),
        ~HOLDING.exists(),
    )
    .limit(AT_ONCE)
    .offset(NONE)
)

DUE_PARAMETERS = ("hour", "this_hour")

HELD = select(conversations.c.id).where(
    conversations.c.id == bindparam("conversation"), HOLDING.exists()
)
HELD_PARAMETERS = ("conversation", "this_hour")

KEY = select(conversations.c.channel, conversations.c.lookup).where(
    conversations.c.id == bindparam("conversation")
)

ERASE = tuple(
    delete(column.table).where(column == bindparam("conversation"))
    for column in (
        conversation_keys.c.conversation_id,  # first: without it the rest says nothing
        outbox.c.conversation_id,
        queues.c.conversation_id,
        channel_ids.c.conversation_id,
        case_lines.c.conversation_id,
        cases.c.conversation_id,
        seen.c.conversation_id,
        conversations.c.id,
    )
)

SOME = (
    select(conversation_keys.c.conversation_id)
    .where(conversation_keys.c.conversation_id > bindparam("after"))
    .order_by(conversation_keys.c.conversation_id)
    .limit(AT_ONCE)
    .offset(NONE)
)
FORGET_SEEN = delete(seen).where(
    seen.c.conversation_id.between(bindparam("low"), bindparam("high")),
    seen.c.hour <= bindparam("hour"),
)
FORGET_SEEN_PARAMETERS = ("low", "high", "hour")
FORGET_MESSAGES = delete(outbox).where(
    outbox.c.conversation_id.between(bindparam("low"), bindparam("high")),
    outbox.c.made_at <= bindparam("made_at"),
    outbox.c.message_id
    < select(conversations.c.turn_start)
    .where(conversations.c.id == outbox.c.conversation_id)
    .scalar_subquery(),
)
FORGET_MESSAGES_PARAMETERS = ("low", "high", "made_at")
FORGET_NOTES = delete(quarantine).where(quarantine.c.hour <= bindparam("hour"))
FORGET_CHANNEL_IDS = delete(channel_ids).where(
    channel_ids.c.conversation_id.between(bindparam("low"), bindparam("high")),
    channel_ids.c.hour <= bindparam("hour"),
)
FORGET_DOUBTS = delete(doubts).where(doubts.c.hour <= bindparam("hour"))
FORGET_ERASURES = delete(erasures).where(erasures.c.made_at <= bindparam("made_at"))


def compiled(statement: ClauseElement, dialect: Dialect, parameters: Sequence[str]) -> str:
    """Return the text for a driver that is given the parameters in this order."""
    result = statement.compile(dialect=dialect)
    assert isinstance(result, SQLCompiler)
    if result.positiontup != list(parameters):
        raise ValueError(f"{result} takes {result.positiontup}, not {list(parameters)}")
    return str(result)
