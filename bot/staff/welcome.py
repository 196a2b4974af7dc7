"""The first hour of an account: its owner opens the invitation, and sets up two factors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.staff.accounts import Account
from bot.staff.audit import Act, Note
from bot.staff.authenticator import matched_step
from bot.staff.codes import digest, new_recovery_codes
from bot.staff.keeping import StaffRows, StaffStore
from bot.staff.passwords import Passwords, weakness
from bot.staff.sessions import new_session
from bot.staff.sign_in import SECONDS_AN_HOUR, Entered


class NotInvited(Exception):
    """There is no such invitation, or not any more."""


class CannotAccept(Exception):
    """What was typed is not enough; `why` is a word of `Weakness`, or `code`."""

    def __init__(self, account: Account, why: str) -> None:
        super().__init__(why)
        self.account = account
        self.why = why


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What somebody typed who was invited."""

    invitation: str = field(repr=False)
    password: str = field(repr=False)
    code: str = field(repr=False)
    language: str = "lv"


@dataclass(frozen=True, slots=True)
class Welcomed:
    """Somebody is in for the first time, with codes for the day the phone is lost."""

    entered: Entered
    recovery: list[str] = field(repr=False)


class Welcome:
    """Takes invitations."""

    def __init__(
        self, store: StaffStore, passwords: Passwords, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._passwords = passwords
        self._clock = clock

    async def open(self, invitation: str) -> Account:
        """Return the account that an invitation is for. Raises NotInvited."""
        return await self._store.transact(lambda rows: self._invited(rows, invitation))

    async def accept(self, given: Acceptance) -> Welcomed:
        """Set up the account and let its owner in. Raises NotInvited, CannotAccept."""
        account = await self.open(given.invitation)
        step = self._checked(account, given)
        password = await self._passwords.hashed(given.password)
        codes = new_recovery_codes()
        entered = await self._store.transact(
            lambda rows: self._set_up(rows, given, password, step, codes)
        )
        return Welcomed(entered, codes)

    def _checked(self, account: Account, given: Acceptance) -> int:
        """Return the step of the code that was typed. Raises CannotAccept."""
        weak = weakness(given.password, account.name)
        if weak:
            raise CannotAccept(account, weak)
        step = matched_step(account.seed, given.code, self._clock())
        if step is None:
            raise CannotAccept(account, "code")
        return step

    def _set_up(
        self,
        rows: StaffRows,
        given: Acceptance,
        password: str,
        step: int,
        codes: list[str],
    ) -> Entered:
        now = self._clock()
        account = replace(
            self._invited(rows, given.invitation),
            password=password,
            step=step,
            recovery=frozenset(map(digest, codes)),
            invitation=b"",
            invited_until=0,
            last_hour=int(now.timestamp()) // SECONDS_AN_HOUR,
        )
        cookie, session = new_session(account.name, given.language, now)
        rows.keep(account)
        rows.begin_session(session)
        rows.note(Note(account.name, Act.WELCOMED), now)
        return Entered(cookie, session, account)

    def _invited(self, rows: StaffRows, invitation: str) -> Account:
        account = rows.invited(digest(invitation))
        if account is None or not account.awaits(digest(invitation), self._clock()):
            raise NotInvited
        return account
