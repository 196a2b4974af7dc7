"""The public API: begin, act, look, listen, forget."""

from __future__ import annotations

from aiohttp import hdrs, web

from bot.channels.web.inbound import (
    Commanding,
    incoming,
    new_person,
    read_after,
    read_bearer,
    read_beginning,
    read_event,
)
from bot.channels.web.limits import Limits
from bot.channels.web.openapi import describe
from bot.channels.web.outbound import ERASE, answer_response, begun_response
from bot.channels.web.problems import Problem, Problems
from bot.channels.web.site import Site
from bot.channels.web.stream import Streams
from bot.engine.events import Started
from bot.ports import DESK, Person
from bot.script.model import Language

ROOT = "/api/v1"


class Api:
    """The calls of the public API. Whoever holds a conversation's token holds the conversation."""

    def __init__(self, site: Site, limits: Limits, streams: Streams) -> None:
        self._site = site
        self._limits = limits
        self._streams = streams
        self._description = describe(site.languages)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the calls with their addresses."""
        return [
            web.post(f"{ROOT}/chats", self.begin),
            web.post(f"{ROOT}/chat/events", self.act),
            web.get(f"{ROOT}/chat/messages", self.look, allow_head=False),
            web.get(f"{ROOT}/chat/stream", self.listen, allow_head=False),
            web.delete(f"{ROOT}/chat", self.forget),
            web.get(f"{ROOT}/openapi.json", self.described, allow_head=False),
        ]

    async def begin(self, request: web.Request) -> web.Response:
        """Begin a conversation."""
        await self._limits.welcome(request.remote)
        beginning = read_beginning(await read_body(request))
        self._refuse_unknown(beginning.language)
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        language = self._site.language(beginning.language, accepted)
        person = new_person()
        started = Started(at=self._site.clock(), entry=beginning.entry, language=language)
        answered = await self._site.conversing.receive(incoming(person, started))
        return begun_response(person.address, language, answered)

    async def act(self, request: web.Request) -> web.Response:
        """Answer an event; the same id again brings the same answer."""
        person = await self._admit(request)
        body = read_event(await read_body(request))
        if isinstance(body, Commanding):
            self._refuse_unknown(body.language)
        event = incoming(person, body.event(self._site.clock()), body.id)
        return answer_response(await self._site.conversing.receive(event, begin=False))

    async def look(self, request: web.Request) -> web.Response:
        """Return what stands on the screen, or what came after a cursor."""
        person = await self._admit(request)
        after = cursor_of(request)
        messages = await self._site.store.messages(person, after, self._site.clock())
        return answer_response(messages)

    async def listen(self, request: web.Request) -> web.StreamResponse:
        """Stream what comes."""
        person = await self._admit(request)
        return await self._streams.serve(request, person, cursor_of(request))

    async def forget(self, request: web.Request) -> web.Response:
        """Forget the person; whoever listens is told by the end of the stream."""
        person = await self._admit(request)
        conversation = await self._site.store.forget(person)
        if not conversation:
            raise Problem(Problems.NOT_FOUND)
        self._site.bus.hint(conversation)
        self._site.bus.hint(DESK)
        return web.Response(status=204, headers=ERASE)

    async def described(self, _: web.Request) -> web.Response:
        """Return the description of all this."""
        return web.Response(body=self._description, content_type="application/json")

    async def _admit(self, request: web.Request) -> Person:
        person = read_bearer(request.headers.get(hdrs.AUTHORIZATION, ""))
        await self._limits.admit(person, request.remote)
        return person

    def _refuse_unknown(self, language: Language | None) -> None:
        if language is not None and language not in self._site.languages:
            raise Problem(Problems.INVALID, "language: not spoken here")


async def read_body(request: web.Request) -> bytes:
    """Return the body of a request that says it is JSON."""
    if request.content_type != "application/json":
        raise Problem(Problems.NOT_SUPPORTED)
    return await request.read()


def cursor_of(request: web.Request) -> int | None:
    """Return the cursor of the query, which may hold nothing else."""
    if any(name != "after" for name in request.query):
        raise Problem(Problems.INVALID, "only `after` may stand in the query")
    return read_after(request.query.getall("after", []))
