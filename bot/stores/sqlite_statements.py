"""The statements of the hot path as sqlite3 runs them."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from bot.stores import case_statements, outbox_statements, statements
from bot.stores.desk_statements import DeskStatements
from bot.stores.inserts import DIALECT, Deleting, Inserting
from bot.stores.outbox_statements import NOW
from bot.stores.rows import CaseRow, ConversationRow, QueueRow
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
from bot.stores.statements import compiled
from bot.stores.upserts import replacing

FIND = compiled(statements.FIND, DIALECT, statements.FIND_PARAMETERS)
MESSAGES = compiled(statements.MESSAGES, DIALECT, statements.MESSAGES_PARAMETERS)
ERASE = [compiled(statement, DIALECT, ["conversation"]) for statement in statements.ERASE]
BEGIN = Inserting(insert(conversations))
GO_ON = Inserting(replacing(insert(conversations), "id", *ConversationRow._fields[3:]))
KEEP_KEY = Inserting(replacing(insert(conversation_keys), "conversation_id", "wrapped"))
KEEP_SEEN = Inserting(insert(seen))
KEEP_MESSAGE = Inserting(insert(outbox))
KEEP_NOTE = Inserting(insert(quarantine))
DUE = compiled(statements.DUE, DIALECT, statements.DUE_PARAMETERS)
HELD = compiled(statements.HELD, DIALECT, statements.HELD_PARAMETERS)
SOME = compiled(statements.SOME, DIALECT, ["after"])
FORGET_SEEN = compiled(statements.FORGET_SEEN, DIALECT, statements.FORGET_SEEN_PARAMETERS)
FORGET_MESSAGES = compiled(
    statements.FORGET_MESSAGES, DIALECT, statements.FORGET_MESSAGES_PARAMETERS
)
FORGET_NOTES = compiled(statements.FORGET_NOTES, DIALECT, ["hour"])
COUNT = compiled(statements.COUNT, DIALECT, [])
NOTES = compiled(statements.NOTES, DIALECT, [])
NEWEST_KEYS = compiled(statements.NEWEST_KEYS, DIALECT, [])

FORGET_CHANNEL_IDS = compiled(
    statements.FORGET_CHANNEL_IDS, DIALECT, statements.FORGET_SEEN_PARAMETERS
)
FORGET_DOUBTS = compiled(statements.FORGET_DOUBTS, DIALECT, ["hour"])
FORGET_ERASURES = compiled(statements.FORGET_ERASURES, DIALECT, ["made_at"])

QUEUED = compiled(
    outbox_statements.QUEUED.where(
        conversations.c.channel == bindparam("channel"),
        conversations.c.lookup == bindparam("lookup"),
    ),
    DIALECT,
    ["channel", "lookup"],
)
WAITING = compiled(
    outbox_statements.WAITING.where(outbox.c.conversation_id == bindparam("conversation")),
    DIALECT,
    ["conversation"],
)
DUE_QUEUES = compiled(
    select(conversations.c.channel, conversations.c.lookup)
    .join_from(queues, conversations)
    .where(queues.c.free_at <= NOW)
    .order_by(queues.c.free_at)
    .limit(bindparam("limit"))
    .offset(statements.NONE),
    DIALECT,
    outbox_statements.DUE_QUEUES_PARAMETERS,
)
DUE_ERASURES = compiled(
    outbox_statements.DUE_ERASURES, DIALECT, outbox_statements.DUE_ERASURES_PARAMETERS
)
CHANNEL_IDS = compiled(
    outbox_statements.CHANNEL_IDS, DIALECT, outbox_statements.CHANNEL_IDS_PARAMETERS
)
DOUBTS = compiled(outbox_statements.DOUBTS, DIALECT, [])
KEEP_QUEUE = Inserting(replacing(insert(queues), "conversation_id", *QueueRow._fields[1:]))
END_QUEUE = Deleting(queues.c.conversation_id)
DROP_MESSAGE = Deleting(outbox.c.conversation_id, outbox.c.message_id)
KEEP_CHANNEL_IDS = Inserting(insert(channel_ids))
KEEP_DOUBT = Inserting(insert(doubts))
BEGIN_ERASURE = Inserting(insert(erasures).on_conflict_do_nothing())
KEEP_ERASURE = Inserting(replacing(insert(erasures), "name", "job", "claimed", "free_at"))

KEY = compiled(statements.KEY, DIALECT, ["conversation"])
KEEP_CASE = Inserting(replacing(insert(cases), "conversation_id", *CaseRow._fields[1:]))
KEEP_LINE = Inserting(insert(case_lines))
CLOSED = compiled(case_statements.CLOSED, DIALECT, ["after"])

DESK = DeskStatements(DIALECT, insert)
