"""What is to be sent, erased, and doubted, on the channels that push."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables that a channel needs that must write first."""
    op.create_table(
        "queues",
        sa.Column("conversation_id", number(), nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("free_at", sa.BigInteger, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("doubts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_queues"),
        of_a_conversation("queues"),
    )
    op.create_index("ix_queues_free_at", "queues", ["free_at"])
    op.create_table(
        "channel_ids",
        sa.Column("conversation_id", number(), nullable=False),
        sa.Column("number", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("ids", sa.LargeBinary, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "number", name="pk_channel_ids"),
        of_a_conversation("channel_ids"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "doubts",
        sa.Column("id", number(), autoincrement=False, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_doubts"),
    )
    op.create_table(
        "erasures",
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("job", sa.LargeBinary, nullable=False),
        sa.Column("claimed", sa.Integer, nullable=False),
        sa.Column("free_at", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_erasures"),
    )
    op.create_index("ix_erasures_free_at", "erasures", ["free_at"])
    op.create_index("ix_erasures_made_at", "erasures", ["made_at"])


def number() -> sa.types.TypeEngine[int]:
    """Return the type of a number of 64 bits that may be the key of a table in SQLite."""
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def of_a_conversation(table: str) -> sa.ForeignKeyConstraint:
    """Bind rows to a conversation that exists."""
    return sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], name=f"fk_{table}_conversation_id"
    )
