"""Whether the process lives, and whether it can keep anything: nothing more for outsiders."""

from __future__ import annotations

from aiohttp import web

from bot.channels.web.inbound import new_person
from bot.channels.web.site import Site
from bot.ports import NoConversation, StoreUnavailable


class Health:
    """Two addresses for those who watch over the machine."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses."""
        return [web.get("/livez", self.live), web.get("/readyz", self.ready)]

    async def live(self, _: web.Request) -> web.Response:
        """Say that the process answers."""
        return web.Response(text="ok")

    async def ready(self, _: web.Request) -> web.Response:
        """Say whether the store answers, by asking for somebody whom nobody knows."""
        try:
            await self._site.store.messages(new_person(), 0, self._site.clock())
        except NoConversation:
            return web.Response(text="ok")
        except StoreUnavailable:
            pass
        return web.Response(status=503, text="no store")
