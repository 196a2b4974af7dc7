"""The local socket: how a command asks the server that has the database to do something.

A line of JSON goes in, `{"command", "arguments"}`, and one comes back, `{"told"}` or
`{"refused"}`. Whoever may open the socket's file may do everything, so it is its owner's alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

from bot import logs

FILE = "bot.sock"
LONGEST = 64 * 1024
PATIENCE_SECONDS = 10
OWNER_ALONE = 0o177

Json = dict[str, Any]
Perform = Callable[[str, Mapping[str, Any]], Awaitable[Json]]


class Refused(Exception):
    """The command cannot be done as it was typed; the sentence says why."""


class NobodyThere(Exception):
    """No server listens: the command does its work itself."""


@asynccontextmanager
async def controlled(path: Path, perform: Perform) -> AsyncIterator[None]:
    """Take commands for as long as the block lasts. A command is refused by `Refused`.

    Who asks nonsense, or has gone meanwhile, gets no answer.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with (
            closing(writer),
            suppress(OSError, ValueError),
        ):  # who asked has gone, or asks nonsense
            writer.write(await answered(await reader.readline(), perform))
            await writer.drain()

    listening = listener(path)
    if listening is None:
        yield
        return
    server = await asyncio.start_unix_server(answer, sock=listening, limit=LONGEST)
    try:
        yield
    finally:
        server.close()
        gone(path)


def listener(path: Path) -> socket.socket | None:
    """Return the socket, its owner's alone from its first moment.

    None where the path is too long for one: then commands have to wait until the server ends.
    """
    gone(path)  # that of a server that was killed
    listening = socket.socket(socket.AF_UNIX)
    before = os.umask(OWNER_ALONE)
    try:
        listening.bind(str(path))
    except OSError as error:
        listening.close()
        logs.event("control_unavailable", "warning", error=error)
        return None
    finally:
        os.umask(before)
    return listening


def gone(path: Path) -> None:
    """Take the socket's file away."""
    path.unlink(missing_ok=True)


async def answered(line: bytes, perform: Perform) -> bytes:
    """Do what a line asks for, and return the line that tells how it went."""
    asked = json.loads(line)
    told: Json
    try:
        told = {"told": await perform(str(asked["command"]), asked["arguments"])}
    except Refused as refused:
        told = {"refused": str(refused)}
    except Exception as error:  # the server goes on, whatever a command met
        logs.event("control_failed", "error", error=error)
        told = {"refused": "The server could not do it; its log says where it failed."}
    return json.dumps(told).encode() + b"\n"


def ask(path: Path, command: str, arguments: Mapping[str, Any]) -> Json:
    """Have the server do something. Raises NobodyThere, Refused."""
    question = json.dumps({"command": command, "arguments": arguments}).encode() + b"\n"
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(PATIENCE_SECONDS)
        try:
            asking.connect(str(path))
        except OSError as error:
            raise NobodyThere from error
        asking.sendall(question)
        answer = asking.makefile("rb").readline()
    if not answer:
        raise Refused("The server ended meanwhile; try again.")
    told = json.loads(answer)
    if "refused" in told:
        raise Refused(told["refused"])
    return dict(told["told"])
