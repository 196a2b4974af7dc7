"""How somebody of the staff comes in: password and second factor, asked in one go.

Whatever is wrong, the answer is the same, and takes as long: for a name that there is not,
a password that is not hers is compared, and a code of a phone that nobody has.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.staff.accounts import Account, folded
from bot.staff.audit import UNKNOWN, Act, Note
from bot.staff.authenticator import matched_step, new_seed
from bot.staff.codes import digest
from bot.staff.keeping import StaffRows, StaffStore
from bot.staff.passwords import LONGEST, Passwords
from bot.staff.roles import Role
from bot.staff.sessions import StaffSession, new_session
from bot.staff.slowdown import Slowdown

NOBODY = Account("", Role.ADMIN, (), seed=new_seed())
"""Compared with where there is no account, so that it takes as long."""

SECONDS_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed at the door."""

    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)
    language: str = "lv"  # of the page
    network: Hashable = None


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody is in."""

    cookie: str = field(repr=False)
    session: StaffSession
    account: Account


@dataclass(frozen=True, slots=True)
class Factor:
    """A second factor that fits: a code of the phone, or one from paper."""

    step: int | None
    recovery: bytes | None

    def use(self, account: Account) -> Account | None:
        """Return the account after it was used; None if it was used before."""
        if self.step is not None and self.step > account.step:
            return replace(account, step=self.step)
        if self.recovery in account.recovery:
            return replace(account, recovery=account.recovery - {self.recovery})
        return None


class SignIn:
    """Lets in who has password and second factor, and nobody else."""

    def __init__(
        self,
        store: StaffStore,
        passwords: Passwords,
        slowdown: Slowdown,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._passwords = passwords
        self._slowdown = slowdown
        self._clock = clock

    async def enter(self, attempt: Attempt) -> Entered | None:
        """Let somebody in, or not; nobody is told what was wrong. Raises TooBusy."""
        name = folded(attempt.name)[:LONGEST]
        await self._slowdown.wait(name, attempt.network)
        account = await self._store.transact(lambda rows: rows.account(name))
        fits = await self._passwords.fits(attempt.password[: 2 * LONGEST], kept_by(account))
        factor = self._factor(account or NOBODY, attempt.code)
        entered = await self._store.transact(
            lambda rows: self._admit(rows, account, attempt, factor if fits else None)
        )
        if entered:
            self._slowdown.succeeded(name, attempt.network)
            await self._renew_hash(entered.account, attempt.password)
        return entered

    async def prove(self, session: StaffSession, code: str, network: Hashable) -> bool:
        """Take the second factor once more, for what must be asked twice. Raises TooBusy."""
        await self._slowdown.wait(session.name, network)
        proved = await self._store.transact(lambda rows: self._prove(rows, session, code))
        if proved:
            self._slowdown.succeeded(session.name, network)
        return proved

    def _factor(self, account: Account, code: str) -> Factor:
        step = matched_step(account.seed or NOBODY.seed, code, self._clock())
        paper = digest(code)
        return Factor(step, paper if paper in account.recovery else None)

    def _admit(
        self, rows: StaffRows, seen: Account | None, attempt: Attempt, factor: Factor | None
    ) -> Entered | None:
        now = self._clock()
        account = rows.account(seen.name) if seen else rows.account("")
        unchanged = account and seen and account.password == seen.password
        used = factor.use(account) if account and factor and unchanged else None
        if used is None or factor is None:
            rows.note(Note(account.name if account else UNKNOWN, Act.REFUSED), now)
            return None
        cookie, session = new_session(used.name, attempt.language, now)
        used = replace(used, last_hour=int(now.timestamp()) // SECONDS_AN_HOUR)
        rows.keep(used)
        rows.begin_session(session)
        rows.note(Note(used.name, Act.RECOVERED if factor.step is None else Act.SIGNED_IN), now)
        return Entered(cookie, session, used)

    def _prove(self, rows: StaffRows, session: StaffSession, code: str) -> bool:
        now = self._clock()
        account = rows.account(session.name)
        used = self._factor(account, code).use(account) if account else None
        if used is None or not rows.session(session.id):
            rows.note(Note(session.name, Act.REFUSED), now)
            return False
        rows.keep(used)
        rows.go_on(replace(session.acted(now), proved_at=int(now.timestamp())))
        rows.note(Note(session.name, Act.PROVED), now)
        return True

    async def _renew_hash(self, account: Account, password: str) -> None:
        """Keep the password in today's form, if it was kept in an older one."""
        if not self._passwords.outdated(account.password):
            return
        renewed = await self._passwords.hashed(password)

        def work(rows: StaffRows) -> None:
            today = rows.account(account.name)
            if today and today.password == account.password:
                rows.keep(replace(today, password=renewed))

        await self._store.transact(work)


def kept_by(account: Account | None) -> str:
    """Return the hash to compare with; none for nobody, and for who was only invited."""
    return account.password if account else ""
