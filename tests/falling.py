"""Deadlines that fall due one after the other, to be killed: python -m tests.falling FOLDER"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.buses.local import LocalBus
from bot.engine.session import Session
from bot.helpline.case import Case, Line, Speaker
from bot.ports import Answered, Decision, Incoming
from bot.stores.opening import OpenStore, open_store
from bot.timers import Timers
from bot.vault import Vault

SECRET = b"0123456789abcdef0123456789abcdef"
PEOPLE, FALLS = 10, 40


class Falling:
    """A line that answers each deadline with the next, and says so."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Answer a deadline."""
        answered = await self._store.turn(incoming, fallen, begin=begin)
        if not answered.repeated:
            sys.stdout.write("fell\n")
            sys.stdout.flush()
        return answered


def fallen(session: Session | None, case: Case | None) -> Decision:
    """Note the deadline, and set the next."""
    assert session
    assert case
    line = Line(Speaker.EVENT, str(case.number), 1)
    due_at = case.due_at + 1 if case.number < FALLS else 0
    return Decision(
        session, case=case._replace(number=case.number + 1, due_at=due_at), lines=(line,)
    )


async def fall_to_the_end(store: OpenStore) -> None:
    """Answer everything that is due until nothing is."""
    timers = Timers(store.cases, Falling(store), LocalBus(), lambda: datetime.now(UTC))
    while await store.cases.due(datetime.now(UTC), 1):
        await timers.sweep()


async def main(folder: Path) -> None:
    """Open the store and begin."""
    async with open_store("", folder, Vault(SECRET)) as store:
        await fall_to_the_end(store)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
