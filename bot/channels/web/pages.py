"""The pages: the same consultation without JavaScript, as forms.

Nothing is kept in the browser: the token travels in a hidden field, and a page that was
made by a form is never stored. JavaScript takes the same page over (`static/chat.js`).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import aiohttp_jinja2
from aiohttp import hdrs, web

from bot.channels.web.inbound import incoming, new_person, read_person
from bot.channels.web.limits import Limits
from bot.channels.web.outbound import ERASE, read_messages
from bot.channels.web.presses import Press, read_press, refuse_foreign
from bot.channels.web.problems import Problem, bare_bar, card
from bot.channels.web.site import Site
from bot.engine.events import Started
from bot.engine.message import bar_item_to_json
from bot.ports import Answered, NoConversation, Person
from bot.script.interface import WEB
from bot.script.model import Language

BEFORE = "web/script#"
SCRIPTED = {unit.removeprefix(BEFORE): unit for unit in WEB if unit.startswith(BEFORE)} | {
    "erase": "ui/forget#ask",
    "sure": "ui/forget#yes",
}
"""The texts that JavaScript says by itself, by the names it knows them by."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page shows: a conversation, or (without a token) the way into one."""

    language: Language
    token: str = ""
    messages: Sequence[dict[str, Any]] = ()
    notice: str = ""


class Pages:
    """The chat page, the same page inside the widget, and what belongs to them."""

    def __init__(self, site: Site, limits: Limits) -> None:
        self._site = site
        self._limits = limits

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the pages with their addresses."""
        demo = [web.get("/demo", self.demo)] if self._site.demo else []
        return [
            *demo,
            web.get("/", self.start),
            web.get("/widget", self.start),
            web.get("/chat", self.back_to_start),
            web.get("/widget/chat", self.back_to_start),
            web.post("/chat", self.turn),
            web.post("/widget/chat", self.turn),
            web.get("/privacy", self.privacy),
            web.get("/widget/privacy", self.privacy),
            web.get("/exit", self.leave),
            web.post("/exit", self.forget_and_leave),
        ]

    async def start(self, request: web.Request) -> web.Response:
        """Show the way in; nothing is kept before somebody takes it."""
        return self._page(request, Screen(self._language(request)))

    async def back_to_start(self, request: web.Request) -> web.Response:
        """Lead whoever comes back to the address of a form to where it was."""
        raise web.HTTPSeeOther(request.path.removesuffix("chat").rstrip("/") or "/")

    async def turn(self, request: web.Request) -> web.Response:
        """Answer a form."""
        press = await read_press(request)
        try:
            screen = await self._answer(request, press, press.person())
        except NoConversation:
            screen = Screen(self._spoken(press), notice="web/script#ended")
        return self._page(request, screen)

    async def privacy(self, request: web.Request) -> web.Response:
        """Show what is kept, for how long, and what nobody can promise."""
        return self._render(request, "privacy.html", self._language(request))

    async def demo(self, request: web.Request) -> web.Response:
        """Show somebody else's site with the widget on it."""
        return self._render(request, "demo.html", self._language(request))

    async def leave(self, request: web.Request) -> web.Response:
        """Lead away."""
        raise web.HTTPSeeOther(self._site.exit_of(self._language(request)), headers=ERASE)

    async def forget_and_leave(self, request: web.Request) -> web.Response:
        """Forget the person and lead away; a broken store must not hold anybody here.

        The page refreshes itself instead of redirecting: a form may only lead to our own
        origin (`form-action`), and a refresh at once leaves no entry in the history.
        """
        refuse_foreign(request)
        token = str((await request.post()).get("token", ""))
        away = self._site.exit_of(self._language(request))
        try:
            await self._site.store.forget(read_person(token))
        except Exception as error:  # whatever it is, the way out comes first
            self._site.alarm("exit", error)
        return web.Response(
            headers=ERASE | {"Refresh": f"0; url={away}"},
            content_type="text/html",
            charset="utf-8",
        )

    def problem(self, request: web.Request, problem: Problem) -> web.Response:
        """Show the numbers to somebody who could not be answered."""
        language = self._language(request)
        unit = problem.kind.card or "web/card#lost"
        message = {"id": 0} | card(self._site, language, unit).to_json()
        response = self._render(request, "card.html", language, messages=[message])
        response.set_status(problem.kind.status)
        response.headers.update(problem.headers)
        return response

    async def _answer(self, request: web.Request, press: Press, person: Person | None) -> Screen:
        if person is None:
            await self._limits.welcome(request.remote)
            person = new_person()
            answered = await self._begin(press, person)
            asked = await self._act(press, person) if press.command else None
            return self._screen(press, person, asked or answered)
        await self._limits.admit(person, request.remote)
        acted = await self._act(press, person)
        if press.after and not (acted and acted.forgotten):
            return await self._talk(press, person)
        return self._screen(press, person, acted or await self._look(person))

    async def _talk(self, press: Press, person: Person) -> Screen:
        """Show what came since the page was made: a human may have written meanwhile."""
        now = self._site.clock()
        news = await self._site.store.messages(person, int(press.after), now)
        if news.messages:
            return self._screen(press, person, news)
        same = self._screen(press, person, await self._look(person))
        return replace(same, notice="web/talk#sent" if press.text.strip() else "web/talk#none")

    async def _begin(self, press: Press, person: Person) -> Answered:
        started = Started(at=self._site.clock(), language=self._spoken(press))
        return await self._site.conversing.receive(incoming(person, started))

    async def _act(self, press: Press, person: Person) -> Answered | None:
        event = press.event(self._site.clock())
        if event is None:
            return None
        act = incoming(person, event, press.identity())
        answered = await self._site.conversing.receive(act, begin=False)
        return answered if answered.messages or answered.forgotten else None

    async def _look(self, person: Person) -> Answered:
        return await self._site.store.messages(person, None, self._site.clock())

    def _screen(self, press: Press, person: Person, answered: Answered) -> Screen:
        messages = read_messages(answered)
        language = self._language_of(messages) or self._spoken(press)
        if answered.forgotten:
            return Screen(language, notice="ui/forgotten")
        return Screen(language, person.address, messages)

    def _language_of(self, messages: Sequence[dict[str, Any]]) -> Language | None:
        """Return the language that is spoken: the one before the language that is offered."""
        languages = list(self._site.languages)
        bar = messages[-1]["bar"] if messages else ()
        offered = next((item["value"] for item in bar if item["kind"] == "language"), None)
        return languages[languages.index(offered) - 1] if offered in languages else None

    def _spoken(self, press: Press) -> Language:
        return self._site.language(press.language or press.lang, "")

    def _language(self, request: web.Request) -> Language:
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        return self._site.language(request.query.get("lang"), accepted)

    def _page(self, request: web.Request, screen: Screen) -> web.Response:
        bar = screen.messages[-1]["bar"] if screen.messages else None
        return self._render(
            request,
            "page.html",
            screen.language,
            **({"bar": bar} if bar else {}),
            token=screen.token,
            messages=screen.messages,
            notice=screen.notice,
            scripted=self._scripted(),
        )

    def _scripted(self) -> dict[Language, dict[str, str]]:
        return {
            language: {word: self._site.say(language, unit) for word, unit in SCRIPTED.items()}
            for language in self._site.languages
        }

    def _render(
        self, request: web.Request, template: str, language: Language, **context: Any
    ) -> web.Response:
        framed = request.path.startswith("/widget")
        known = {
            "language": language,
            "languages": self._site.languages,
            "say": self._site.say,
            "bar": [bar_item_to_json(item) for item in bare_bar(self._site, language)],
            "token": "",
            "press_id": str(uuid.uuid4()),
            "framed": framed,
            "root": "/widget" if framed else "/",
            "form": "/widget/chat" if framed else "/chat",
            "away": self._site.exit_of(language),
            "settle": self._site.settle // timedelta(milliseconds=1),
            "origin": self._site.public_url or f"{request.scheme}://{request.host}",
            "origins": " ".join(self._site.widget_origins) if framed else "",
        }
        return aiohttp_jinja2.render_template(template, request, known | context)
