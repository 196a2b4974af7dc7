"""What every answer tells the browser: nothing inline, nothing kept, nobody told.

Set when a response is prepared and not in a middleware, because a stream has sent its
head before a middleware sees it again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiohttp import web

from bot.browser_headers import EVERYWHERE, YEAR, page_headers
from bot.channels.web.site import Site

Preparing = Callable[[web.Request, web.StreamResponse], Awaitable[None]]

NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
LOADER_LIVES = (
    "public, max-age=300"  # it is part of the host's page, and says nothing about anyone
)


def preparing(site: Site) -> Preparing:
    """Return the signal handler that puts the headers on every response."""
    policies = Policies(site)

    async def put(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(policies.of(request.path))

    return put


class Policies:
    """The headers of each part of the website, put together once."""

    def __init__(self, site: Site) -> None:
        secure = site.public_url.startswith("https:")
        always = EVERYWHERE | ({"Strict-Transport-Security": f"max-age={YEAR}"} if secure else {})
        self._api = always | {"Content-Security-Policy": NOTHING}
        self._page = always | page_headers("'none'")
        self._widget = always | widget_headers(site.widget_origins)
        self._demo = always | page_headers("'none'", frames="frame-src 'self'; ")
        self._static = self._api | {"Cross-Origin-Resource-Policy": "same-origin"}
        self._loader = self._static | {
            "Cache-Control": LOADER_LIVES,
            "Cross-Origin-Resource-Policy": "cross-origin",
        }

    def of(self, path: str) -> Mapping[str, str]:
        """Return the headers of one address."""
        if path.startswith("/api/"):
            return self._api
        if path == "/widget.js":
            return self._loader
        if path.startswith("/widget"):
            return self._widget
        if path.startswith("/static/"):
            return self._static
        return self._demo if path == "/demo" else self._page


def widget_headers(origins: Sequence[str]) -> dict[str, str]:
    """Return the same for the page that the listed sites may frame, isolated ones included."""
    return page_headers(" ".join(["'self'", *origins])) | {
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
