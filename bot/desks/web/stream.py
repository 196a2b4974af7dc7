"""What changes at the desk, told to every open page: that something did, never what.

Each event's id is the mark of what the page would show; a page that was away says the last
one it saw, and is told at once if anything is different. So nothing can be missed, whatever
hints were lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp_sse import EventSourceResponse, sse_response

from bot.desks.web.guard import CASE, signed_in
from bot.desks.web.policy import Reach
from bot.desks.web.site import DeskSite
from bot.desks.web.view import mark
from bot.desks.web.watch import Watch
from bot.desks.web.workplace import Workplace, number_in
from bot.ports import DESK, StoreUnavailable


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a stream looks, and asks the page for a sign of life. Seconds."""

    look: float = 1
    beat: float = 10
    life: float = 3600


class DeskStream:
    """The streams of open pages."""

    def __init__(
        self, site: DeskSite, work: Workplace, watch: Watch, rhythm: Rhythm | None = None
    ) -> None:
        self._site = site
        self._work = work
        self._watch = watch
        self._rhythm = rhythm or Rhythm()
        self._open: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the address of the stream."""
        return [web.get("/stream", self.serve, name="stream")]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Tell what changes until the page, the session or the server ends."""
        case = await self._case(request)
        before = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        with suppress(ConnectionResetError):  # a page that is gone needs no answer
            return await self._serve(request, case, before)
        return web.Response(status=204)

    async def _serve(self, request: web.Request, case: int, before: str) -> web.StreamResponse:
        async with sse_response(request, ping_interval=self._rhythm.beat) as response:
            with self._watch.over(signed_in(request).session) as ended:
                await self._until(ended, self._tell(response, case, before))
        return response

    async def close(self, _: web.Application) -> None:
        """End all streams, so that the server can stop at once."""
        for task in self._open:
            task.cancel()

    async def _until(self, ended: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
        """Let something go on until it ends, the session does, or the server."""
        telling, ending = asyncio.create_task(work), asyncio.create_task(ended.wait())
        self._open.add(telling)
        try:
            await asyncio.wait({telling, ending}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._open.discard(telling)
            for task in (telling, ending):
                task.cancel()
            await asyncio.gather(telling, ending, return_exceptions=True)

    async def _case(self, request: web.Request) -> int:
        """Return the case that is open on the page, if she may see it."""
        asked, staff = request.query.get(CASE, ""), signed_in(request)
        may = staff.reach is Reach.ANY or await self._site.owns(staff.account, asked)
        return number_in(asked) if may else 0

    async def _tell(self, response: EventSourceResponse, case: int, before: str) -> None:
        """Look at every hint and each second; say when something is different."""
        loop = asyncio.get_running_loop()
        end, beat = loop.time() + self._rhythm.life, 0.0
        async with self._work.bus.listen(DESK) as hints:
            with suppress(ConnectionResetError):
                while loop.time() < end:
                    if loop.time() >= beat:
                        beat = loop.time() + self._rhythm.beat
                        await response.send("", event="beat")
                    before = await self._look(response, case, before)
                    await hints.wait(self._rhythm.look)

    async def _look(self, response: EventSourceResponse, case: int, before: str) -> str:
        """Return the mark of what a page would show now; a store that is away changes nothing."""
        try:
            now = await mark(self._work, case, self._site.clock())
        except StoreUnavailable:
            return before
        if now != before:
            await response.send(str(case), event="changed", id=now)
        return now
