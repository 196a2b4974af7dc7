"""The statements of the hot path as sqlite3 runs them."""

from __future__ import annotations

from sqlalchemy import Table, bindparam, literal_column, select
from sqlalchemy.dialects.sqlite import Insert, insert

from bot.stores import case_statements, outbox_statements, statements
from bot.stores.inserts import DIALECT, Deleting, Inserting
from bot.stores.outbox_statements import NOW
from bot.stores.rows import CaseRow, ConversationRow, QueueRow
from bot.stores.schema import (
    bell,
    case_lines,
    cases,
    channel_ids,
    conversation_keys,
    conversations,
    desk_mode,
    doubts,
    erasures,
    outbox,
    presence,
    quarantine,
    queues,
    seen,
)
from bot.stores.statements import compiled


def replacing(table: Table, key: str, *columns: str) -> Insert:
    """Return an INSERT that changes these columns where the row is there."""
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=[key], set_={name: statement.excluded[name] for name in columns}
    )


FIND = compiled(statements.FIND, DIALECT, statements.FIND_PARAMETERS)
MESSAGES = compiled(statements.MESSAGES, DIALECT, statements.MESSAGES_PARAMETERS)
ERASE = [compiled(statement, DIALECT, ["conversation"]) for statement in statements.ERASE]
BEGIN = Inserting(insert(conversations))
GO_ON = Inserting(replacing(conversations, "id", *ConversationRow._fields[3:]))
KEEP_KEY = Inserting(replacing(conversation_keys, "conversation_id", "wrapped"))
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
KEEP_QUEUE = Inserting(replacing(queues, "conversation_id", *QueueRow._fields[1:]))
END_QUEUE = Deleting(queues.c.conversation_id)
DROP_MESSAGE = Deleting(outbox.c.conversation_id, outbox.c.message_id)
KEEP_CHANNEL_IDS = Inserting(insert(channel_ids))
KEEP_DOUBT = Inserting(insert(doubts))
BEGIN_ERASURE = Inserting(insert(erasures).on_conflict_do_nothing())
KEEP_ERASURE = Inserting(replacing(erasures, "name", "job", "claimed", "free_at"))

KEY = compiled(statements.KEY, DIALECT, ["conversation"])
BOARD = compiled(case_statements.BOARD, DIALECT, ["since"])
FIND_CASE = compiled(case_statements.FIND_CASE, DIALECT, ["conversation"])
LINES = compiled(case_statements.LINES, DIALECT, case_statements.LINES_PARAMETERS)
DUE_CASES = compiled(case_statements.DUE_CASES, DIALECT, case_statements.DUE_CASES_PARAMETERS)
DROP_CASE = [
    compiled(statement, DIALECT, ["conversation"]) for statement in case_statements.DROP_CASE
]
KEEP_CASE = Inserting(replacing(cases, "conversation_id", *CaseRow._fields[1:]))
KEEP_LINE = Inserting(insert(case_lines))
CLOSED = compiled(case_statements.CLOSED, DIALECT, ["after"])
END_SESSION = compiled(
    case_statements.END_SESSION, DIALECT, case_statements.END_SESSION_PARAMETERS
)
END_LINES = compiled(case_statements.END_LINES, DIALECT, case_statements.END_LINES_PARAMETERS)
END_CASE = compiled(case_statements.END_CASE, DIALECT, case_statements.END_CASE_PARAMETERS)

DESK = compiled(case_statements.DESK, DIALECT, [])
MODE = compiled(case_statements.MODE, DIALECT, [])
KEEP_PRESENCE = compiled(
    replacing(presence, "id", *presence.columns.keys()[1:]), DIALECT, presence.columns.keys()
)
KEEP_MODE = compiled(replacing(desk_mode, "id", "mode"), DIALECT, desk_mode.columns.keys())
KEEP_EVER = compiled(replacing(desk_mode, "id", "ever"), DIALECT, desk_mode.columns.keys())
SET_PRESENCE = compiled(
    case_statements.SET_PRESENCE, DIALECT, case_statements.SET_PRESENCE_PARAMETERS
)
BEAT = compiled(case_statements.BEAT, DIALECT, case_statements.BEAT_PARAMETERS)
REMOVE_PRESENCE = compiled(case_statements.REMOVE_PRESENCE, DIALECT, ["who"])
FORGET_PRESENCE = compiled(case_statements.FORGET_PRESENCE, DIALECT, ["beat_at"])

turned = insert(bell)
BELL = compiled(select(bell.c.version, bell.c.page), DIALECT, [])
TURN_BELL = compiled(
    turned.on_conflict_do_update(
        index_elements=["id"],
        set_={"version": turned.excluded.version, "page": turned.excluded.page},
        where=bell.c.version == turned.excluded.version - literal_column("1"),
    ),
    DIALECT,
    bell.columns.keys(),
)
