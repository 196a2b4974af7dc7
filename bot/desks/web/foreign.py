"""No other site makes a browser act here: every unsafe request must say that it is our own."""

from __future__ import annotations

from aiohttp import hdrs, web

from bot.desks.web.refusals import Refusals, Refused

SAFE = (hdrs.METH_GET, hdrs.METH_HEAD)


def refuse_foreign(request: web.Request, public_url: str) -> None:
    """Refuse an unsafe request that does not come from a page of ours.

    Pages send no referrer, so browsers write `Origin: null` on their forms, and
    `Sec-Fetch-Site`, which no page can forge, tells. Who sends neither is no browser of today.
    """
    if request.method in SAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get(hdrs.ORIGIN)
    own = public_url or f"{request.scheme}://{request.host}"
    told = origin == own if site is None else site == "same-origin"
    if not told or origin not in (None, "null", own):
        raise Refused(Refusals.FOREIGN)
