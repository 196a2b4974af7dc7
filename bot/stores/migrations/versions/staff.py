"""The staff's accounts and sessions, and the audit of what they do."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of the staff."""
    op.create_table(
        "staff_accounts",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("languages", sa.String, nullable=False),
        sa.Column("password", sa.String, nullable=False),
        sa.Column("seed", sa.LargeBinary, nullable=False),
        sa.Column("step", sa.BigInteger, nullable=False),
        sa.Column("recovery", sa.LargeBinary, nullable=False),
        sa.Column("invitation", sa.LargeBinary, nullable=False),
        sa.Column("invited_until", sa.BigInteger, nullable=False),
        sa.Column("last_hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_staff_accounts"),
    )
    op.create_index("ix_staff_accounts_invitation", "staff_accounts", ["invitation"])
    op.create_table(
        "staff_sessions",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("began_at", sa.BigInteger, nullable=False),
        sa.Column("acted_at", sa.BigInteger, nullable=False),
        sa.Column("proved_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff_sessions"),
        sa.ForeignKeyConstraint(["name"], ["staff_accounts.name"], name="fk_staff_sessions_name"),
    )
    op.create_index("ix_staff_sessions_name", "staff_sessions", ["name"])
    op.create_table(
        "staff_audit",
        sa.Column("number", number(), autoincrement=False, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("object", sa.String, nullable=False),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_staff_audit"),
    )


def number() -> sa.types.TypeEngine[int]:
    """Return the type of a number of 64 bits that may be the key of a table in SQLite."""
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")
