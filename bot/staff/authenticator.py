"""The second factor: six digits that a phone makes anew every thirty seconds (TOTP)."""

from __future__ import annotations

import hmac
import re
from datetime import datetime, timedelta

import pyotp

ISSUER = "Ceļa padoms"
SECONDS = 30
AROUND = (-1, 0, 1)
"""Steps that count beside the one of now: clocks differ, and somebody has to type."""

SHAPE = re.compile(r"\d{6}")


def new_seed() -> str:
    """Return what the codes of one phone are made of."""
    return pyotp.random_base32()


def uri(seed: str, name: str) -> str:
    """Return what the phone's app reads from the picture."""
    return pyotp.TOTP(seed).provisioning_uri(name=name, issuer_name=ISSUER)


def code_at(seed: str, at: datetime) -> str:
    """Return the code that a phone shows at a moment."""
    return pyotp.TOTP(seed).at(at)


def matched_step(seed: str, code: str, at: datetime) -> int | None:
    """Return the step whose code this is; whether it was used before is for others to know.

    Every step is tried, whichever fits: how long it takes tells nothing. If two have the same
    code, it is the newer one's, so that it cannot be used again for the other.
    """
    typed = "".join(code.split())
    if not SHAPE.fullmatch(typed):
        typed = "none"
    steps = [
        (int(moment.timestamp()) // SECONDS, hmac.compare_digest(code_at(seed, moment), typed))
        for moment in (at + timedelta(seconds=SECONDS * step) for step in AROUND)
    ]
    return max((step for step, fits in steps if fits), default=None)
