"""The tables, once for both databases. What each column is for stands in `register.py`.

Rows that grow with time are keyed by conversation, and conversations are numbered in the
order in which they began: so an insert touches the last pages, however much is stored.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

EVENT_ID_LIMIT = 64
"""Characters in the id of an event."""

ConversationId = BigInteger().with_variant(Integer, "sqlite")
"""64 bits in both; in SQLite only the word INTEGER makes the id the key of the table itself."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", ConversationId, primary_key=True, autoincrement=False),
    Column("channel", String, nullable=False),
    Column("lookup", LargeBinary, nullable=False),
    Column("address", LargeBinary),
    Column("session", LargeBinary, nullable=False),
    Column("last_message", Integer, nullable=False),
    Column("turn_start", Integer, nullable=False),
    Column("acted_hour", Integer, nullable=False, index=True),
    # One open conversation per person and channel, whoever asks at the same time.
    UniqueConstraint("channel", "lookup"),
)

conversation_keys = Table(
    "conversation_keys",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("event_id", String(EVENT_ID_LIMIT), primary_key=True),
    Column("first_message", Integer, nullable=False),
    Column("last_message", Integer, nullable=False),
    Column("hour", Integer, nullable=False),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("message_id", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

# What waits in the outbox for somebody on a channel that pushes, and whose it is to send.
queues = Table(
    "queues",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("fence", BigInteger, nullable=False),
    Column("free_at", BigInteger, nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),
)

channel_ids = Table(
    "channel_ids",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("ids", LargeBinary, nullable=False),
    Column("hour", Integer, nullable=False),
    sqlite_with_rowid=False,
)

doubts = Table(
    "doubts",
    metadata,
    Column("id", ConversationId, primary_key=True, autoincrement=False),
    Column("hour", Integer, nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Column("name", LargeBinary, primary_key=True),
    Column("job", LargeBinary, nullable=False),
    Column("claimed", Integer, nullable=False),
    Column("free_at", BigInteger, nullable=False, index=True),
    Column("made_at", BigInteger, nullable=False, index=True),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", ConversationId, primary_key=True, autoincrement=False),
    Column("what", String, nullable=False),
    Column("hour", Integer, nullable=False),
)

staff_accounts = Table(
    "staff_accounts",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("languages", String, nullable=False),
    Column("password", String, nullable=False),
    Column("seed", LargeBinary, nullable=False),
    Column("step", BigInteger, nullable=False),
    Column("recovery", LargeBinary, nullable=False),
    Column("invitation", LargeBinary, nullable=False, index=True),
    Column("invited_until", BigInteger, nullable=False),
    Column("last_hour", Integer, nullable=False),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("name", String, ForeignKey("staff_accounts.name"), nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("acted_at", BigInteger, nullable=False),
    Column("proved_at", BigInteger, nullable=False),
)

# Only ever added to, and cut at its old end. No key to an account: it outlives them.
staff_audit = Table(
    "staff_audit",
    metadata,
    Column("number", ConversationId, primary_key=True, autoincrement=False),
    Column("hour", Integer, nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("object", String, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)

# A case holds its conversation: open it has no `closed_hour`, closed it waits for its term.
cases = Table(
    "cases",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("file", LargeBinary, nullable=False),
    Column("number", Integer, nullable=False),
    Column("due_at", BigInteger, index=True),
    Column("closed_hour", Integer, index=True),
    Column("blocked_hour", Integer, nullable=False),
)

case_lines = Table(
    "case_lines",
    metadata,
    Column("conversation_id", ConversationId, ForeignKey("conversations.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("line", LargeBinary, nullable=False),
)

presence = Table(
    "presence",
    metadata,
    Column("id", String, primary_key=True),
    Column("alias", String, nullable=False),
    Column("languages", String, nullable=False),
    Column("state", String, nullable=False),
    Column("beat_at", BigInteger, nullable=False, index=True),
    Column("on_call", Integer, nullable=False),
)

# One row, from the first consultant on.
desk_mode = Table(
    "desk_mode",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("mode", String, nullable=False),
    Column("ever", Integer, nullable=False),
)

# One row, where there is a group with a bell.
bell = Table(
    "bell",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    Column("page", LargeBinary, nullable=False),
)
