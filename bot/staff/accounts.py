"""An account of the staff, and what may be one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

from bot.staff.roles import Role

NAME = re.compile(r"\w[\w.-]{1,38}\w")
LONG_NUMBER = re.compile(r"\d{7,}")  # a phone number; names stand in the audit for a year
LANGUAGES = ("lv", "ru", "en")
"""What a consultant may speak. Residents are served in those the script has."""

INVITATION_LIVES = timedelta(hours=24)


class StaffError(Exception):
    """An account cannot be made or changed like that; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """One of the staff. Before the invitation was accepted there is no password."""

    name: str
    role: Role
    languages: tuple[str, ...]
    password: str = field(default="", repr=False)  # as argon2id writes it
    seed: str = field(default="", repr=False)  # what the codes of her phone are made of
    step: int = 0  # the newest code that was used
    recovery: frozenset[bytes] = field(default=frozenset(), repr=False)
    invitation: bytes = field(default=b"", repr=False)
    invited_until: int = 0
    last_hour: int = 0  # of the last sign-in; 0 for never

    @property
    def active(self) -> bool:
        """Whether she has accepted the invitation."""
        return bool(self.password)

    def invited(self, seed: str, invitation: bytes, at: datetime) -> Self:
        """Return the account as it is before its owner has set it up, anew or again."""
        return replace(
            self,
            password="",
            seed=seed,
            step=0,
            recovery=frozenset(),
            invitation=invitation,
            invited_until=int((at + INVITATION_LIVES).timestamp()),
        )

    def awaits(self, invitation: bytes, at: datetime) -> bool:
        """Tell whether this is the account's invitation, and still in time."""
        return self.invitation == invitation and at.timestamp() < self.invited_until


def folded(name: str) -> str:
    """Return a name as it is compared: what is typed at sign-in may begin with a capital."""
    return unicodedata.normalize("NFC", name.strip()).casefold()


def new_account(name: str, role: Role, languages: Sequence[str]) -> Account:
    """Return an account for somebody new. Raises StaffError."""
    if not NAME.fullmatch(folded(name)) or LONG_NUMBER.search(name):
        raise StaffError(
            "A name has 3 to 40 letters, digits, dots, dashes, and begins and ends with a letter "
            "or digit; it is no phone number."
        )
    return Account(folded(name), role, spoken(languages))


def spoken(languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages, each once. Raises StaffError for none, or one nobody serves."""
    if not languages or not set(languages) <= set(LANGUAGES):
        raise StaffError(f"The languages are some of: {', '.join(LANGUAGES)}.")
    return tuple(dict.fromkeys(languages))
