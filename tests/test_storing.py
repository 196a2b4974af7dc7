"""What a start does where the store cannot be had: it says so, and changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.settings import read_settings
from bot.stores.errors import CannotOpen, WrongKey
from bot.storing import opened_store
from tests.stores.people import count, event


def settings_in(folder):
    return read_settings({"BOT_DATA_DIR": str(folder)})


@pytest.fixture
async def settings(tmp_path):
    """Settings of a store in which somebody's conversation is kept."""
    settings = settings_in(tmp_path)
    async with opened_store(settings) as store:
        await store.turn(event("1"), count, begin=True)
    return settings


async def test_a_lost_key_file_is_asked_for_and_none_is_made_in_its_place(settings):
    settings.key_file.unlink()

    with pytest.raises(CannotOpen, match="There is no key file .*BOT_KEY_FILE.*put the key file"):
        async with opened_store(settings):
            pass

    assert not settings.key_file.exists()


async def test_another_key_file_is_refused_and_left_alone(settings, tmp_path):
    async with opened_store(settings_in(tmp_path / "other")):
        pass
    other = (tmp_path / "other" / "bot.key").rename(settings.key_file)
    content = other.read_text()

    with pytest.raises(WrongKey, match="BOT_KEY_FILE"):
        async with opened_store(settings):
            pass

    assert other.read_text() == content


async def test_a_database_that_was_taken_away_is_begun_anew(settings):
    settings.key_file.unlink()
    (settings.data_dir / "bot.sqlite3").unlink()

    async with opened_store(settings) as store:
        assert await store.count() == 0


async def test_a_folder_nobody_can_write_to_is_named_by_its_setting():
    with pytest.raises(CannotOpen, match=r"/proc/nowhere \(BOT_DATA_DIR\)"):
        async with opened_store(settings_in("/proc/nowhere")):
            pass


def test_such_a_start_ends_with_one_sentence_and_status_2():
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        env={**os.environ, "BOT_DATA_DIR": "/proc/nowhere"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )

    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert ended.stderr.startswith("Error: Nothing can be written to the folder /proc/nowhere")
