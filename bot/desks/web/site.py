"""What the desk is given. Everything else it finds out by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.desks.web.workplace import Workplace
from bot.staff.accounts import Account
from bot.staff.keeping import StaffStore
from bot.staff.sign_in import SignIn
from bot.staff.welcome import Welcome

Owns = Callable[[Account, str], Awaitable[bool]]


async def nobody_owns(account: Account, case: str) -> bool:
    """Tell that a case is nobody's, where there are no cases."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSite:
    """The accounts, the address and the clock of one desk."""

    staff: StaffStore
    sign_in: SignIn
    welcome: Welcome
    clock: Callable[[], datetime]
    alarm: Callable[[str, Exception], None]
    public_url: str = ""
    owns: Owns = nobody_owns  # whether a case, by its number, is this account's to open
    work: Workplace | None = None  # None where there are accounts and no cases

    @property
    def secure(self) -> bool:
        """Whether browsers reach the desk by https."""
        return self.public_url.startswith("https:")
