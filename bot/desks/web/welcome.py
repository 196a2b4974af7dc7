"""The first visit: an invitation is opened, and two factors are set up."""

from __future__ import annotations

from aiohttp import web

from bot.desks.web.forms import fields
from bot.desks.web.guard import Guard
from bot.desks.web.pictures import picture_of
from bot.desks.web.rendering import language_of, page
from bot.desks.web.site import DeskSite
from bot.staff.accounts import Account
from bot.staff.authenticator import uri
from bot.staff.codes import GROUP
from bot.staff.welcome import Acceptance, CannotAccept, NotInvited


class Reception:
    """Welcomes who was invited."""

    def __init__(self, site: DeskSite, guard: Guard) -> None:
        self._site = site
        self._guard = guard

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of the first visit."""
        return [
            web.get("/welcome", self.show, name="welcome"),
            web.post("/welcome", self.open, name="welcome.open"),
            web.post("/welcome/accept", self.accept, name="welcome.accept"),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Ask for the code of the invitation; a script fills it in from the link."""
        return page(request, "welcome.html", refused=False)

    async def open(self, request: web.Request) -> web.Response:
        """Show what is to be set up."""
        [invitation] = await fields(request, "invitation")
        try:
            account = await self._site.welcome.open(invitation)
        except NotInvited:
            return page(request, "welcome.html", status=403, refused=True)
        return self._set_up(request, account, invitation)

    async def accept(self, request: web.Request) -> web.Response:
        """Set the account up, let its owner in, and show the recovery codes this once."""
        invitation, password, code = await fields(request, "invitation", "password", "code")
        given = Acceptance(invitation, password, code, language_of(request))
        try:
            welcomed = await self._site.welcome.accept(given)
        except NotInvited:
            return page(request, "welcome.html", status=403, refused=True)
        except CannotAccept as refused:
            return self._set_up(request, refused.account, invitation, refused.why)
        response = page(request, "recovery.html", codes=welcomed.recovery)
        self._guard.cookie.put(response, welcomed.entered.cookie)
        return response

    def _set_up(
        self, request: web.Request, account: Account, invitation: str, why: str = ""
    ) -> web.Response:
        return page(
            request,
            "set_up.html",
            status=422 if why else 200,
            name=account.name,
            invitation=invitation,
            picture=picture_of(uri(account.seed, account.name)),
            seed=grouped(account.seed),
            why=why,
        )


def grouped(seed: str) -> str:
    """Return a seed in groups that can be typed."""
    return " ".join(seed[at : at + GROUP] for at in range(0, len(seed), GROUP))
