"""An INSERT that changes the row where it is there; each database has its own, alike."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite

Upsert = sqlite.Insert | postgresql.Insert


def replacing(statement: Upsert, key: str, *columns: str) -> Upsert:
    """Return an INSERT that changes these columns where the row is there."""
    return statement.on_conflict_do_update(
        index_elements=[key], set_={name: statement.excluded[name] for name in columns}
    )
