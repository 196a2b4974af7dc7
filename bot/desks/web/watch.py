"""Streams end within a second when their session does, whichever replica ended it.

The store is asked twice a second, once for all streams; a hint makes it sooner.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from datetime import datetime

from bot.background import running
from bot.staff.keeping import StaffStore
from bot.staff.sessions import StaffSession

EVERY_SECONDS = 0.5
BLIND_LOOKS = 10
"""Looks in vain after which all streams end: a session nobody can look up may be over."""

Pulse = Callable[[], Awaitable[object]]


async def twice_a_second() -> None:
    """Wait until it is time to look."""
    await asyncio.sleep(EVERY_SECONDS)


class Watch:
    """Tells streams that their session is over."""

    def __init__(
        self,
        staff: StaffStore,
        clock: Callable[[], datetime],
        alarm: Callable[[str, Exception], None],
    ) -> None:
        self._staff = staff
        self._clock = clock
        self._alarm = alarm
        self._ended: defaultdict[bytes, set[asyncio.Event]] = defaultdict(set)
        self._blind = 0

    @contextmanager
    def over(self, session: StaffSession) -> Iterator[asyncio.Event]:
        """Return what is set when the session has ended; to be waited for by its streams."""
        ended = asyncio.Event()
        self._ended[session.id].add(ended)
        try:
            yield ended
        finally:
            self._ended[session.id].discard(ended)
            if not self._ended[session.id]:
                del self._ended[session.id]

    async def look(self) -> None:
        """End the streams of every session that is over by now."""
        watched = list(self._ended)
        if not watched:
            return
        for session in set(watched) - await self._living(watched):
            for ended in self._ended.get(session, ()):
                ended.set()

    def running(self, pulse: Pulse = twice_a_second) -> AbstractAsyncContextManager[None]:
        """Look at every pulse for as long as the block lasts."""
        return running(self._keep_looking(pulse))

    async def _keep_looking(self, pulse: Pulse) -> None:
        while True:
            await pulse()
            await self.look()

    async def _living(self, watched: list[bytes]) -> set[bytes]:
        """Return which of the sessions go on; with the store away, all of them for a while."""
        now = self._clock()
        try:
            living = await self._staff.transact(lambda rows: rows.living(watched, now))
        except Exception as error:  # whatever it is: unseen sessions must not go on for ever
            self._alarm("desk_watch", error)
            self._blind += 1
            return set(watched) if self._blind < BLIND_LOOKS else set()
        self._blind = 0
        return living
