"""Who did what, for supervisors."""

from __future__ import annotations

from aiohttp import web

from bot.desks.web.rendering import page
from bot.desks.web.site import DeskSite
from bot.staff.audit import broken
from bot.staff.sign_in import SECONDS_AN_HOUR

SHOWN = 500
"""The newest entries; the command `staff audit` shows all."""


class AuditPage:
    """Shows the audit."""

    def __init__(self, site: DeskSite) -> None:
        self._site = site

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the address of the audit."""
        return [web.get("/audit", self.show, name="audit")]

    async def show(self, request: web.Request) -> web.Response:
        """Show the newest entries, and whether any was changed."""
        entries = await self._site.staff.transact(lambda rows: rows.trail())
        return page(
            request,
            "audit.html",
            entries=entries[: -SHOWN - 1 : -1],
            broken=broken(entries),
            hour=SECONDS_AN_HOUR,
        )
