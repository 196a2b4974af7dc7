"""Passwords: long, not easily guessed, and kept as argon2id."""

from __future__ import annotations

import asyncio
import importlib
import unicodedata
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 128
STRONG = 3
"""zxcvbn's score from 0 to 4: what takes more than 10^8 guesses. What it guesses with is in the
package, 30,000 common passwords among it, so nothing leaves this machine."""

AT_ONCE = 2
"""Hashes made at the same time: each takes 19 MiB and a processor."""

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's figures for argon2id."""


class Weakness(StrEnum):
    """Why a password is not taken."""

    SHORT = "short"
    LONG = "long"
    NAME = "name"
    COMMON = "common"


class Passwords:
    """Makes and compares hashes, in threads, as many at once as this machine can bear."""

    def __init__(self, hasher: PasswordHasher = HASHER) -> None:
        self._hasher = hasher
        self._room = asyncio.Semaphore(AT_ONCE)
        self._nobodys = hasher.hash("nobody has this password")

    async def hashed(self, password: str) -> str:
        """Return the form in which a password is kept."""
        async with self._room:
            return await asyncio.to_thread(self._hasher.hash, plain(password))

    async def fits(self, password: str, kept: str) -> bool:
        """Tell whether it is the password; without one that is kept, it takes as long."""
        async with self._room:
            right = await asyncio.to_thread(self._verified, kept or self._nobodys, password)
        return right and bool(kept)

    def outdated(self, kept: str) -> bool:
        """Tell whether a hash was made in an older way than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _verified(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, plain(password))
        except (VerificationError, InvalidHashError):
            return False


def weakness(password: str, name: str) -> Weakness | None:
    """Return why a password is not good enough for the account of that name."""
    if len(plain(password)) < SHORTEST:
        return Weakness.SHORT
    if len(plain(password)) > LONGEST:
        return Weakness.LONG
    if name in plain(password).casefold():
        return Weakness.NAME
    # Imported now: its lists take 13 MiB, and a password is chosen once in an account's life.
    guessed = importlib.import_module("zxcvbn").zxcvbn(plain(password)[:72], [name])
    return Weakness.COMMON if guessed["score"] < STRONG else None


def plain(password: str) -> str:
    """Return a password in the one form that every keyboard's way of writing it leads to."""
    return unicodedata.normalize("NFKC", password)
