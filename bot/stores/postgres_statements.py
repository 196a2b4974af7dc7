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
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import make_url

from bot.stores import statements
from bot.stores.rows import ConversationRow, KeyRow, OutboxRow, QuarantineRow, SeenRow
from bot.stores.schema import conversation_keys, conversations, outbox, quarantine, seen
from bot.stores.statements import compiled, found, this_event

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
    insert(conversation_keys).on_conflict_do_update(
        index_elements=["conversation_id"],
        set_={"wrapped": insert(conversation_keys).excluded.wrapped},
    ),
    DIALECT,
    KeyRow._fields,
)
KEEP_SEEN = compiled(insert(seen), DIALECT, SeenRow._fields)
KEEP_MESSAGE = compiled(insert(outbox), DIALECT, OutboxRow._fields)
KEEP_NOTE = compiled(insert(quarantine), DIALECT, QuarantineRow._fields)
ERASE = [compiled(statement, DIALECT, ["conversation"]) for statement in statements.ERASE]
DUE = compiled(statements.DUE.with_for_update(skip_locked=True), DIALECT, ["hour"])
FORGET_SEEN = compiled(statements.FORGET_SEEN, DIALECT, statements.FORGET_SEEN_PARAMETERS)
FORGET_MESSAGES = compiled(
    statements.FORGET_MESSAGES, DIALECT, statements.FORGET_MESSAGES_PARAMETERS
)
FORGET_NOTES = compiled(statements.FORGET_NOTES, DIALECT, ["hour"])
COUNT = compiled(statements.COUNT, DIALECT, [])
NOTES = compiled(statements.NOTES, DIALECT, [])
NEWEST_KEYS = compiled(statements.NEWEST_KEYS, DIALECT, [])
