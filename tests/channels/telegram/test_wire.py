"""The address that Telegram calls, called by somebody who does not speak HTTP as one should."""

from __future__ import annotations

import asyncio

import orjson
import pytest
from aiohttp.test_utils import TestServer

from bot.channels.telegram.webhook import PATH, SECRET_HEADER, Webhook
from bot.channels.web.server import website
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.updates import texted
from tests.channels.web.talking import Talking, a_site

SECRET = "s" * 43
BODY = orjson.dumps(texted("Sveiki!"))
HEAD = f"POST {PATH} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{SECRET_HEADER}: {SECRET}\r\n"
CHUNK = b"%x\r\n%s\r\n" % (len(BODY), BODY)


@pytest.fixture
async def server(line, errands):
    app = website(a_site(Talking()))
    app.add_routes(Webhook(line.receiver(errands), SECRET, lambda: NOW).routes())
    async with TestServer(app) as server:
        yield server


async def sends(server, *pieces, ends=False):
    """Send bytes; return the status of the answer, 0 if there is none."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    for piece in pieces:
        writer.write(piece if isinstance(piece, bytes) else piece.encode())
        await writer.drain()
    if ends:
        writer.write_eof()
    try:
        first = await reader.readline()
    except ConnectionError:
        first = b""
    writer.close()
    return int(first.split()[1]) if first else 0


def length(size):
    return f"Content-Length: {size}\r\n\r\n"


TAKEN = {
    "with its length": (HEAD, length(len(BODY)), BODY),
    "in chunks": (HEAD, "Transfer-Encoding: chunked\r\n\r\n", CHUNK, "0\r\n\r\n"),
    "byte by byte": (*(bytes([byte]) for byte in (HEAD + length(len(BODY))).encode() + BODY),),
}


@pytest.mark.parametrize("pieces", TAKEN.values(), ids=TAKEN)
async def test_an_update_is_taken_however_it_is_cut(server, line, pieces):
    assert (await sends(server, *pieces), line.texts) == (200, ["Sveiki!"])


REFUSED = {
    "two lengths": (HEAD, f"Content-Length: 5\r\n{length(len(BODY))}", BODY),
    "a length and chunks": (
        HEAD, f"Transfer-Encoding: chunked\r\n{length(len(BODY))}", CHUNK, "0\r\n\r\n",
    ),
    "a length that is none": (HEAD, length("+5"), BODY),
    "a length below zero": (HEAD, length(-1), BODY),
    "a chunk that is none": (HEAD, "Transfer-Encoding: chunked\r\n\r\n", "xyz\r\n"),
    "chunks of another kind": (HEAD, "Transfer-Encoding: xchunked\r\n\r\n", CHUNK),
    "a header over two lines": (HEAD, "X-Folded: a\r\n b\r\n", length(len(BODY)), BODY),
    "a header without a name": (HEAD, ": a\r\n", length(len(BODY)), BODY),
    "a header of a megabyte": (HEAD, f"X-Long: {'x' * 2**20}\r\n", length(len(BODY)), BODY),
    "no HTTP": ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",),
    "an old HTTP": (f"GET {PATH}\r\n\r\n",),
}  # fmt: skip


@pytest.mark.parametrize("pieces", REFUSED.values(), ids=REFUSED)
async def test_what_is_no_request_is_refused_and_nobody_else_notices(server, line, pieces):
    status = await sends(server, *pieces)
    then = await sends(server, HEAD, length(len(BODY)), BODY)

    assert status in (0, 400, 405)
    assert (then, line.texts) == (200, ["Sveiki!"])


BROKEN_OFF = {
    "after its head": (HEAD, length(len(BODY))),
    "in its body": (HEAD, length(len(BODY)), BODY[:50]),
    "between two chunks": (HEAD, "Transfer-Encoding: chunked\r\n\r\n", CHUNK),
}


@pytest.mark.parametrize("pieces", BROKEN_OFF.values(), ids=BROKEN_OFF)
async def test_half_an_update_is_none(server, line, pieces):
    await sends(server, *pieces, ends=True)

    assert (await sends(server, HEAD, length(len(BODY)), BODY), line.texts) == (200, ["Sveiki!"])


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "BREW"])
async def test_no_strange_method_is_taken(server, line, method):
    status = await sends(server, HEAD.replace("POST", method), length(0))

    assert (status in (400, 404, 405), line.events) == (True, [])
