"""Cases, their lines, who is at the desk, and the desk's switch."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of the desk."""
    op.create_table(
        "cases",
        sa.Column("conversation_id", number(), nullable=False),
        sa.Column("file", sa.LargeBinary, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("closed_hour", sa.Integer),
        sa.Column("blocked_hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_cases"),
        of_a_conversation("cases"),
    )
    op.create_index("ix_cases_due_at", "cases", ["due_at"])
    op.create_index("ix_cases_closed_hour", "cases", ["closed_hour"])
    op.create_table(
        "case_lines",
        sa.Column("conversation_id", number(), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "number", name="pk_case_lines"),
        of_a_conversation("case_lines"),
    )
    op.create_table(
        "presence",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("alias", sa.String, nullable=False),
        sa.Column("languages", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("beat_at", sa.BigInteger, nullable=False),
        sa.Column("on_call", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
    )
    op.create_index("ix_presence_beat_at", "presence", ["beat_at"])
    op.create_table(
        "desk_mode",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("ever", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_mode"),
    )


def number() -> sa.types.TypeEngine[int]:
    """Return the type of a number of 64 bits that may be the key of a table in SQLite."""
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def of_a_conversation(table: str) -> sa.ForeignKeyConstraint:
    """Bind rows to a conversation that exists."""
    return sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], name=f"fk_{table}_conversation_id"
    )
