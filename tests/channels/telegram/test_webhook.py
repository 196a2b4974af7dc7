"""The address that Telegram calls, on the website as it is served."""

from __future__ import annotations

import gzip
import io
from typing import Any

import orjson
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.telegram.webhook import LARGEST_BODY, PATH, SECRET_HEADER, Webhook
from bot.channels.web.server import website
from bot.engine.events import SentOther, Started, Wrote
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.test_inbound import ODD, STRANGE
from tests.channels.telegram.updates import (
    MEDIA,
    PRIVATE_LIFE,
    group,
    membership,
    message,
    pressed,
    texted,
    update,
)
from tests.channels.web.talking import Talking, a_site

SECRET = "s" * 43
TRUSTED = {SECRET_HEADER: SECRET}


@pytest.fixture
async def client(line, errands):
    app = website(a_site(Talking()))
    app.add_routes(Webhook(line.receiver(errands), SECRET, lambda: NOW).routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def call(client, given, headers: Any = TRUSTED, **more):
    body = given if isinstance(given, bytes) else orjson.dumps(given)
    response = await client.post(PATH, data=io.BytesIO(body), headers=headers, **more)
    return response.status, await response.read()


async def test_an_update_is_kept_before_it_is_acknowledged(client, line):
    assert await call(client, texted("Sveiki!")) == (200, b"")
    assert line.texts == ["Sveiki!"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET_HEADER: ""},
        {SECRET_HEADER: "s" * 42},
        {SECRET_HEADER: "s" * 44},
        {SECRET_HEADER: "S" * 43},
        {SECRET_HEADER: "š" * 43},
        [(SECRET_HEADER, SECRET), (SECRET_HEADER, SECRET)],
        [(SECRET_HEADER, SECRET), (SECRET_HEADER, "other")],
        {"X-Telegram-Bot-Api-Secret": SECRET},
        {"Authorization": f"Bearer {SECRET}"},
    ],
)
async def test_whoever_does_not_know_the_secret_is_told_nothing(client, line, headers):
    assert await call(client, texted("Sveiki!"), headers) == (401, b"")
    assert line.events == []


async def test_the_body_of_a_stranger_is_not_read(client):
    async def endless():
        while True:
            yield b"x" * 65536

    response = await client.post(PATH, data=endless())

    assert response.status == 401


@pytest.mark.parametrize("method", ["GET", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH"])
async def test_only_a_post_is_taken(client, line, method):
    response = await client.request(method, PATH, headers=TRUSTED)

    assert (response.status, response.headers["Allow"], line.events) == (405, "POST", [])


@pytest.mark.parametrize("path", [PATH + "/", PATH + "/x", "/telegram", "/telegram/WEBHOOK"])
async def test_there_is_nothing_beside_it(client, path):
    response = await client.post(path, data=b"{}", headers=TRUSTED)

    assert response.status == 404


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
async def test_what_cannot_be_read_never_holds_up_a_chat(client, line, body):
    assert (await call(client, body), line.events) == ((200, b""), [])


@pytest.mark.parametrize("given", STRANGE)
async def test_what_nobody_knows_never_holds_up_a_chat(client, line, given):
    assert (await call(client, given), line.events) == ((200, b""), [])


@pytest.mark.parametrize("kind", ["text/plain", "text/html; charset=utf-7", "", "x" * 100])
async def test_the_type_that_a_body_claims_does_not_matter(client, line, kind):
    assert await call(client, texted("Sveiki!"), TRUSTED | {"Content-Type": kind}) == (200, b"")
    assert line.texts == ["Sveiki!"]


@pytest.mark.parametrize(
    ("size", "status"), [(LARGEST_BODY, 200), (LARGEST_BODY + 1, 413), (5 * LARGEST_BODY, 413)]
)
async def test_a_body_may_have_a_megabyte(client, line, size, status):
    body = orjson.dumps(texted("Sveiki!"))

    assert (await call(client, body + b" " * (size - len(body))))[0] == status
    assert line.texts == (["Sveiki!"] if status == 200 else [])


async def test_a_body_that_grows_when_it_is_unpacked_is_refused(client, line):
    packed = gzip.compress(b" " * 20 * LARGEST_BODY)

    status, _ = await call(client, packed, TRUSTED | {"Content-Encoding": "gzip"})

    assert (status, line.events) == (413, [])


async def test_a_body_that_cannot_be_unpacked_is_put_aside(client, line):
    status, _ = await call(client, b"no gzip", TRUSTED | {"Content-Encoding": "gzip"})

    assert (status, line.events) == (200, [])


async def test_what_cannot_be_kept_has_to_come_again(client, line):
    line.down = 1
    response = await client.post(PATH, json=texted("Sveiki!"), headers=TRUSTED)

    assert (response.status, response.headers["Retry-After"]) == (503, "5")
    assert (await call(client, texted("Sveiki!")))[0] == 200
    assert line.texts == ["Sveiki!"]


async def test_a_fault_of_ours_holds_up_a_chat_for_three_times_at_most(client, line):
    line.broken = 3

    statuses = [(await call(client, texted("Sveiki!")))[0] for _ in range(4)]

    assert statuses == [503, 503, 200, 200]
    assert line.alarms == [("Wrote", "RuntimeError")] * 3


async def test_a_fault_that_passes_costs_nothing(client, line):
    line.broken = 1

    statuses = [(await call(client, texted("Sveiki!")))[0] for _ in range(2)]

    assert (statuses, line.texts) == ([503, 200], ["Sveiki!"])


async def test_that_a_person_blocks_us_waits_for_the_store_too(client, line):
    line.down = 1

    statuses = [(await call(client, membership("kicked")))[0] for _ in range(2)]

    assert (statuses, len(line.blocked_people)) == ([503, 200], 1)


async def test_a_fault_of_ours_when_a_person_blocks_us_holds_up_nobody(client, line):
    line.broken = 1

    assert (await call(client, membership("kicked")))[0] == 200
    assert line.alarms == [("Blocked", "RuntimeError")]


@pytest.mark.parametrize("content", MEDIA.values(), ids=MEDIA)
async def test_every_kind_of_message_reaches_the_line(client, line, content):
    assert (await call(client, update(message=message(**content))))[0] == 200
    assert [type(one.event) for one in line.events] == [SentOther]


async def test_an_update_that_comes_again_is_acknowledged_again(client, line):
    for _ in range(3):
        assert (await call(client, texted("/start")))[0] == 200

    assert [type(one.event) for one in line.events] == [Started]


async def test_nothing_of_an_update_is_logged_whatever_becomes_of_it(client, line, log):
    given = [texted("CANARY"), pressed("CANARY"), texted("CANARY", chat=group()), *STRANGE]
    for one in given:
        await call(client, one)
    for body in ODD.values():
        await call(client, body + b"CANARY")
    line.broken = 3
    for _ in range(3):
        await call(client, texted("CANARY"))

    said = log.getvalue()
    assert said.count("update_quarantined") == len(STRANGE) + len(ODD)
    assert not [word for word in (*PRIVATE_LIFE, "5550001", SECRET) if word in said]


async def test_what_is_written_is_not_changed_on_its_way(client, line):
    text = "  Ā\u0301ž \u202e👨‍👩‍👧 <b>{x}</b>\n\x00 "

    await call(client, texted(text))

    assert [one.event.text for one in line.events if isinstance(one.event, Wrote)] == [text]
