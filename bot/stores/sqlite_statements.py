"""The statements of the hot path as sqlite3 runs them."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert

from bot.stores import statements
from bot.stores.inserts import DIALECT, Inserting
from bot.stores.rows import ConversationRow
from bot.stores.schema import conversation_keys, conversations, outbox, quarantine, seen
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
DUE = compiled(statements.DUE, DIALECT, ["hour"])
SOME = compiled(statements.SOME, DIALECT, ["after"])
FORGET_SEEN = compiled(statements.FORGET_SEEN, DIALECT, statements.FORGET_SEEN_PARAMETERS)
FORGET_MESSAGES = compiled(
    statements.FORGET_MESSAGES, DIALECT, statements.FORGET_MESSAGES_PARAMETERS
)
FORGET_NOTES = compiled(statements.FORGET_NOTES, DIALECT, ["hour"])
COUNT = compiled(statements.COUNT, DIALECT, [])
NOTES = compiled(statements.NOTES, DIALECT, [])
NEWEST_KEYS = compiled(statements.NEWEST_KEYS, DIALECT, [])
