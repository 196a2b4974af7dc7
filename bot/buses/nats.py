"""Hints between the processes of a helpline, over NATS.

Only hints go there, and everything works without them, later: while the server is away, each
process looks every second. So nothing is stored, repeated or acknowledged on this way, and
what comes over it is never believed for more than "look".
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error

from bot import logs
from bot.buses.hints import packets, read_packet
from bot.buses.local import OFTEN, SELDOM, LocalBus, LocalHints

SUBJECT = "bot.hints"

FOR_EVER = -1
AGAIN_SECONDS = 1
"""Between two attempts to reach a server, and between two times that one refuses us."""


class NatsBus:
    """Wakes the listeners of this process, and those of every other one."""

    def __init__(self) -> None:
        self._local = LocalBus(OFTEN)
        self._client = Client()
        self._arrive: bool | None = None  # whether hints do; None before anybody knows
        self._news: set[int] = set()  # what the others have yet to hear
        self._more = asyncio.Event()

    def hint(self, conversation: int) -> None:
        """Say that this conversation, or the desk, has something new."""
        self._local.hint(conversation)
        if self._client.is_connected:
            self._news.add(conversation)
            self._more.set()

    def listen(self, *conversations: int) -> AbstractAsyncContextManager[LocalHints]:
        """Hear of these until the block ends."""
        return self._local.listen(*conversations)

    async def run(self, servers: Sequence[str]) -> None:
        """Stay connected until cancelled, whatever the servers do."""
        while True:
            over = asyncio.Event()
            self._client = Client()
            with suppress(Error, OSError, TimeoutError):
                await self._connect(servers, over)
                await over.wait()  # it reconnects by itself, unless a server refuses us
            self._lost()
            await asyncio.sleep(AGAIN_SECONDS)

    async def spread(self) -> None:
        """Tell the others, as fast as they can be told, until cancelled."""
        while True:
            await self._more.wait()
            self._more.clear()
            news, self._news = self._news, set()
            for packet in packets(news):
                with suppress(Error, OSError):  # they look by themselves in a second
                    await self._client.publish(SUBJECT, packet)

    async def close(self) -> None:
        """Let go of the server, unless there was none."""
        if not (self._client.is_connected or self._client.is_reconnecting):
            return
        with suppress(Error, OSError, TimeoutError):
            await self._client.close()

    async def _connect(self, servers: Sequence[str], over: asyncio.Event) -> None:
        await self._client.connect(
            servers=list(servers),
            name="bot",
            no_echo=True,
            max_reconnect_attempts=FOR_EVER,
            reconnect_time_wait=AGAIN_SECONDS,
            error_cb=self._failed,
            disconnected_cb=calling(self._lost),
            reconnected_cb=self._found,
            closed_cb=calling(over.set),
        )
        await self._client.subscribe(SUBJECT, cb=self._hear)
        await self._found()

    async def _hear(self, message: Msg) -> None:
        """Pass on what another process says; what no process of ours would say, nobody hears."""
        for number in read_packet(message.data):
            self._local.hint(number)

    async def _found(self) -> None:
        """From now on hints arrive; those of a moment ago may be lost."""
        await self._client.flush()  # the server knows what we want to hear
        self._arrive, self._local.look_every = True, SELDOM
        self._local.hint_all()
        logs.event("hints_arrive")

    def _lost(self) -> None:
        """From now on everybody looks each second. It is said once, however often it is tried."""
        if self._arrive is False:
            return
        self._arrive, self._local.look_every = False, OFTEN
        self._local.hint_all()
        logs.event("hints_lost", "warning")

    async def _failed(self, error: Exception) -> None:
        """Hear of an attempt that has failed; what fails within a connection costs a hint."""
        if not self._client.is_connected:
            self._lost()


@asynccontextmanager
async def connected(servers: Sequence[str]) -> AsyncIterator[NatsBus]:
    """Open a bus; it is there at once, whether a server is or not."""
    bus = NatsBus()
    tasks = [asyncio.create_task(bus.run(servers)), asyncio.create_task(bus.spread())]
    try:
        yield bus
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await bus.close()


def calling(work: Callable[[], None]) -> Callable[[], Coroutine[None, None, None]]:
    """Return what the client takes for a callback."""

    async def call() -> None:
        work()

    return call
