"""Accounts are made, changed and ended here; by the command line, and by nothing else yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.staff.accounts import Account, StaffError, folded, new_account
from bot.staff.audit import CONSOLE, Act, Entry, Note
from bot.staff.authenticator import new_seed
from bot.staff.codes import digest, new_invitation
from bot.staff.keeping import StaffRows, StaffStore
from bot.staff.roles import Role
from bot.staff.sessions import StaffSession


@dataclass(frozen=True, slots=True)
class Invitation:
    """What opens an account for its owner, once. It is told once and kept as a hash."""

    name: str
    code: str = field(repr=False)
    until: datetime


class Office:
    """Makes and changes accounts, and notes who did it."""

    def __init__(
        self, store: StaffStore, clock: Callable[[], datetime], who: str = CONSOLE
    ) -> None:
        self._store = store
        self._clock = clock
        self._who = who

    async def add(self, name: str, role: Role, languages: Sequence[str]) -> Invitation:
        """Make an account that its owner sets up by an invitation. Raises StaffError."""
        account = new_account(name, role, languages)

        def work(rows: StaffRows) -> Invitation:
            if rows.account(account.name):
                raise StaffError(f"There is an account {account.name} already.")
            return self._invite(rows, account, Act.ADDED)

        return await self._store.transact(work)

    async def reset(self, name: str) -> Invitation:
        """Let somebody begin anew who has lost phone or password; nobody is in until then."""

        def work(rows: StaffRows) -> Invitation:
            account = known(rows, name)
            end_sessions(rows, account.name)
            return self._invite(rows, account, Act.RESET)

        return await self._store.transact(work)

    async def give_role(self, name: str, role: Role) -> None:
        """Give an account another role; whoever is in comes in again."""

        def work(rows: StaffRows) -> None:
            account = known(rows, name)
            rows.keep(replace(account, role=role))
            end_sessions(rows, account.name)
            self._note(rows, Act.ROLE, account.name)

        await self._store.transact(work)

    async def revoke(self, name: str) -> int:
        """End every session of an account; return how many there were."""

        def work(rows: StaffRows) -> int:
            account = known(rows, name)
            self._note(rows, Act.REVOKED, account.name)
            return end_sessions(rows, account.name)

        return await self._store.transact(work)

    async def remove(self, name: str) -> None:
        """Delete an account and its sessions. What it did stays in the audit for its term."""

        def work(rows: StaffRows) -> None:
            account = known(rows, name)
            rows.drop(account.name)
            self._note(rows, Act.REMOVED, account.name)

        await self._store.transact(work)

    async def accounts(self) -> list[tuple[Account, list[StaffSession]]]:
        """Return the accounts by name, each with the sessions that go on."""
        now = self._clock()

        def work(rows: StaffRows) -> list[tuple[Account, list[StaffSession]]]:
            return [
                (account, [one for one in rows.sessions(account.name) if one.alive(now)])
                for account in rows.accounts()
            ]

        return await self._store.transact(work)

    async def trail(self) -> list[Entry]:
        """Return the audit, oldest first."""
        return await self._store.transact(lambda rows: rows.trail())

    def _invite(self, rows: StaffRows, account: Account, act: Act) -> Invitation:
        code, now = new_invitation(), self._clock()
        invited = account.invited(new_seed(), digest(code), now)
        rows.keep(invited)
        self._note(rows, act, account.name)
        return Invitation(
            account.name, code, datetime.fromtimestamp(invited.invited_until, now.tzinfo)
        )

    def _note(self, rows: StaffRows, act: Act, name: str) -> None:
        rows.note(Note(self._who, act, name), self._clock())


def known(rows: StaffRows, name: str) -> Account:
    """Return the account of that name. Raises StaffError."""
    account = rows.account(folded(name))
    if account is None:
        raise StaffError("There is no account of that name; `staff list` shows them all.")
    return account


def end_sessions(rows: StaffRows, name: str) -> int:
    """End the sessions of an account; return how many there were."""
    sessions = rows.sessions(name)
    for session in sessions:
        rows.end_session(session.id)
    return len(sessions)
