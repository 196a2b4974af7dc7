"""The door: sign in, sign out, and show the second factor once more."""

from __future__ import annotations

from aiohttp import web

from bot.desks.web.forms import fields
from bot.desks.web.guard import Guard, signed_in
from bot.desks.web.rendering import language_of, page
from bot.desks.web.site import DeskSite
from bot.desks.web.words import LANGUAGES
from bot.networks import Networks
from bot.staff.audit import Act, Note
from bot.staff.keeping import StaffRows
from bot.staff.sessions import StaffSession
from bot.staff.sign_in import Attempt


class Door:
    """Lets the staff in and out."""

    def __init__(self, site: DeskSite, guard: Guard) -> None:
        self._site = site
        self._guard = guard
        self._networks = Networks(site.clock)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of the door."""
        return [
            web.get("/sign-in", self.show, name="sign_in"),
            web.post("/sign-in", self.enter, name="sign_in.send"),
            web.post("/sign-out", self.leave, name="sign_out"),
            web.get("/prove", self.ask_for_proof, name="prove"),
            web.post("/prove", self.prove, name="prove.send"),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the form."""
        return page(request, "sign_in.html", refused=False)

    async def enter(self, request: web.Request) -> web.Response:
        """Let somebody in, or say that it did not work, and nothing else."""
        name, password, code, language = await fields(
            request, "name", "password", "code", "language"
        )
        spoken = language if language in LANGUAGES else language_of(request)
        network = self._networks.hashed(request.remote)
        attempt = Attempt(name, password, code, spoken, network)
        entered = await self._site.sign_in.enter(attempt)
        if entered is None:
            return page(request, "sign_in.html", status=401, language=spoken, refused=True)
        response = web.Response(status=303, headers={"Location": "/desk"})
        self._guard.cookie.put(response, entered.cookie)
        return response

    async def leave(self, request: web.Request) -> web.Response:
        """End the session of this browser, and have it forget what it has seen."""
        session = signed_in(request).session
        await self._site.staff.transact(lambda rows: self._end(rows, session))
        if self._site.work:
            await self._site.work.leaves(session.name, self._site.clock())
        response = web.Response(status=303, headers={"Location": "/desk/sign-in"})
        self._guard.cookie.drop(response)
        return response

    async def ask_for_proof(self, request: web.Request) -> web.Response:
        """Ask for the second factor once more."""
        return page(request, "prove.html", refused=False)

    async def prove(self, request: web.Request) -> web.Response:
        """Take the second factor once more."""
        [code] = await fields(request, "code")
        network = self._networks.hashed(request.remote)
        proved = await self._site.sign_in.prove(signed_in(request).session, code, network)
        if not proved:
            return page(request, "prove.html", status=401, refused=True)
        return web.Response(status=303, headers={"Location": "/desk"})

    def _end(self, rows: StaffRows, session: StaffSession) -> None:
        rows.end_session(session.id)
        rows.note(Note(session.name, Act.SIGNED_OUT), self._site.clock())
