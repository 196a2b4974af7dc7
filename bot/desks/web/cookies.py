"""The one cookie of the desk. Residents get none."""

from __future__ import annotations

from aiohttp import web


class Cookie:
    """Holds what opens a session; ends with the browser.

    By https it has the prefix that no other host, and no page by http, can set. On the
    machine itself, without https, browsers take neither that nor `Secure`.
    """

    def __init__(self, *, secure: bool) -> None:
        self.name = "__Host-desk" if secure else "desk"
        self._secure = secure

    def read(self, request: web.Request) -> str:
        """Return what the browser brings; nothing if it brings none."""
        return request.cookies.get(self.name, "")

    def put(self, response: web.StreamResponse, value: str) -> None:
        """Give it to the browser."""
        response.set_cookie(
            self.name, value, path="/", httponly=True, secure=self._secure, samesite="Strict"
        )

    def drop(self, response: web.StreamResponse) -> None:
        """Take it away again, with what the browser has kept of the pages.

        `Clear-Site-Data: "cookies"` would take those of the whole domain, also of the website
        that the association has beside this one.
        """
        response.del_cookie(
            self.name, path="/", httponly=True, secure=self._secure, samesite="Strict"
        )
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
