"""What arrives unasked, as server-sent events. The id of each is the cursor to resume by.

A stream is looked at whenever a hint comes, and at least with every heartbeat, so that a
lost hint costs seconds and never a message. It ends by itself: a proxy or a phone that
went away must not hold one for ever.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from aiohttp import web
from aiohttp_sse import EventSourceResponse, sse_response

from bot.channels.web.outbound import message_json
from bot.channels.web.problems import Problem, Problems
from bot.channels.web.site import Site
from bot.ports import Answered, Hints, NoConversation, Person, StoreUnavailable

STREAMS_OF_A_PERSON = 3
STREAMS_ALTOGETHER = 20_000


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a stream is looked at, and when it ends. Seconds."""

    heartbeat: float = 15
    life: float = 600


class Streams:
    """The open streams: counted, so that there are not too many, and known, to be ended."""

    def __init__(self, site: Site, rhythm: Rhythm) -> None:
        self._site = site
        self._rhythm = rhythm
        self._open: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[object]] = set()

    async def serve(
        self, request: web.Request, person: Person, after: int | None
    ) -> web.StreamResponse:
        """Send what is there, then what comes, until the stream's life is over."""
        with self._place_for(person):
            conversation = (await self._since(person, after)).conversation
            async with self._site.bus.listen(conversation) as hints:  # and only then look
                return await self._send(request, person, await self._since(person, after), hints)

    async def close(self, _: web.Application) -> None:
        """End all streams, so that the server can stop at once."""
        for task in self._tasks:
            task.cancel()

    async def _send(
        self, request: web.Request, person: Person, answered: Answered, hints: Hints
    ) -> web.StreamResponse:
        async with sse_response(request, ping_interval=self._rhythm.heartbeat) as response:
            end = asyncio.get_running_loop().time() + self._rhythm.life
            with suppress(NoConversation, StoreUnavailable, ConnectionResetError):
                cursor = await send_all(response, answered)
                del answered  # or each idle stream would hold what it was told first
                while (left := end - asyncio.get_running_loop().time()) > 0:
                    await hints.wait(min(left, self._rhythm.heartbeat))
                    cursor = await send_all(response, await self._since(person, cursor))
        return response

    async def _since(self, person: Person, after: int | None) -> Answered:
        return await self._site.store.messages(person, after, self._site.clock())

    @contextmanager
    def _place_for(self, person: Person) -> Iterator[None]:
        task = asyncio.current_task()
        if self._is_full(person) or task is None:
            raise Problem(Problems.TOO_MANY)
        self._open[person.address] += 1
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)
            self._leave(person)

    def _is_full(self, person: Person) -> bool:
        mine = self._open.get(person.address, 0)
        return mine >= STREAMS_OF_A_PERSON or len(self._tasks) >= STREAMS_ALTOGETHER

    def _leave(self, person: Person) -> None:
        self._open[person.address] -= 1
        if not self._open[person.address]:
            del self._open[person.address]


async def send_all(response: EventSourceResponse, answered: Answered) -> int:
    """Send the messages, each with its own id to resume by; return the cursor behind them."""
    for message in answered.messages:
        await response.send(message_json(message).decode(), id=str(message.id))
    return answered.cursor
