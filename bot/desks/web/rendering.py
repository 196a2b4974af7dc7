"""Pages of the desk: made on the server, escaped, and complete without JavaScript."""

from __future__ import annotations

import datetime as dates
from collections.abc import Callable, Mapping
from typing import Any

import jinja2
from aiohttp import hdrs, web
from babel import negotiate_locale
from babel.dates import format_datetime, format_time, get_timezone

from bot.desks.web.bell_words import WORDS as BELL
from bot.desks.web.case_words import WORDS as CASE_WORDS
from bot.desks.web.guard import STAFF, SignedIn
from bot.desks.web.sign_in_words import WORDS as DOOR
from bot.desks.web.words import LANGUAGES, Words, say
from bot.desks.web.work_words import WORDS as WORK

WORDS: Mapping[str, Words] = {**DOOR, **WORK, **CASE_WORDS, **BELL}
"""Everything that the pages of the desk say."""

RIGA = get_timezone("Europe/Riga")

ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("bot.desks.web"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: web.Request, template: str, *, status: int = 200, language: str = "", **context: Any
) -> web.Response:
    """Return a page in the language of whoever asks for it."""
    spoken = language or language_of(request)
    known = {
        "language": spoken,
        "languages": LANGUAGES,
        "say": speaker(spoken, WORDS),
        "staff": request.get(STAFF),
        "shown": lambda at: shown(at, spoken),
        "hour": lambda at: hour(at, spoken),
        "has_words": WORDS.__contains__,
    }
    text = ENVIRONMENT.get_template(template).render(known | context)
    return web.Response(text=text, status=status, content_type="text/html")


def language_of(request: web.Request) -> str:
    """Return the language of the session; at the door, that asked for or the browser's."""
    staff: SignedIn | None = request.get(STAFF)
    if staff:
        return staff.session.language
    asked = request.query.get("lang", "")
    return asked if asked in LANGUAGES else accepted(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))


def accepted(header: str) -> str:
    """Return the language that a browser would like best."""
    preferred = [tag.partition(";")[0].strip() for tag in header.split(",")][:20]
    return str(negotiate_locale(preferred, list(LANGUAGES), sep="-") or "lv")


def speaker(language: str, words: Mapping[str, Words]) -> Callable[..., str]:
    """Return what says a text by its name."""

    def by_name(text: str, /, **values: str | int) -> str:
        return say(words[text], language, **values)

    return by_name


def shown(at: int, language: str) -> str:
    """Return a moment as people write it, in the time of Riga."""
    moment = dates.datetime.fromtimestamp(at, dates.UTC)
    return format_datetime(moment, "short", tzinfo=RIGA, locale=language)


def hour(at: int, language: str) -> str:
    """Return the time of day, in the time of Riga."""
    moment = dates.datetime.fromtimestamp(at, dates.UTC)
    return format_time(moment, "short", tzinfo=RIGA, locale=language)
