import pytest

from bot.stores.errors import CannotOpen
from bot.stores.opening import open_store
from bot.vault import Vault

VAULT = Vault(b"s" * 32)


@pytest.mark.parametrize("url", ["sqlite:///x", "postgres://x", "mysql://x", "postgresql", "/tmp"])
def test_an_address_of_no_store_we_know_is_refused(tmp_path, url):
    with pytest.raises(ValueError, match="BOT_DATABASE_URL"):
        open_store(url, tmp_path, VAULT)


async def test_the_directory_is_made_for_its_owner_alone(tmp_path):
    async with open_store("", tmp_path / "new" / "var", VAULT):
        assert (tmp_path / "new" / "var").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bot:pass-word@127.0.0.1:1/bot",
        "postgresql://bot:pass-word@127.0.0.1:nonsense/bot",
        "postgresql://bot:pass-word/more@127.0.0.1/bot",
    ],
)
async def test_a_server_that_cannot_be_reached_is_named_without_its_password(tmp_path, url):
    with pytest.raises(CannotOpen) as caught:
        async with open_store(url, tmp_path, VAULT):
            pass

    assert "BOT_DATABASE_URL" in str(caught.value)
    assert "pass-word" not in str(caught.value)
