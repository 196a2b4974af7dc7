"""Read what a form sends: the same acts as the API's, from a page without JavaScript."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from aiohttp import hdrs, web

from bot.channels.web.inbound import LONGEST_CHOICE, LONGEST_TEXT, UUID, read_person
from bot.channels.web.problems import Problem, Problems
from bot.engine.events import Chose, Commanded, Event, Wrote
from bot.ports import Person
from bot.script.model import Command

FIELDS = {"token", "id", "lang", "choice", "text", "command", "language", "after"}


@dataclass(frozen=True, slots=True)
class Press:
    """One form that was sent; every field is empty that was not filled in."""

    token: str = ""
    id: str = ""
    lang: str = ""  # of the page it was sent from
    choice: str = ""
    text: str = ""
    command: str = ""
    language: str = ""
    after: str = ""  # the newest message on a page of a talk: what came since is shown

    def person(self) -> Person | None:
        """Return who sent it; None for somebody who has not begun."""
        return read_person(self.token) if self.token else None

    def event(self, at: datetime) -> Event | None:
        """Return what has happened; None for a form that says nothing."""
        if self.choice:
            return Chose(at=at, choice=self.choice)
        if self.language:
            return Commanded(at=at, command=Command.LANGUAGE, language=self.language)
        if self.command:
            return Commanded(at=at, command=Command(self.command))
        return Wrote(at=at, text=self.text) if self.text.strip() else None

    def identity(self) -> str:
        """Return the event's id: the page's own, so that sending it twice is once.

        What was pressed is part of it, because the same page may be sent with one button,
        brought back, and sent with another.
        """
        said = "\n".join((self.choice, self.text, self.command, self.language))
        return str(uuid.uuid5(uuid.UUID(self.id), said))


async def read_press(request: web.Request) -> Press:
    """Read a form of our own pages; a form of anybody else's is refused."""
    refuse_foreign(request)
    fields = await request.post()
    if not FIELDS.issuperset(fields):
        raise Problem(Problems.INVALID, "unknown field")
    return checked(Press(**{name: str(value) for name, value in fields.items()}))


def refuse_foreign(request: web.Request) -> None:
    """Refuse a form that another site made the browser send.

    Our pages send no referrer, so an older browser says `Origin: null` of them.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get(hdrs.ORIGIN, "null")
    own = origin in ("null", f"{request.scheme}://{request.host}")
    if site not in ("same-origin", "none", None) or (site is None and not own):
        raise Problem(Problems.FOREIGN)


def checked(press: Press) -> Press:
    """Refuse what no form of ours can hold."""
    right = (
        re.fullmatch(UUID, press.id)
        and len(press.choice) <= LONGEST_CHOICE
        and len(press.text) <= LONGEST_TEXT
        and press.command in ("", *Command)
        and re.fullmatch("[0-9]{0,18}", press.after)
    )
    if not right:
        raise Problem(Problems.INVALID)
    return press
