"""The bell as the settings name it, beside everything else that serves."""

from __future__ import annotations

import asyncio

from bot.app import opened, servable
from bot.settings import read_settings
from tests.telegram_server import TOKEN, TelegramServer


async def test_a_server_that_is_told_of_a_group_keeps_the_board_there_and_stays(tmp_path):
    async with TelegramServer() as server:
        admin, group = server.person(), server.group()
        await group.takes_in_bot(admin, as_admin=True)
        settings = read_settings(
            {
                "BOT_DATA_DIR": str(tmp_path),
                "BOT_TELEGRAM_TOKEN": TOKEN,
                "BOT_TELEGRAM_API_URL": server.url,
                "BOT_TELEGRAM_STAFF_GROUP": str(group.id),
            }
        )
        async with opened(settings, servable(settings, demo=True), limited=False):
            async with asyncio.timeout(20):
                await group.wait_until(lambda: bool(group.messages))
                await server.polled()
                await admin.posts(group, "Kāds var paņemt?")
                await server.polled()

        written = [posted for posted in group.visible() if posted.by_bot and posted.text]
        assert (group.bot_is_in, len(written)) == (True, 1)
