"""The store that the settings name, with its folder and its key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile

from bot.settings import Settings
from bot.stores.errors import CannotOpen, WrongKey
from bot.stores.opening import OpenStore, open_store
from bot.vault import Vault


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[OpenStore]:
    """Open the store. Raises CannotOpen, VaultError or ValueError with a sentence on why not.

    Where the key file is lost, none is left that fits nothing: what is stored waits for the old.
    """
    url = settings.database_url.get_secret_value()
    if not url or settings.key_file.parent == settings.data_dir:
        refuse_unusable(settings.data_dir)
    lost = not settings.key_file.exists()
    vault = Vault.open(settings.key_file)
    try:
        async with open_store(url, settings.data_dir, vault) as store:
            yield store
    except WrongKey:
        if not lost:
            raise
        settings.key_file.unlink()
        raise CannotOpen(
            f"There is no key file {settings.key_file} (BOT_KEY_FILE), but the database holds "
            "conversations sealed with it: put the key file back, or remove the database to "
            "begin anew."
        ) from None


def refuse_unusable(folder: Path) -> None:
    """Make the data folder, and try to write to it. Raises CannotOpen."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CannotOpen(
            f"Nothing can be written to the folder {folder} (BOT_DATA_DIR): {error.strerror}."
        ) from None
