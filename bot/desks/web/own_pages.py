"""What everybody of the staff has: a first page, a language, and her own sessions."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.desks.web.forms import fields
from bot.desks.web.guard import signed_in
from bot.desks.web.policy import CONVERSATIONS
from bot.desks.web.rendering import page
from bot.desks.web.site import DeskSite
from bot.desks.web.words import LANGUAGES
from bot.desks.web.work_pages import WorkPages
from bot.staff.audit import Act, Note
from bot.staff.keeping import StaffRows
from bot.staff.sessions import StaffSession

OTHERS = "others"
"""What is sent instead of an alias to end every session but this one."""


class OwnPages:
    """Shows and changes what is her own."""

    def __init__(self, site: DeskSite, cases: WorkPages | None = None) -> None:
        self._site = site
        self._cases = cases

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of these pages."""
        return [
            web.get("", self.home, name="home"),
            web.post("/language", self.speak, name="language"),
            web.get("/sessions", self.sessions, name="sessions"),
            web.post("/sessions", self.end, name="sessions.end"),
        ]

    async def home(self, request: web.Request) -> web.Response:
        """Show who is in, and where she can go: who answers people is at work at once."""
        works = signed_in(request).account.role in CONVERSATIONS.roles
        if self._cases and works:
            return await self._cases.show(request)
        return page(request, "home.html")

    async def speak(self, request: web.Request) -> web.Response:
        """Show the pages in another language from now on."""
        [language] = await fields(request, "language")
        session = signed_in(request).session
        if language in LANGUAGES:
            changed = replace(session, language=language)
            await self._site.staff.transact(lambda rows: rows.go_on(changed))
        return web.Response(status=303, headers={"Location": "/desk"})

    async def sessions(self, request: web.Request) -> web.Response:
        """Show her sessions."""
        name, now = signed_in(request).account.name, self._site.clock()
        sessions = await self._site.staff.transact(lambda rows: rows.sessions(name))
        return page(request, "sessions.html", sessions=[s for s in sessions if s.alive(now)])

    async def end(self, request: web.Request) -> web.Response:
        """End one of her sessions, or all but this one."""
        [alias] = await fields(request, "session")
        this = signed_in(request).session
        await self._site.staff.transact(lambda rows: self._end(rows, this, alias))
        return web.Response(status=303, headers={"Location": "/desk/sessions"})

    def _end(self, rows: StaffRows, this: StaffSession, alias: str) -> None:
        for session in rows.sessions(this.name):
            if session.alias == alias or (alias == OTHERS and session.id != this.id):
                rows.end_session(session.id)
                rows.note(Note(this.name, Act.SESSION_ENDED), self._site.clock())
