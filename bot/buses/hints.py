"""Hints as they travel between processes: numbers, and nothing that somebody said.

What comes from outside is believed for nothing but "look": a forged hint makes somebody look
in vain, and that is all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MOST = 500
"""Numbers in one packet."""

LONGEST = MOST * 20
"""Bytes in one packet: a number of 64 bits and a space, so many times."""

LARGEST = 2**63 - 1

PACKET = re.compile(rb"[0-9]{1,19}(?: [0-9]{1,19})*")


def packets(conversations: Iterable[int]) -> Iterator[bytes]:
    """Yield the packets that carry these numbers."""
    numbers = [str(number).encode() for number in conversations]
    for start in range(0, len(numbers), MOST):
        yield b" ".join(numbers[start : start + MOST])


def read_packet(data: bytes) -> list[int]:
    """Return the numbers in a packet; none of what no process of ours would send."""
    if len(data) > LONGEST or not PACKET.fullmatch(data):
        return []
    numbers = [int(part) for part in data.split(b" ")]
    return numbers if len(numbers) <= MOST and max(numbers) <= LARGEST else []
