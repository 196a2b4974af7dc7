"""Servers in processes of their own, which can be measured, killed and started again."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from benchmarks.machine import server_core

PATIENCE = 60
"""Seconds for a start; a shared machine may be slow."""

PORTS = range(20_000, 30_000)
"""Below those from which clients call: one that calls a killed server could take its port."""


class Server:
    """`python …` on a port of its own. It is told the port by BOT_PORT."""

    def __init__(
        self,
        arguments: Sequence[str],
        settings: Mapping[str, str] | None = None,
        python: str = sys.executable,
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
        self._environ = {**inherited, **(settings or {}), "BOT_PORT": str(self.port)}
        self._arguments = arguments
        self._python = python
        self._process: asyncio.subprocess.Process | None = None

    def tell(self, settings: Mapping[str, str]) -> None:
        """Give it more settings, from its next start."""
        self._environ |= settings

    @property
    def pid(self) -> int:
        """Return the process id of the running server."""
        if self._process is None:
            raise LookupError("the server is not running")
        return self._process.pid

    async def launch(self) -> None:
        """Start it, on the core for what is measured, and wait for nothing."""
        self._process = await asyncio.create_subprocess_exec(
            self._python,
            *self._arguments,
            env=self._environ,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        os.sched_setaffinity(self._process.pid, server_core())

    async def start(self) -> None:
        """Start it and wait until it answers."""
        await self.launch()
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            while not await is_up(session, f"{self.url}/readyz"):
                self.check()
                await asyncio.sleep(0.01)

    def check(self) -> None:
        """Raise if the server has ended by itself."""
        if self._process is None or self._process.returncode is not None:
            raise RuntimeError(f"the server has ended: python {' '.join(self._arguments)}")

    async def kill(self) -> None:
        """End it as a power cut of the process would: nothing is said to it before."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()


def product(data: Path, database: str = "") -> Server:
    """Return the product, keeping its state in that folder or database, without flood limits."""
    settings = {"BOT_DATA_DIR": str(data), "BOT_DATABASE_URL": database}
    return Server(["-m", "bot", "run", "--demo", "--no-limits"], settings)


def baseline(kind: str, *arguments: str) -> Server:
    """Return a raw server of `benchmarks.baseline`."""
    return Server(["-m", "benchmarks.baseline", kind, *arguments])


@asynccontextmanager
async def serving(server: Server) -> AsyncIterator[Server]:
    """Serve until the block ends."""
    try:
        await server.start()
        yield server
    finally:
        await server.kill()


async def is_up(session: aiohttp.ClientSession, url: str) -> bool:
    """Tell whether the server answers."""
    try:
        async with session.get(url) as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False


def free_port() -> int:
    """Return a port that nobody listens on now."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
