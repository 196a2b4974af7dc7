"""Where a request comes from, so that a flood can be slowed down and nobody be recognised.

No address is kept, not even in memory: a network is known by a keyed hash of its /24
(IPv6: /48), and the key changes every day.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from datetime import date, datetime
from socket import AF_INET, AF_INET6, inet_pton

IPV4 = 4
MAPPED = bytes(10) + b"\xff\xff"  # an IPv4 address in the clothes of an IPv6 one
LOOPBACK_V4 = 127
LOOPBACK_V6 = bytes(15) + b"\x01"


class Networks:
    """Names networks so that nobody can tell tomorrow who was here today."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._day: date | None = None
        self._key = b""

    def hashed(self, address: str | None) -> bytes | None:
        """Return the name of a network for today; None for this machine itself."""
        network = network_of(address or "")
        return hmac.digest(self._key_of_today(), network, "sha256") if network else None

    def _key_of_today(self) -> bytes:
        today = self._clock().date()
        if today != self._day:
            self._day, self._key = today, secrets.token_bytes(32)
        return self._key


def network_of(address: str) -> bytes:
    """Return the /24 or /48 of an address; nothing for this machine and for no address."""
    packed = packed_address(address)
    if packed.startswith(MAPPED):
        packed = packed.removeprefix(MAPPED)
    if len(packed) == IPV4:
        return packed[:3] if packed[0] != LOOPBACK_V4 else b""
    return packed[:6] if packed != LOOPBACK_V6 else b""


def packed_address(address: str) -> bytes:
    """Return an address as bytes; this is done for every request, so by the system's own hand."""
    family = AF_INET6 if ":" in address else AF_INET
    try:
        return inet_pton(family, address.partition("%")[0])
    except OSError:
        return b""
