"""Every request to the desk goes by here, and only what the policy allows goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.desks.web.cookies import Cookie
from bot.desks.web.foreign import SAFE, refuse_foreign
from bot.desks.web.policy import POLICY, Reach, Rule
from bot.desks.web.refusals import Refusals, Refused
from bot.desks.web.site import DeskSite
from bot.staff.accounts import Account
from bot.staff.keeping import StaffRows
from bot.staff.sessions import StaffSession, session_id

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
CASE = "case"
"""What a route calls the number of a case in its address; then the guard asks whose it is."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who makes a request."""

    account: Account
    session: StaffSession
    reach: Reach


STAFF = web.RequestKey("staff", SignedIn)


class Guard:
    """Reads the policy for each request."""

    def __init__(self, site: DeskSite, policy: Mapping[str, Rule] = POLICY) -> None:
        self._site = site
        self._policy = policy
        self.cookie = Cookie(secure=site.secure)

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request through, send it to the door, or refuse it."""
        rule = self._rule(request)
        self._refuse_insecure(request)
        refuse_foreign(request, self._site.public_url)
        if rule.public:
            return await handler(request)
        staff = await self._staff(request, rule)
        if staff is None:
            return self._to_the_door(request)
        await self._refuse_case(request, staff)
        if rule.fresh and not staff.session.fresh(self._site.clock()):
            return to_proof(request)
        request[STAFF] = staff
        return await handler(request)

    async def alive(self, session: StaffSession) -> bool:
        """Tell whether a session goes on, by what the store says now."""
        now = self._site.clock()
        return bool(await self._site.staff.transact(lambda rows: rows.living([session.id], now)))

    def _rule(self, request: web.Request) -> Rule:
        """Return the rule of a route; what has none is as if it were not there."""
        rule = self._policy.get(request.match_info.route.name or "")
        if rule is None:
            raise Refused(Refusals.NOT_FOUND)
        return rule

    def _refuse_insecure(self, request: web.Request) -> None:
        """Refuse passwords over a network without https, and names that lead here from outside."""
        if not self._site.secure and request.url.host not in LOCAL_HOSTS:
            raise Refused(Refusals.INSECURE)

    async def _staff(self, request: web.Request, rule: Rule) -> SignedIn | None:
        """Return who asks. Raises Refused for a role that may not."""
        cookie = self.cookie.read(request)
        if not cookie:
            return None
        session = session_id(cookie)
        found = await self._site.staff.transact(lambda rows: self._seen(rows, session, rule))
        if found is None:
            return None
        reach = rule.roles.get(found[1].role)
        if reach is None:
            raise Refused(Refusals.NOT_YOURS)
        return SignedIn(found[1], found[0], reach)

    def _seen(
        self, rows: StaffRows, session: bytes, rule: Rule
    ) -> tuple[StaffSession, Account] | None:
        """Return session and account; an act makes the session last."""
        now, found = self._site.clock(), rows.session(session)
        if found is None or not found[0].alive(now):
            return None
        if rule.renews and found[0].stale(now):
            rows.go_on(found[0].acted(now))
        return found

    async def _refuse_case(self, request: web.Request, staff: SignedIn) -> None:
        """Refuse a case of somebody else's as if there were none."""
        case = request.match_info.get(CASE)
        if case is None or staff.reach is Reach.ANY:
            return
        if not await self._site.owns(staff.account, case):
            raise Refused(Refusals.NOT_FOUND)

    def _to_the_door(self, request: web.Request) -> web.Response:
        """Lead a page to the sign-in; tell anything else that nobody is signed in."""
        if not is_page(request):
            raise Refused(Refusals.SIGNED_OUT)
        if request.headers.get("Sec-Fetch-Site") == "cross-site" and not self.cookie.read(request):
            # From a link elsewhere, the browser leaves out a strict cookie: ask once more.
            return web.Response(headers={"Refresh": "0"}, content_type="text/html")
        response = web.Response(status=303, headers={hdrs.LOCATION: "/desk/sign-in"})
        if self.cookie.read(request):
            self.cookie.drop(response)
        return response


def to_proof(request: web.Request) -> web.Response:
    """Lead a page to where the second factor is shown; tell anything else that it must be."""
    if not is_page(request):
        raise Refused(Refusals.NOT_FRESH)
    return web.Response(status=303, headers={hdrs.LOCATION: "/desk/prove"})


def is_page(request: web.Request) -> bool:
    """Tell whether a browser wants to show what is answered."""
    return request.method in SAFE and "text/html" in request.headers.get(hdrs.ACCEPT, "")


def signed_in(request: web.Request) -> SignedIn:
    """Return who makes the request; for handlers of routes that are not public."""
    return request[STAFF]
