"""A bus over which hints are lost, doubled, late and forged."""

from __future__ import annotations

import asyncio
import random

from bot.buses.local import LocalBus

TROUBLES = ("lost", "doubled", "late", "forged")
LATE_SECONDS = 0.05


class FickleBus(LocalBus):
    """Gets into trouble with every hint: always the same one, or whichever comes."""

    def __init__(self, trouble: str = "", look_every: float = 1.0, seed: int = 1) -> None:
        super().__init__(look_every)
        self._trouble = trouble
        self._chance = random.Random(seed)

    def hint(self, conversation: int) -> None:
        """Say something, more or less."""
        match self._trouble or self._chance.choice(TROUBLES):
            case "doubled":
                super().hint(conversation)
                super().hint(conversation)
            case "late":
                asyncio.get_running_loop().call_later(LATE_SECONDS, super().hint, conversation)
            case "forged":
                for other in (*self._listeners, self._chance.getrandbits(63)):
                    super().hint(other)
            case _:
                pass  # lost
