"""What is answered when something cannot be: a problem with a code, and never silence.

What the person cannot help (a flood, a store that is down, our own mistake) also brings a
message with the numbers and the safety bar, so that every client can show it like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import orjson
from aiohttp import web

from bot.channels.web.site import Site
from bot.engine.message import BarItem, BarKind, Link, Message
from bot.script.model import Language

RETRY_AFTER = "5"
"""Seconds after which somebody who was refused may try again."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: for machines its code, for developers its title."""

    status: int
    code: str
    title: str
    card: str = ""  # the text that says it to the person


class Problems(Enum):
    """Everything that can be wrong with a request."""

    NOT_JSON = Kind(400, "not_json", "The body is not a JSON object.")
    FOREIGN = Kind(403, "foreign", "Another site may not send this form.")
    NOT_FOUND = Kind(404, "not_found", "There is nothing here.")
    NOT_ALLOWED = Kind(405, "method_not_allowed", "This method does not belong here.")
    TOO_LARGE = Kind(413, "too_large", "The body is larger than 64 KiB.")
    NOT_SUPPORTED = Kind(415, "unsupported_media_type", "The body must be application/json.")
    INVALID = Kind(422, "invalid", "The request is not as the description says.")
    TOO_MANY = Kind(429, "too_many", "Too many requests. Try again soon.", "web/card#busy")
    FAILED = Kind(500, "failed", "This is our mistake.", "web/card#down")
    UNAVAILABLE = Kind(503, "unavailable", "Nothing was kept. Try again soon.", "web/card#down")


class Problem(Exception):
    """A request that cannot be answered as asked."""

    def __init__(self, kind: Problems, detail: str = "", allow: str = "") -> None:
        super().__init__(kind.value.code)
        self.kind = kind.value
        self.detail = detail
        self.allow = allow

    @property
    def headers(self) -> dict[str, str]:
        """Return what belongs into the head of the answer."""
        headers = {"Allow": self.allow} if self.allow else {}
        return headers | ({"Retry-After": RETRY_AFTER} if self.kind.card else {})


def as_json(problem: Problem, site: Site, language: Language) -> web.Response:
    """Return the problem as `application/problem+json`."""
    kind = problem.kind
    data: dict[str, Any] = {"title": kind.title, "status": kind.status, "code": kind.code}
    if problem.detail:
        data["detail"] = problem.detail
    if kind.card:
        data["messages"] = [{"id": 0} | card(site, language, kind.card).to_json()]
    return web.Response(
        body=orjson.dumps(data),
        status=kind.status,
        headers=problem.headers,
        content_type="application/problem+json",
    )


def card(site: Site, language: Language, unit: str) -> Message:
    """Return what can always be said: the numbers."""
    links = tuple(
        Link("phone", f"{site.say(language, 'ui/bar#call')} {number}", dialled(number))
        for number in (site.facts["helpline"], site.facts["emergency"])
    )
    return Message(site.say(language, unit), links=links, bar=bare_bar(site, language))


def bare_bar(site: Site, language: Language) -> tuple[BarItem, ...]:
    """Return the safety bar of somebody who has no conversation."""
    number = dialled(site.facts["helpline"])
    return tuple(
        BarItem(
            kind,
            site.say(language, f"ui/bar#{kind}"),
            number if kind is BarKind.CALL else "",
        )
        for kind in (BarKind.CALL, BarKind.HUMAN, BarKind.EXIT)
    )


def dialled(number: str) -> str:
    """Return a phone number as it is dialled: a plus and digits."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
