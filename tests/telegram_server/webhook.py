"""Delivery of updates to a webhook, by the rules of Telegram's own server.

The queues run side by side; within one, an update waits until the one before it was taken.
An answer that is not 2xx puts the update back at the front: it comes again at once, then after
2, 4, 8 … seconds (up to a random 60 to 120), or after `Retry-After`. Sixty seconds without an
answer count as none. What has not been taken by the end of its life is dropped.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import aiohttp
import orjson

from tests.telegram_server.clock import Clock
from tests.telegram_server.updates import Pending, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
NO_ANSWER = 60
LONGEST_PAUSE = 60
LONGEST_RETRY_AFTER = 3600


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of handing an update to the webhook: a status, or 0 and why there was none."""

    at: datetime
    update: int
    status: int
    problem: str = ""
    retry_after: int = 0

    @property
    def taken(self) -> bool:
        """Whether the update need not come again."""
        return 200 <= self.status <= 299


@dataclass(slots=True)
class Backoff:
    """How long an update that was not taken has to wait."""

    random: Random
    failures: int = 0
    pause: int = 1

    def after(self, attempt: Attempt) -> int:
        """Return the seconds until the next attempt."""
        self.failures += 1
        if attempt.retry_after:
            return min(attempt.retry_after, LONGEST_RETRY_AFTER)
        if self.failures == 1:
            return 0
        longest = self.random.randint(LONGEST_PAUSE, 2 * LONGEST_PAUSE)
        self.pause = min(longest, self.pause * 2)
        return self.pause


class Webhook:
    """One address that updates are delivered to, for as long as it is set."""

    def __init__(
        self,
        url: str,
        secret: str,
        updates: Updates,
        clock: Clock,
        session: aiohttp.ClientSession,
        connections: int = 40,
    ) -> None:
        self.url, self.secret, self.connections = url, secret, connections
        self.attempts: list[Attempt] = []
        self._updates, self._clock, self._session = updates, clock, session
        self._free = asyncio.Semaphore(connections)
        self._queues: dict[int, asyncio.Task[None]] = {}
        self._at_rest: dict[int, asyncio.Event] = {}
        self._random = Random(7)
        self._end = updates.listen(self.wake)
        self.wake()

    @property
    def last_failure(self) -> Attempt | None:
        """The newest attempt that failed."""
        return next((one for one in reversed(self.attempts) if not one.taken), None)

    def wake(self) -> None:
        """See to it that every queue with something in it is being emptied."""
        for pending in self._updates.waiting():
            if pending.order not in self._queues:
                self._at_rest[pending.order] = asyncio.Event()
                self._queues[pending.order] = asyncio.create_task(self._empty(pending.order))

    async def settled(self) -> None:
        """Wait until nothing is under way: every queue is empty, or waits for the clock."""
        while under_way := [rest for rest in self._at_rest.values() if not rest.is_set()]:
            await under_way[0].wait()

    async def close(self) -> None:
        """Deliver nothing any more."""
        self._end()
        queues = [*self._queues.values()]
        for queue in queues:
            queue.cancel()
        await asyncio.gather(*queues, return_exceptions=True)
        for rest in self._at_rest.values():
            rest.set()

    async def _empty(self, order: int) -> None:
        try:
            while pending := self._updates.front(order):
                await self._hand_over(pending, order)
        finally:
            del self._queues[order]
            self._at_rest.pop(order).set()

    async def _hand_over(self, pending: Pending, order: int) -> None:
        """Try until the update is taken or too old."""
        backoff = Backoff(self._random)
        while True:
            attempt = await self.post(pending.id, pending.body)
            if attempt.taken:
                return self._updates.take(pending)
            pause = backoff.after(attempt)
            if self._clock.now() + timedelta(seconds=pause) > pending.expires_at:
                return self._updates.drop(pending)
            await self._pause(order, pause)

    async def _pause(self, order: int, seconds: int) -> None:
        if not seconds:
            return
        self._at_rest[order].set()
        await self._clock.wait(seconds)
        self._at_rest[order].clear()

    async def post(self, number: int, body: Any) -> Attempt:
        """Hand one update over, once."""
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers[SECRET_HEADER] = self.secret
        async with self._free:
            attempt = await self._answered_in_time(number, orjson.dumps(body), headers)
        self.attempts.append(attempt)
        return attempt

    async def _answered_in_time(
        self, number: int, body: bytes, headers: dict[str, str]
    ) -> Attempt:
        posting = asyncio.create_task(self._post(number, body, headers))
        timer = asyncio.create_task(self._clock.wait(NO_ANSWER))
        try:
            await asyncio.wait({posting, timer}, return_when=asyncio.FIRST_COMPLETED)
            if posting.done():
                return posting.result()
            return self._attempt(number, 0, "Read timeout expired")
        finally:
            await given_up(posting, timer)

    async def _post(self, number: int, body: bytes, headers: dict[str, str]) -> Attempt:
        try:
            async with self._session.post(
                self.url, data=body, headers=headers, allow_redirects=False
            ) as response:
                wait = response.headers.get("Retry-After", "")
                said = f"Wrong response from the webhook: {response.status} {response.reason}"
                retry_after = int(wait) if wait.isdecimal() else 0
                return self._attempt(number, response.status, said, retry_after)
        except aiohttp.ClientError:
            return self._attempt(number, 0, "Connection refused or closed")

    def _attempt(self, number: int, status: int, problem: str, retry_after: int = 0) -> Attempt:
        return Attempt(self._clock.now(), number, status, problem, retry_after)


async def given_up(*tasks: asyncio.Task[Any]) -> None:
    """End tasks that nobody waits for any more."""
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
