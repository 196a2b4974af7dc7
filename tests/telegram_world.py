"""Telegram and a bot that is connected to it, with the shipped dialogs and a store on disk."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from aiohttp.test_utils import unused_port

from bot.app import listening, opened, servable
from bot.ports import Person
from bot.script.model import Script
from bot.settings import read_settings
from bot.stores.sqlite import SqliteStore
from tests.telegram_server import TOKEN, TelegramServer, people

MOST_LOOKS = 20_000


class World:
    """Telegram, and a bot that is connected to it in one of the two ways."""

    def __init__(self, server: TelegramServer, folder: Path, stack: AsyncExitStack) -> None:
        self.server, self.folder = server, folder
        self.said: list[str] = []
        self.traces: list[str] = []  # what a test wants to find nowhere
        self._stack = stack

    async def connect(self, *, webhook: bool, script: Script | None = None) -> None:
        """Start the bot; Telegram calls it, or it asks Telegram."""
        port = unused_port()
        settings = read_settings(
            {
                "BOT_DATA_DIR": str(self.folder),
                "BOT_PORT": str(port),
                "BOT_PUBLIC_URL": f"http://127.0.0.1:{port}",
                "BOT_TELEGRAM_TOKEN": TOKEN,
                "BOT_TELEGRAM_API_URL": self.server.url,
                "BOT_TELEGRAM_WEBHOOK": str(int(webhook)),
            }
        )
        script = script or servable(settings, demo=True)
        self.site = await self._stack.enter_async_context(
            opened(settings, script, limited=False, say=self.said.append)
        )
        await self._stack.enter_async_context(listening(settings, self.site))

    async def has_kept(self, person: people.Person) -> None:
        """Wait until the bot has said all after a result, and knows what all of it is called."""
        assert isinstance(self.site.store, SqliteStore)
        address = Person("telegram", str(person.id))
        for _ in range(MOST_LOOKS):
            known = await self.site.store.outbox.channel_ids(address, self.site.clock())
            if len(known) == len(person.chat) and "Ko darām tālāk?" in person.screen.text:
                return
            await asyncio.sleep(0)
        raise AssertionError(f"{len(person.chat)} messages, but {len(known)} known")

    def copies(self, *traces: str) -> list[str]:
        """Return the traces that stand in any file."""
        files = [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
        return [trace for trace in traces if any(trace.encode() in file for file in files)]
