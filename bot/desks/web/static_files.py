"""Styles and scripts of the desk, read into memory once: only what is listed can be asked for."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.desks.web.refusals import Refusals, Refused

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css", ".js": "text/javascript"}


class StaticFiles:
    """Every file that may be served, by its name."""

    def __init__(self) -> None:
        self._files = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the address of the files."""
        return [web.get("/static/{name}", self.show, name="static")]

    async def show(self, request: web.Request) -> web.Response:
        """Return one file; whatever else is asked for is not there."""
        name = request.match_info["name"]
        if name not in self._files:
            raise Refused(Refusals.NOT_FOUND)
        return web.Response(text=self._files[name], content_type=TYPES[Path(name).suffix])
