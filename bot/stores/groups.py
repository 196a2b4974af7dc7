"""What comes while the group before is being kept is kept together, as the next group.

A commit costs the same for one turn and for a hundred, so both databases are written this
way. Everything here runs in the event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

from bot.ports import StoreUnavailable

MOST_TOGETHER = 256
"""Items in a group. More would make the first of them wait without making any cheaper."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Job(Generic[Item, Result]):
    """Something to be kept, and who waits for it."""

    __slots__ = ("_over", "item", "waiter")

    def __init__(self, item: Item, waiter: asyncio.Future[Result]) -> None:
        self.item = item
        self.waiter = waiter
        self._over: asyncio.Event | None = None

    async def kept(self) -> Result:
        """Return when the item is kept, or raise why it is not.

        Being cancelled does not call the item back, so it is waited for even then: who let
        go of a conversation before would let the next turn read what was before this one.
        """
        try:
            return await self.waiter
        except asyncio.CancelledError:
            await self._until_over()
            raise

    def succeed(self, result: Result) -> None:
        """Tell who waits that it is kept."""
        if not self.waiter.done():
            self.waiter.set_result(result)
        elif self._over:
            self._over.set()

    def fail(self, error: Exception) -> None:
        """Tell who waits why it is not kept."""
        if not self.waiter.done():
            self.waiter.set_exception(error)
        elif self._over:
            self._over.set()

    async def _until_over(self) -> None:
        """Wait for the end of the job that nobody waits for any more, whatever comes."""
        if not self.waiter.cancelled():  # it was over already
            self.waiter.exception()  # seen: nobody is left to be told
            return
        self._over = asyncio.Event()
        while not self._over.is_set():
            with suppress(asyncio.CancelledError):
                await self._over.wait()


class Groups(Generic[Item, Result]):
    """Hands one group after the other to `keep`, which tells each job how it went."""

    def __init__(self, keep: Callable[[list[Job[Item, Result]]], Awaitable[None]]) -> None:
        self._keep = keep
        self._group: list[Job[Item, Result]] = []  # on its way
        self._waiting: list[Job[Item, Result]] = []
        self._news = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.open = True
        self._task = asyncio.create_task(self._run())

    @property
    def idle(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    async def put(self, item: Item) -> Result:
        """Return when the item is kept. It is kept even if who waits is cancelled."""
        if not self.open:
            raise StoreUnavailable("the store is closed")
        job: Job[Item, Result] = Job(item, self._loop.create_future())
        self._waiting.append(job)
        self._news.set()
        return await job.kept()

    async def close(self) -> None:
        """Keep what was handed in, and take no more."""
        self.open = False
        self._news.set()
        await self._task

    async def _run(self) -> None:
        try:
            while self.open or self._waiting:
                await self._news.wait()
                await asyncio.sleep(0)  # those who are ready in this moment come along
                await self._keep_next()
        finally:  # even if the loop is torn down: who waits would wait for ever
            for job in (*self._group, *self._waiting):
                job.fail(StoreUnavailable("the store is closed"))

    async def _keep_next(self) -> None:
        self._group = self._waiting[:MOST_TOGETHER]
        self._waiting = self._waiting[MOST_TOGETHER:]
        if self.open and not self._waiting:
            self._news.clear()
        try:
            await self._keep(self._group)
        except Exception as error:  # a mistake of ours must not end the loop for all
            for job in self._group:
                job.fail(error)
        self._group = []
