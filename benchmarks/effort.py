"""How much is done for a figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """How often and how long each load runs, and how much is stored where much is stored."""

    runs: int = 5
    seconds: float = 1.2
    stored: int = 100_000
