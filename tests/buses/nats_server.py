"""A NATS server for the tests, on a port of its own, that can be killed and started again."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from contextlib import asynccontextmanager, closing
from pathlib import Path

SERVER = Path(sys.executable).parent / "nats-server"


class NatsServer:
    """One server; its port stays while it is dead."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"nats://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it; whoever connects too early tries again."""
        self._process = await asyncio.create_subprocess_exec(
            str(SERVER), "--addr", "127.0.0.1", "--port", str(self.port),
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip

    async def kill(self) -> None:
        """Kill it at once."""
        if self._process and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()


@asynccontextmanager
async def nats_server():
    """Run a server until the block ends."""
    server = NatsServer()
    await server.start()
    try:
        yield server
    finally:
        await server.kill()


def free_port() -> int:
    """Return a port that nobody has now."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        return int(taken.getsockname()[1])
