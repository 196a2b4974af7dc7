"""Codes that are good for one time: an invitation, and ten for a lost phone.

They are random and long, so their SHA-256 is all that is kept, and nothing has to be slow.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

RECOVERY_CODES = 10
RECOVERY_BYTES = 10  # 80 bits: sixteen letters, which somebody can still copy by hand
INVITATION_BYTES = 20
GROUP = 4
LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})  # no such digit is in a code


def new_invitation() -> str:
    """Return a code that opens an account for the first time."""
    return written(secrets.token_bytes(INVITATION_BYTES))


def new_recovery_codes() -> list[str]:
    """Return the codes that her owner is to keep on paper."""
    return [written(secrets.token_bytes(RECOVERY_BYTES)) for _ in range(RECOVERY_CODES)]


def digest(code: str) -> bytes:
    """Return by what a code is kept, however it was typed."""
    letters = "".join(sign for sign in code.upper() if sign.isalnum()).translate(LOOKALIKES)
    return hashlib.sha256(letters.encode()).digest()


def written(random: bytes) -> str:
    """Return bytes in groups of letters."""
    letters = base64.b32encode(random).decode().rstrip("=")
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
