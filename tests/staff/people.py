"""The staff as tests know them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher

from bot.staff.authenticator import code_at
from bot.staff.keeping import StaffStore
from bot.staff.office import Invitation, Office
from bot.staff.passwords import Passwords
from bot.staff.roles import Role
from bot.staff.sign_in import Attempt, Entered, SignIn
from bot.staff.slowdown import Slowdown
from bot.staff.welcome import Acceptance, Welcome, Welcomed

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PASSWORD = "seven quiet herons land"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""What is measured in tests is not how long a hash takes."""


@dataclass
class Clock:
    """A time that goes on only when it is told to."""

    now: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by

    async def sleep(self, seconds: float) -> None:
        """Let time pass for somebody who has to wait."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


class House:
    """Everything of the staff, over one store."""

    def __init__(self, store: StaffStore, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.passwords = Passwords(QUICK)
        self.office = Office(store, clock)
        self.slowdown = Slowdown(clock, clock.sleep)
        self.sign_in = SignIn(store, self.passwords, self.slowdown, clock)
        self.welcome = Welcome(store, self.passwords, clock)

    async def invites(self, name: str = "anna", role: Role = Role.OPERATOR) -> Invitation:
        """Make an account."""
        return await self.office.add(name, role, ["lv", "ru"])

    async def code(self, name: str = "anna") -> str:
        """What the phone of an account shows now."""
        account = await self.store.transact(lambda rows: rows.account(name))
        assert account
        return code_at(account.seed, self.clock())

    async def accepts(self, invitation: Invitation, password: str = PASSWORD) -> Welcomed:
        """Set up an account that was made."""
        given = Acceptance(invitation.code, password, await self.code(invitation.name))
        return await self.welcome.accept(given)

    async def has(self, name: str = "anna", role: Role = Role.OPERATOR) -> Welcomed:
        """Make an account and set it up; its first code is used up."""
        welcomed = await self.accepts(await self.invites(name, role))
        self.clock.goes_on(MINUTE)
        return welcomed

    async def enters(
        self,
        name: str = "anna",
        password: str = PASSWORD,
        code: str | None = None,
        network: str | None = None,
    ) -> Entered | None:
        """Try to sign in; with the code of the phone, if no other is given."""
        typed = await self.code(name) if code is None else code
        return await self.sign_in.enter(Attempt(name, password, typed, network=network))

    async def sessions(self, name: str = "anna") -> int:
        """How many sessions an account has."""
        return len(await self.store.transact(lambda rows: rows.sessions(name)))

    async def acts(self) -> list[tuple[str, str, str]]:
        """What the audit tells."""
        return [(entry.who, entry.what, entry.object) for entry in await self.office.trail()]
