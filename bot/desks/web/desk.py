"""The desk as an application of aiohttp, to be put under `/desk` of the website."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.browser_headers import EVERYWHERE, YEAR, page_headers
from bot.desks.web.attendance import Attendance
from bot.desks.web.audit_page import AuditPage
from bot.desks.web.guard import Guard
from bot.desks.web.own_pages import OwnPages
from bot.desks.web.policy import POLICY, Rule
from bot.desks.web.refusals import Refusals, Refused
from bot.desks.web.rendering import page
from bot.desks.web.shift import ShiftPages
from bot.desks.web.sign_in import Door
from bot.desks.web.site import DeskSite
from bot.desks.web.static_files import StaticFiles
from bot.desks.web.stream import DeskStream
from bot.desks.web.watch import Pulse, Watch, twice_a_second
from bot.desks.web.welcome import Reception
from bot.desks.web.work_pages import WorkPages
from bot.desks.web.workplace import Workplace
from bot.ports import StoreUnavailable
from bot.staff.slowdown import TooBusy

Preparing = Callable[[web.Request, web.StreamResponse], Awaitable[None]]

WATCH = web.AppKey("watch", Watch)


def desk(
    site: DeskSite,
    *,
    more: Sequence[web.AbstractRouteDef] = (),
    policy: Mapping[str, Rule] = POLICY,
    pulse: Pulse = twice_a_second,
) -> web.Application:
    """Return the whole desk."""
    guard = Guard(site, policy)
    app = web.Application(middlewares=[answering(site), guard.middleware])
    app[WATCH] = watch = Watch(site.staff, site.clock, site.alarm)
    cases = WorkPages(site, site.work) if site.work else None
    own = OwnPages(site, cases)
    for part in (StaticFiles(), Door(site, guard), Reception(site, guard), own):
        app.add_routes(part.routes())
    app.add_routes([*AuditPage(site).routes(), *more])
    if site.work and cases:
        put_to_work(app, site, site.work, cases)
    app.on_response_prepare.append(preparing(site))

    async def watching(_: web.Application) -> AsyncIterator[None]:
        async with watch.running(pulse):
            yield

    app.cleanup_ctx.append(watching)
    return app


def put_to_work(app: web.Application, site: DeskSite, work: Workplace, cases: WorkPages) -> None:
    """Add the pages of those who answer people."""
    stream = DeskStream(site, work, app[WATCH])
    for part in (cases, Attendance(site, work), ShiftPages(site, work), stream):
        app.add_routes(part.routes())
    app.on_shutdown.append(stream.close)


def answering(site: DeskSite) -> Middleware:
    """Return the middleware that turns every refusal into a page."""

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refused as refused:
            kind = refused.kind
        except TooBusy:
            kind = Refusals.BUSY.value
        except StoreUnavailable:
            kind = Refusals.UNAVAILABLE.value
        except web.HTTPException as error:
            kind = Refusals.NOT_FOUND.value if error.status < 500 else Refusals.FAILED.value
        except Exception as error:  # a page of the staff tells nothing of our mistakes
            site.alarm("desk", error)
            kind = Refusals.FAILED.value
        return page(request, "problem.html", status=kind.status, words=kind.words)

    return answer


def preparing(site: DeskSite) -> Preparing:
    """Return the signal handler that puts the headers on every response."""
    always = EVERYWHERE | page_headers("'none'")
    if site.secure:
        always |= {"Strict-Transport-Security": f"max-age={YEAR}"}

    async def put(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(always)

    return put
