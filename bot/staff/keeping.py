"""What the staff's accounts need of a store: rows, and a transaction around what is done.

What is done is an ordinary function of the rows. It may be done again from its beginning
when somebody else was quicker, so it changes nothing but the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.staff.accounts import Account
from bot.staff.audit import Entry, Note
from bot.staff.sessions import StaffSession

Result = TypeVar("Result")


class StaffRows(Protocol):
    """Accounts, sessions and the audit, within one transaction."""

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""

    def account(self, name: str) -> Account | None:
        """Return an account, and hold it: nobody else changes it meanwhile."""

    def invited(self, invitation: bytes) -> Account | None:
        """Return the account that an invitation was made for, and hold it."""

    def keep(self, account: Account) -> None:
        """Keep an account, new or changed."""

    def drop(self, name: str) -> None:
        """Delete an account with its sessions."""

    def session(self, session: bytes) -> tuple[StaffSession, Account] | None:
        """Return a session and whose it is, over or not."""

    def sessions(self, name: str) -> list[StaffSession]:
        """Return the sessions of an account, oldest first."""

    def begin_session(self, session: StaffSession) -> None:
        """Keep a session that is new."""

    def go_on(self, session: StaffSession) -> None:
        """Keep that a session has gone on; one that was ended meanwhile stays ended."""

    def end_session(self, session: bytes) -> None:
        """Delete a session."""

    def living(self, sessions: Sequence[bytes], now: datetime) -> set[bytes]:
        """Return those of some sessions that go on."""

    def note(self, note: Note, now: datetime) -> None:
        """Add to the audit."""

    def trail(self) -> list[Entry]:
        """Return the audit, oldest first."""


class StaffStore(Protocol):
    """Where the rows of the staff are."""

    async def transact(self, work: Callable[[StaffRows], Result]) -> Result:
        """Do the work in one transaction: all of it is kept, or nothing if it raises."""

    async def prune(self, now: datetime) -> None:
        """Delete what has reached the end of its term."""
