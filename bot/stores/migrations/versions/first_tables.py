"""Conversations, their keys, what was seen, the outbox, the quarantine."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "conversations",
        sa.Column("id", conversation_id(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("lookup", sa.LargeBinary, nullable=False),
        sa.Column("address", sa.LargeBinary),
        sa.Column("session", sa.LargeBinary, nullable=False),
        sa.Column("last_message", sa.Integer, nullable=False),
        sa.Column("turn_start", sa.Integer, nullable=False),
        sa.Column("acted_hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("channel", "lookup", name="uq_conversations_channel_lookup"),
    )
    op.create_index("ix_conversations_acted_hour", "conversations", ["acted_hour"])
    op.create_table(
        "conversation_keys",
        sa.Column("conversation_id", conversation_id(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_conversation_keys"),
        of_a_conversation("conversation_keys"),
    )
    op.create_table(
        "seen",
        sa.Column("conversation_id", conversation_id(), nullable=False),
        sa.Column("event_id", sa.String(64), nullable=False),
        sa.Column("first_message", sa.Integer, nullable=False),
        sa.Column("last_message", sa.Integer, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "event_id", name="pk_seen"),
        of_a_conversation("seen"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("conversation_id", conversation_id(), nullable=False),
        sa.Column("message_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "message_id", name="pk_outbox"),
        of_a_conversation("outbox"),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", conversation_id(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
    )


def conversation_id() -> sa.types.TypeEngine[int]:
    """Return the type of a number of 64 bits that may be the key of a table in SQLite."""
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def of_a_conversation(table: str) -> sa.ForeignKeyConstraint:
    """Bind rows to a conversation that exists."""
    return sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], name=f"fk_{table}_conversation_id"
    )
