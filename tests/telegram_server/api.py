"""The Bot API over HTTP: a call comes in, is recorded, maybe spoilt, and answered."""

from __future__ import annotations

import re
from typing import Any

import orjson
from aiohttp import web

from tests.telegram_server.calls import Call
from tests.telegram_server.faults import Fault
from tests.telegram_server.intake import Intake
from tests.telegram_server.methods import METHODS, method
from tests.telegram_server.parameters import Parameters, read_parameters
from tests.telegram_server.refusals import Refused
from tests.telegram_server.world import World

TOKEN = re.compile(r"\d+:[\w-]+")
LARGEST_REQUEST = 20 * 1024 * 1024


class Api:
    """Answers the calls of one bot."""

    def __init__(self, world: World, intake: Intake) -> None:
        self._world = world
        self._methods = METHODS | intake_methods(intake)
        self._names = {name.lower(): name for name in self._methods}

    def add_routes(self, app: web.Application) -> None:
        """Answer under `/bot<token>/<method>`."""
        app.router.add_route("GET", "/bot{token}/{method}", self.answer)
        app.router.add_route("POST", "/bot{token}/{method}", self.answer)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        try:
            name = self._name(request)
            given = await read_parameters(request)
        except Refused as refused:
            return refusal(refused)
        call = Call(self._world.clock.now(), name, given.given)
        self._world.calls.append(call)
        return await self._spoilt_or_not(request, call, given)

    def _name(self, request: web.Request) -> str:
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            raise Refused(404)
        if token != self._world.token:
            raise Refused(401)
        name: str | None = self._names.get(request.match_info["method"].lower())
        if name is None:
            raise Refused(404, "method not found")
        return name

    async def _spoilt_or_not(
        self, request: web.Request, call: Call, given: Parameters
    ) -> web.StreamResponse:
        """Let a fault happen to the call if one is due; a pause that still holds goes first."""
        call.early = call.is_about_people and self._world.rates.is_early(call.chat)
        fault = None if call.early else self._world.faults.next(call)
        call.faulty = fault is not None
        response = await self._respond(call, given, fault)
        if fault and fault.slow:
            await self._world.clock.wait(fault.slow)
        if fault and fault.cut and request.transport:
            request.transport.abort()
            return web.Response()
        call.status = response.status
        return response

    async def _respond(self, call: Call, given: Parameters, fault: Fault | None) -> web.Response:
        response = await self._work(call, given) if fault is None or fault.works else None
        if fault and fault.refused:
            self._pause(call, fault)
            return refusal(fault.refused)
        if fault and fault.status:
            return web.Response(
                status=fault.status, body=fault.body, content_type=fault.content_type
            )
        return response or web.Response()

    async def _work(self, call: Call, given: Parameters) -> web.Response:
        try:
            if call.is_about_people:
                self._world.rates.check_pause(call.chat)
            call.answer = await self._result(call.method, given)
        except Refused as refused:
            return refusal(refused)
        return json_response({"ok": True, "result": call.answer}, 200)

    async def _result(self, name: str, given: Parameters) -> Any:
        known = self._methods[name]
        given.only(known.parameters)
        return await known.work(self._world, given)

    def _pause(self, call: Call, fault: Fault) -> None:
        """Hold the bot to the `retry_after` that it is given."""
        seconds = fault.refused.parameters.get("retry_after") if fault.refused else None
        if type(seconds) is int and seconds > 0 and (fault.everywhere or call.chat is not None):
            self._world.rates.be_quiet(None if fault.everywhere else call.chat, seconds)


def intake_methods(intake: Intake) -> dict[str, Any]:
    """Return the methods that say how updates reach the bot."""

    async def get_updates(_: World, given: Parameters) -> list[dict[str, Any]]:
        return await intake.get_updates(given)

    async def set_webhook(_: World, given: Parameters) -> bool:
        return await intake.set_webhook(given)

    async def delete_webhook(_: World, given: Parameters) -> bool:
        return await intake.delete_webhook(given)

    async def get_webhook_info(_: World, given: Parameters) -> dict[str, Any]:
        return intake.webhook_info()

    return {
        "getUpdates": method(get_updates, "offset limit timeout allowed_updates"),
        "setWebhook": method(
            set_webhook,
            "url secret_token max_connections allowed_updates drop_pending_updates",
        ),
        "deleteWebhook": method(delete_webhook, "drop_pending_updates"),
        "getWebhookInfo": method(get_webhook_info),
    }


def refusal(refused: Refused) -> web.Response:
    """Answer that it was not done."""
    response = json_response(refused.to_json(), refused.status)
    if "retry_after" in refused.parameters:
        response.headers["Retry-After"] = str(refused.parameters["retry_after"])
    return response


def json_response(body: dict[str, Any], status: int) -> web.Response:
    """Answer with JSON."""
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")
