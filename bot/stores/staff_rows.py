"""The rows of the staff, in either database, by SQLAlchemy: they are few and seldom touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from bot.staff.accounts import Account
from bot.staff.audit import Entry, Note, next_entry
from bot.staff.roles import Role
from bot.staff.sessions import IDLE, WHOLE, StaffSession
from bot.stores.register import Ends, hours
from bot.stores.schema import staff_accounts, staff_audit, staff_sessions
from bot.vault import Sealer, Unreadable

DIGEST_BYTES = 32
SESSION_COLUMNS = tuple(column.name for column in staff_sessions.c)


class Rows:
    """Accounts, sessions and the audit, within one transaction."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""
        query = select(staff_accounts).order_by(staff_accounts.c.name)
        return [self._account(row) for row in self._connection.execute(query).mappings()]

    def account(self, name: str) -> Account | None:
        """Return an account, and hold it: nobody else changes it meanwhile."""
        return self._held(staff_accounts.c.name == name)

    def invited(self, invitation: bytes) -> Account | None:
        """Return the account that an invitation was made for, and hold it."""
        return self._held(staff_accounts.c.invitation == invitation)

    def keep(self, account: Account) -> None:
        """Keep an account, new or changed."""
        values = self._values(account)
        here = staff_accounts.c.name == account.name
        changed = self._connection.execute(update(staff_accounts).where(here).values(values))
        if not changed.rowcount:
            self._connection.execute(insert(staff_accounts).values(values))

    def drop(self, name: str) -> None:
        """Delete an account with its sessions."""
        self._connection.execute(delete(staff_sessions).where(staff_sessions.c.name == name))
        self._connection.execute(delete(staff_accounts).where(staff_accounts.c.name == name))

    def session(self, session: bytes) -> tuple[StaffSession, Account] | None:
        """Return a session and whose it is, over or not."""
        query = select(staff_sessions).where(staff_sessions.c.id == session)
        row = self._connection.execute(query).mappings().one_or_none()
        owner = row and self._first(staff_accounts.c.name == row["name"])
        return (read_session(row), owner) if row and owner else None

    def sessions(self, name: str) -> list[StaffSession]:
        """Return the sessions of an account, oldest first."""
        query = select(staff_sessions).where(staff_sessions.c.name == name)
        rows = self._connection.execute(query.order_by(staff_sessions.c.began_at))
        return [read_session(row) for row in rows.mappings()]

    def begin_session(self, session: StaffSession) -> None:
        """Keep a session that is new."""
        self._connection.execute(insert(staff_sessions).values(session_values(session)))

    def go_on(self, session: StaffSession) -> None:
        """Keep that a session has gone on; one that was ended meanwhile stays ended."""
        here = staff_sessions.c.id == session.id
        values = session_values(session)
        self._connection.execute(update(staff_sessions).where(here).values(values))

    def end_session(self, session: bytes) -> None:
        """Delete a session."""
        self._connection.execute(delete(staff_sessions).where(staff_sessions.c.id == session))

    def living(self, sessions: Sequence[bytes], now: datetime) -> set[bytes]:
        """Return those of some sessions that go on."""
        at = int(now.timestamp())
        query = select(staff_sessions.c.id).where(
            staff_sessions.c.id.in_(sessions),
            staff_sessions.c.acted_at > at - int(IDLE.total_seconds()),
            staff_sessions.c.began_at > at - int(WHOLE.total_seconds()),
        )
        return {bytes(session) for session in self._connection.scalars(query)}

    def note(self, note: Note, now: datetime) -> None:
        """Add to the audit."""
        newest = select(staff_audit).order_by(staff_audit.c.number.desc()).limit(1)
        row = self._connection.execute(newest).mappings().one_or_none()
        entry = next_entry(Entry(**row) if row else None, note, hours(now))
        values = {column.name: getattr(entry, column.name) for column in staff_audit.c}
        self._connection.execute(insert(staff_audit).values(values))

    def trail(self) -> list[Entry]:
        """Return the audit, oldest first."""
        query = select(staff_audit).order_by(staff_audit.c.number)
        return [Entry(**row) for row in self._connection.execute(query).mappings()]

    def prune(self, now: datetime, ends: Ends) -> None:
        """Delete what has reached the end of its term."""
        idle = int((now - IDLE).timestamp())
        over = or_(
            staff_sessions.c.began_at <= ends.staff_began_at, staff_sessions.c.acted_at <= idle
        )
        self._connection.execute(delete(staff_sessions).where(over))
        self._connection.execute(delete(staff_audit).where(staff_audit.c.hour <= ends.audit_hour))

    def _held(self, which: ColumnElement[bool]) -> Account | None:
        return self._first(which, held=True)

    def _first(self, which: ColumnElement[bool], *, held: bool = False) -> Account | None:
        query = select(staff_accounts).where(which)
        if held:
            query = query.with_for_update()  # in SQLite, whoever is in a transaction is alone
        row = self._connection.execute(query).mappings().first()
        return self._account(row) if row else None

    def _account(self, row: Mapping[Any, Any]) -> Account:
        recovery = row["recovery"]
        return Account(
            name=row["name"],
            role=Role(row["role"]),
            languages=tuple(row["languages"].split()),
            password=row["password"],
            seed=self._unsealed(row["seed"], row["name"]),
            step=row["step"],
            recovery=frozenset(
                recovery[at : at + DIGEST_BYTES] for at in range(0, len(recovery), DIGEST_BYTES)
            ),
            invitation=row["invitation"],
            invited_until=row["invited_until"],
            last_hour=row["last_hour"],
        )

    def _unsealed(self, seed: bytes, name: str) -> str:
        """Return a seed; none if another key file sealed it: then a reset is what helps."""
        try:
            return self._sealer.unseal(seed, seed_place(name)).decode()
        except Unreadable:
            return ""

    def _values(self, account: Account) -> dict[str, object]:
        return {
            "name": account.name,
            "role": account.role.value,
            "languages": " ".join(account.languages),
            "password": account.password,
            "seed": self._sealer.seal(account.seed.encode(), seed_place(account.name)),
            "step": account.step,
            "recovery": b"".join(sorted(account.recovery)),
            "invitation": account.invitation,
            "invited_until": account.invited_until,
            "last_hour": account.last_hour,
        }


def session_values(session: StaffSession) -> dict[str, object]:
    """Return a session as its row."""
    return {column: getattr(session, column) for column in SESSION_COLUMNS}


def read_session(row: Mapping[Any, Any]) -> StaffSession:
    """Return a row as the session it is."""
    return StaffSession(**{column: row[column] for column in SESSION_COLUMNS})


def seed_place(name: str) -> str:
    """Return where a seed belongs; sealed for one account, it does not open in another."""
    return f"staff_accounts.seed.{name}"
