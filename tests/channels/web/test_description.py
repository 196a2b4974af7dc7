"""What the API says of itself is true: its own description is thrown at it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import requests
import schemathesis
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from bot.channels.web.server import website
from bot.channels.web.site import Rate, Rates
from bot.channels.web.stream import Rhythm
from tests.channels.web.talking import Talking, a_site

Operation = APIOperation[Any, Any, Any, Any]
UNLIMITED = Rates(*[Rate(10**6)] * 4)
SHORT = Rhythm(heartbeat=0.01, life=0.02)


@contextmanager
def served() -> Iterator[str]:
    """Serve a website in a thread of its own, because schemathesis waits for its answers."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(website(a_site(Talking(), rates=UNLIMITED), SHORT), access_log=None)
    loop.run_until_complete(runner.setup())
    loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", 0).start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(runner.cleanup())
        loop.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as address:
        yield address


def answers_as_described(operation: Operation, mode: GenerationMode, token: str) -> None:
    """Throw generated requests at one call, and hold each answer to the description."""

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=20, deadline=None, database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    def answers(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    answers()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_call_answers_as_described(address, mode):
    described = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    for operation in operations:
        if can_be_wrong(operation) or mode is GenerationMode.POSITIVE:
            begun = requests.post(f"{address}/api/v1/chats", json={}, timeout=5).json()
            answers_as_described(operation, mode, begun["token"])

    assert len(operations) == 5  # all but the description itself


def can_be_wrong(operation: Operation) -> bool:
    """Tell whether a call takes anything that could be generated wrongly."""
    return bool(list(operation.body) or list(operation.query))


async def test_the_description_knows_the_languages(serve):
    client = await serve(languages=("lv", "ru", "uk"))
    description = await (await client.get("/api/v1/openapi.json")).json()

    assert description["openapi"] == "3.1.0"
    assert description["components"]["schemas"]["Begun"]["properties"]["language"]["enum"] == [
        "lv",
        "ru",
        "uk",
    ]
