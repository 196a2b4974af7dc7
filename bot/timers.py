"""What has to happen without anybody asking for it: what is due happens, what is over goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot import logs
from bot.helpline.events import FellDue
from bot.ports import (
    DESK,
    Bus,
    CaseBook,
    Conversation,
    Conversing,
    Due,
    Incoming,
    NoConversation,
    Store,
    StoreUnavailable,
)

EVERY = 15 * 60
"""Seconds between two rounds: nothing is kept longer than this past its term."""

LOOK_EVERY = 1.0
"""Seconds between two looks at the deadlines of cases."""

AT_ONCE = 100
"""Deadlines that are answered beside each other."""

Report = Callable[[int], None]
"""Hears how many conversations went."""


class Timers:
    """Turns deadlines that have passed into events of the one line.

    The deadline is a row of the store until the answer to it is kept in its place, so it
    survives a crash; of several processes that see it, one is answered, because the event
    has the same id. What comes late says so by its time.
    """

    def __init__(
        self, cases: CaseBook, line: Conversing, bus: Bus, clock: Callable[[], datetime]
    ) -> None:
        self._cases = cases
        self._line = line
        self._bus = bus
        self._clock = clock

    async def run(self) -> None:
        """Look each second, and when a case has changed, until cancelled."""
        async with self._bus.listen(DESK) as hints:
            while True:
                await self.sweep()
                await hints.wait(LOOK_EVERY)

    async def sweep(self) -> None:
        """Let everything happen that is due. What fails is due again the next time."""
        try:
            due = await self._cases.due(self._clock(), AT_ONCE)
            await asyncio.gather(*(self._fall(one) for one in due))
        except StoreUnavailable:
            logs.event("store_unavailable", "warning", kind="timers")
        except Exception as error:  # of ours; without the sweep nothing would ever fall due
            logs.event("timer_failed", "error", error=error)

    async def _fall(self, due: Due) -> None:
        """Let one deadline be answered, once."""
        event = FellDue(at=self._clock(), number=due.number)
        try:
            await self._line.receive(
                Incoming(name_of(due), Conversation(due.conversation), event), begin=False
            )
        except (NoConversation, StoreUnavailable):
            return  # nobody is left to be told; or it is still due in a second
        except Exception as error:
            logs.event("timer_failed", "error", error=error)


def name_of(due: Due) -> str:
    """Return the id of the event: the same in every process, and of no other deadline."""
    return f"due-{due.number}-{due.at}"


async def prune_regularly(
    store: Store, clock: Callable[[], datetime], report: Report, every: float = EVERY
) -> None:
    """Erase what is due, now and again and again, until cancelled."""
    while True:
        try:
            report(await store.prune(clock()))
        except StoreUnavailable:
            report(0)  # the next round finds the same rows
        except Exception as error:  # of ours; without the rounds nothing would ever be erased
            logs.event("timer_failed", "error", error=error)
        await asyncio.sleep(every)
