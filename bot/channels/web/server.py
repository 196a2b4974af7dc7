"""The website as an application of aiohttp. Run it without an access log: it would name people."""

from __future__ import annotations

import aiohttp_jinja2
import jinja2
import orjson
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from bot.channels.web.api import Api
from bot.channels.web.assets import Assets
from bot.channels.web.headers import preparing
from bot.channels.web.health import Health
from bot.channels.web.limits import Limits
from bot.channels.web.pages import Pages
from bot.channels.web.problems import Problem, Problems, as_json
from bot.channels.web.prose import blocks, has_done
from bot.channels.web.site import Site
from bot.channels.web.stream import Rhythm, Streams
from bot.ports import NoConversation, StoreUnavailable
from bot.script.model import Language

NO_WORDS = b"const WORDS={};"
REFUSALS = {
    404: Problems.NOT_FOUND,
    405: Problems.NOT_ALLOWED,
    413: Problems.TOO_LARGE,
}
LARGEST_BODY = 64 * 1024


def website(site: Site, rhythm: Rhythm | None = None) -> web.Application:
    """Return the whole website."""
    limits = Limits(site.rates, site.clock)
    streams = Streams(site, rhythm or Rhythm())
    pages = Pages(site, limits)
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[answering(site, pages)])
    app.add_routes(Api(site, limits, streams).routes())
    app.add_routes(pages.routes())
    app.add_routes(Health(site).routes())
    app.add_routes(asset_routes(site, Assets(site.pictures)))
    app.add_routes(site.neighbours)
    if site.desk:
        app.add_subapp("/desk", site.desk())
    app.on_response_prepare.append(preparing(site))
    app.on_shutdown.append(streams.close)
    set_up_templates(app)
    return app


def set_up_templates(app: web.Application) -> None:
    """Make templates strict: everything is escaped, and a name nobody set is an error."""
    environment = aiohttp_jinja2.setup(
        app,
        loader=jinja2.PackageLoader("bot.channels.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["blocks"] = blocks
    environment.tests["has_done"] = has_done


def asset_routes(site: Site, assets: Assets) -> list[web.AbstractRouteDef]:
    """Return the addresses of the files; the loader has the short one that hosts write."""

    async def asset(request: web.Request) -> web.Response:
        return assets.response(request, request.match_info["name"])

    async def loader(_: web.Request) -> web.Response:
        body = loader_script(site, assets)
        return web.Response(body=body, content_type="text/javascript", charset="utf-8")

    return [web.get("/static/{name:.+}", asset), web.get("/widget.js", loader)]


def loader_script(site: Site, assets: Assets) -> bytes:
    """Return the loader with its few words in it: it asks for nothing before it is pressed.

    It knows the websites that may frame the widget, so that any other shows the numbers and
    not the browser's refusal. The list is no secret: it stands in a header of the widget.
    """
    words = {language: loader_words(site, language) for language in site.languages}
    known = words | {
        "origins": site.widget_origins,
        "numbers": [site.facts["helpline"], site.facts["emergency"]],
    }
    return assets.body("widget.js").replace(NO_WORDS, b"const WORDS = %b;" % orjson.dumps(known))


def loader_words(site: Site, language: Language) -> dict[str, str]:
    """Return what the loader says in one language, and where exit leads."""
    units = {word: f"web/loader#{word}" for word in ("open", "close", "elsewhere", "page")}
    words = {word: site.say(language, unit) for word, unit in units.items()}
    return words | {"away": site.exit_of(language)}


def answering(site: Site, pages: Pages) -> Middleware:
    """Return the middleware that lets no request end in silence."""

    @web.middleware
    async def answer(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Problem as problem:
            return refused(request, problem)
        except NoConversation:
            return refused(request, Problem(Problems.NOT_FOUND))
        except StoreUnavailable:
            return refused(request, Problem(Problems.UNAVAILABLE))
        except web.HTTPException as error:
            return refused(request, problem_of(error))
        except Exception as error:  # a stack trace helps nobody who needs the numbers
            site.alarm("web", error)
            return refused(request, Problem(Problems.FAILED))

    def refused(request: web.Request, problem: Problem) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            return pages.problem(request, problem)
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        return as_json(problem, site, site.language(None, accepted))

    return answer


def problem_of(error: web.HTTPException) -> Problem:
    """Return aiohttp's refusal as a problem of ours; what is no refusal goes its way."""
    kind = REFUSALS.get(error.status)
    if kind is None:
        raise error
    return Problem(kind, allow=error.headers.get(hdrs.ALLOW, ""))
