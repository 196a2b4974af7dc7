"""A server that answers each call with bytes that a test wrote, however wrong they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

import orjson

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    """Answer every connection in that way; yield the address."""
    tasks: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await answer(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.close()
        under_way = [task for task in tasks if task and not task.done()]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way)


async def read_call(reader: asyncio.StreamReader) -> None:
    """Read a whole request."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split()[0])
    await reader.readexactly(length)


def says(status: int, body: object, *headers: str) -> Answer:
    """Answer with a status and a body; what is no bytes is written as JSON."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_call(reader)
        content = body if isinstance(body, bytes) else orjson.dumps(body)
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *headers]
        lines += [f"Content-Length: {len(content)}", "Connection: close", "", ""]
        writer.write("\r\n".join(lines).encode() + content)
        await writer.drain()

    return answer


def refuses(code: int, description: str, **parameters: object) -> Answer:
    """Refuse as the Bot API does."""
    more = {"parameters": parameters} if parameters else {}
    return says(code, {"ok": False, "error_code": code, "description": description, **more})


async def hangs_up_unread(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Close the connection in the face of the call."""


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read the call, and close the connection."""
    await read_call(reader)


async def hangs_up_half_way(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read the call, and close the connection in the middle of the answer."""
    await read_call(reader)
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":true')
    await writer.drain()


async def is_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read the call, and never answer."""
    await read_call(reader)
    await reader.read()


async def drips(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Begin to answer, and never end."""
    await read_call(reader)
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":')
    await writer.drain()
    await reader.read()


async def floods(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer without end."""
    await read_call(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b" " * 1024 * 1024)
        await writer.drain()


async def speaks_something_else(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Answer in another protocol."""
    await read_call(reader)
    writer.write(b"220 mail.example ESMTP\r\n")
    await writer.drain()
