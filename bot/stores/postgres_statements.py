"""The statements of the hot path as asyncpg runs them."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    LargeBinary,
    String,
    any_,
    bindparam,
    column,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import make_url

from bot.stores import case_statements, outbox_statements, statements
from bot.stores.desk_statements import DeskStatements
from bot.stores.rows import (
    CaseRow,
    ChannelIdsRow,
    ConversationRow,
    DoubtRow,
    ErasureRow,
    KeyRow,
    LineRow,
    OutboxRow,
    QuarantineRow,
    QueueRow,
    SeenRow,
)
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
from bot.stores.statements import compiled, found, this_event
from bot.stores.upserts import replacing

DIALECT = make_url("postgresql+asyncpg://").get_dialect()()
CHANGING = ConversationRow._fields[3:]
"""What a turn changes of a conversation; whose it is stays."""


asked = (
    func.unnest(
        bindparam("ids", type_=ARRAY(BigInteger)), bindparam("events", type_=ARRAY(String))
    )
    .table_valued(column("id", BigInteger), column("event", String), name="asked")
    .render_derived()
)

HOLD = compiled(
    select(conversations.c.id, conversations.c.channel, conversations.c.lookup)
    .where(
        conversations.c.channel == any_(bindparam("channels", type_=ARRAY(String))),
        conversations.c.lookup == any_(bindparam("lookups", type_=ARRAY(LargeBinary))),
    )
    .order_by(conversations.c.id)
    .with_for_update(),
    DIALECT,
    ["channels", "lookups"],
)
FIND_HELD = compiled(
    # A join would be allowed to read all events of a conversation, and would do so as long
    # as nothing is known about the table: a long talk would grow dear.
    found(
        conversations.join(asked, asked.c.id == conversations.c.id),
        *(
            select(message).where(this_event(asked.c.event)).scalar_subquery()
            for message in (seen.c.first_message, seen.c.last_message)
        ),
    ),
    DIALECT,
    ["ids", "events"],
)
FIND = compiled(statements.FIND, DIALECT, statements.FIND_PARAMETERS)
MESSAGES = compiled(statements.MESSAGES, DIALECT, statements.MESSAGES_PARAMETERS)
BEGIN = compiled(
    insert(conversations).on_conflict_do_nothing().returning(conversations.c.id),
    DIALECT,
    ConversationRow._fields,
)
GO_ON = compiled(
    update(conversations)
    .where(conversations.c.id == bindparam("conversation"))
    .values({name: bindparam(name) for name in CHANGING}),
    DIALECT,
    (*CHANGING, "conversation"),
)
KEEP_KEY = compiled(
    replacing(insert(conversation_keys), "conversation_id", "wrapped"), DIALECT, KeyRow._fields
)
KEEP_SEEN = compiled(insert(seen), DIALECT, SeenRow._fields)
KEEP_MESSAGE = compiled(insert(outbox), DIALECT, OutboxRow._fields)
KEEP_NOTE = compiled(insert(quarantine), DIALECT, QuarantineRow._fields)
ERASE = [compiled(statement, DIALECT, ["conversation"]) for statement in statements.ERASE]
DUE = compiled(
    statements.DUE.with_for_update(of=conversations, skip_locked=True),
    DIALECT,
    statements.DUE_PARAMETERS,
)
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

THESE = any_(bindparam("ids", type_=ARRAY(BigInteger)))
HOLD_THESE = compiled(
    select(conversations.c.id)
    .where(conversations.c.id == THESE)
    .order_by(conversations.c.id)
    .with_for_update(),
    DIALECT,
    ["ids"],
)
QUEUED = compiled(outbox_statements.QUEUED.where(conversations.c.id == THESE), DIALECT, ["ids"])
QUEUED_FOR = compiled(
    outbox_statements.QUEUED.where(
        conversations.c.channel == bindparam("channel"),
        conversations.c.lookup == bindparam("lookup"),
    ),
    DIALECT,
    ["channel", "lookup"],
)
WAITING = compiled(
    outbox_statements.WAITING.where(outbox.c.conversation_id == THESE), DIALECT, ["ids"]
)
DUE_QUEUES = compiled(
    outbox_statements.DUE_QUEUES.with_for_update(skip_locked=True),
    DIALECT,
    outbox_statements.DUE_QUEUES_PARAMETERS,
)
DUE_ERASURES = compiled(
    outbox_statements.DUE_ERASURES.with_for_update(skip_locked=True),
    DIALECT,
    outbox_statements.DUE_ERASURES_PARAMETERS,
)
CHANNEL_IDS = compiled(
    outbox_statements.CHANNEL_IDS, DIALECT, outbox_statements.CHANNEL_IDS_PARAMETERS
)
DOUBTS = compiled(outbox_statements.DOUBTS, DIALECT, [])
BEGIN_QUEUE = compiled(insert(queues), DIALECT, QueueRow._fields)
KEEP_QUEUE = compiled(
    update(queues)
    .where(queues.c.conversation_id == bindparam("conversation"))
    .values({name: bindparam(name) for name in QueueRow._fields[1:]}),
    DIALECT,
    (*QueueRow._fields[1:], "conversation"),
)
END_QUEUE = compiled(
    delete(queues).where(queues.c.conversation_id == bindparam("conversation")),
    DIALECT,
    ["conversation"],
)
DROP_MESSAGE = compiled(
    delete(outbox).where(
        outbox.c.conversation_id == bindparam("conversation"),
        outbox.c.message_id == bindparam("message"),
    ),
    DIALECT,
    ["conversation", "message"],
)
KEEP_CHANNEL_IDS = compiled(insert(channel_ids), DIALECT, ChannelIdsRow._fields)
KEEP_DOUBT = compiled(insert(doubts), DIALECT, DoubtRow._fields)
BEGIN_ERASURE = compiled(insert(erasures).on_conflict_do_nothing(), DIALECT, ErasureRow._fields)
KEEP_ERASURE = compiled(
    update(erasures)
    .where(erasures.c.name == bindparam("which"))
    .values({name: bindparam(name) for name in ErasureRow._fields[1:4]}),
    DIALECT,
    (*ErasureRow._fields[1:4], "which"),
)

KEY = compiled(statements.KEY, DIALECT, ["conversation"])
KEEP_CASE = compiled(
    replacing(insert(cases), "conversation_id", *CaseRow._fields[1:]), DIALECT, CaseRow._fields
)
KEEP_LINE = compiled(insert(case_lines), DIALECT, LineRow._fields)
CLOSED = compiled(
    case_statements.CLOSED.with_for_update(of=conversations, skip_locked=True), DIALECT, ["after"]
)

DESK = DeskStatements(DIALECT, insert)
