"""The bell as the settings name it, beside everything else that serves."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from bot.app import opened, servable
from bot.ports import DESK, BellTrouble
from bot.settings import Settings, read_settings
from tests.telegram_server import TOKEN, TelegramServer
from tests.telegram_server.groups import Group


def settings_of(data_dir: Path, server: TelegramServer, group: Group) -> Settings:
    """Return the settings of a bot that is to ring in a group."""
    return read_settings(
        {
            "BOT_DATA_DIR": str(data_dir),
            "BOT_TELEGRAM_TOKEN": TOKEN,
            "BOT_TELEGRAM_API_URL": server.url,
            "BOT_TELEGRAM_STAFF_GROUP": str(group.id),
        }
    )


async def test_a_server_that_is_told_of_a_group_keeps_the_board_there_and_stays(tmp_path):
    async with TelegramServer() as server:
        admin, group = server.person(), server.group()
        await group.takes_in_bot(admin, as_admin=True)
        settings = settings_of(tmp_path, server, group)
        async with opened(settings, servable(settings, demo=True), limited=False):
            async with asyncio.timeout(20):
                await group.wait_until(lambda: bool(group.messages))
                await server.polled()
                await admin.posts(group, "Kāds var paņemt?")
                await server.polled()

        written = [posted for posted in group.visible() if posted.by_bot and posted.text]
        assert (group.bot_is_in, len(written)) == (True, 1)


async def test_the_desk_is_told_that_the_bot_is_not_in_the_group(tmp_path):
    async with TelegramServer() as server:
        group = server.group()
        settings = settings_of(tmp_path, server, group)
        async with opened(settings, servable(settings, demo=True), limited=False) as site:
            assert isinstance(site.desk, partial)
            [given] = site.desk.args
            async with asyncio.timeout(20), site.bus.listen(DESK) as hints:
                while given.work.trouble is None:
                    await hints.wait(0.1)

    assert given.work.trouble is BellTrouble.OUT
