"""Who is there: she says so herself, and her open page gives a sign of life."""

from __future__ import annotations

import re

from aiohttp import web

from bot.desks.web.forms import fields
from bot.desks.web.guard import signed_in
from bot.desks.web.site import DeskSite
from bot.desks.web.view import myself
from bot.desks.web.workplace import Workplace
from bot.helpline.case import State
from bot.helpline.desk import Presence
from bot.ports import DESK

ALIAS = re.compile(r"[^\W\d_][^\W\d_ '’-]?(?:[ '’-]?[^\W\d_]){1,22}")
"""What people know a consultant by: letters, so that it is neither a number nor an address."""

STILL_TALKING = "still_talking"


class Attendance:
    """Keeps what consultants say about themselves."""

    def __init__(self, site: DeskSite, work: Workplace) -> None:
        self._site = site
        self._work = work

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of coming and going."""
        return [
            web.post("/presence", self.change, name="presence"),
            web.post("/beat", self.beat, name="beat"),
            web.post("/here", self.here, name="here"),
        ]

    async def change(self, request: web.Request) -> web.Response:
        """Come, pause or go; who still talks with somebody is told before she goes."""
        said, alias, sure = await fields(request, "presence", "alias", "sure")
        if said not in tuple(Presence):
            return told("failed")
        refused = await self._refused(request, Presence(said), alias.strip(), sure=bool(sure))
        return told(refused)

    async def beat(self, request: web.Request) -> web.Response:
        """Take a sign of life; the page gives one by itself, so it is no act."""
        await self._work.book.beat(signed_in(request).account.name, self._site.clock())
        return web.Response(status=204)

    async def here(self, request: web.Request) -> web.Response:
        """Take it that a hand was on the keyboard: the guard lets the session last."""
        return await self.beat(request)

    async def _refused(
        self, request: web.Request, said: Presence, alias: str, *, sure: bool
    ) -> str:
        """Keep a presence; return why it could not be."""
        account, now = signed_in(request).account, self._site.clock()
        me = myself(await self._work.book.desk(), account)
        if said is not Presence.ON and not sure and await self._talks(account.name):
            return STILL_TALKING
        named = alias or me.alias
        if said is Presence.ON and not ALIAS.fullmatch(named):
            return "alias"
        if said is Presence.ON:
            at = int(now.timestamp())
            await self._work.book.keep(
                me._replace(alias=named, languages=account.languages, presence=said, beat_at=at)
            )
        else:
            await self._work.book.set_presence(account.name, said, now)
        self._work.bus.hint(DESK)
        return ""

    async def _talks(self, name: str) -> bool:
        """Tell whether somebody would be left in the middle of a talk."""
        talking = (State.LIVE, State.TRYING)
        board = await self._work.cases.board()
        return any(one.case.consultant == name and one.case.state in talking for one in board)


def told(refused: str) -> web.Response:
    """Lead back to the board."""
    query = f"?told={refused}" if refused else ""
    return web.Response(status=303, headers={"Location": f"/desk{query}"})
