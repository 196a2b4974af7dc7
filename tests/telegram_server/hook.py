"""A webhook for the tests of the server itself: it remembers, and answers what it is told to."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from aiohttp import web
from multidict import CIMultiDict


class Hook:
    """Takes updates. `answers` are given first, one each; then 200."""

    def __init__(self, path: str = "/hook") -> None:
        self.root = self.url = ""
        self._path = path
        self.updates: list[dict[str, Any]] = []
        self.headers: list[CIMultiDict[str]] = []
        self.taken = asyncio.Event()
        self.answers: deque[web.Response | None] = deque()  # None: no answer at all

    @property
    def texts(self) -> list[str]:
        """What was written, or pressed, in the order of its arrival."""
        return [
            update["message"]["text"] if "message" in update else update["callback_query"]["data"]
            for update in self.updates
        ]

    async def __aenter__(self) -> Hook:
        """Listen."""
        app = web.Application()
        app.router.add_post(self._path, self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.root = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.url = self.root + self._path
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening."""
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        self.updates.append(await request.json())
        self.headers.append(CIMultiDict(request.headers))
        self.taken.set()
        answer = self.answers.popleft() if self.answers else web.Response()
        if answer is None:
            await asyncio.Event().wait()
        return answer or web.Response()
