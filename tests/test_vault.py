import base64
import os

import pytest

from bot.vault import SIZES, Unreadable, Vault, VaultError


@pytest.fixture
def vault():
    return Vault(b"s" * 32)


@pytest.fixture
def sealer(vault):
    return vault.new_key()


@pytest.mark.parametrize("length", [0, 1, 59, 60, 61, 252, 2044, 16380, 16381, 100_000])
def test_what_was_sealed_opens_at_its_place(sealer, length):
    text = os.urandom(length)

    assert sealer.unseal(sealer.seal(text, "outbox|body|1|1"), "outbox|body|1|1") == text


def test_it_opens_at_no_other_place(sealer):
    sealed = sealer.seal(b"es baidos", "outbox|body|1|1")

    with pytest.raises(Unreadable):
        sealer.unseal(sealed, "outbox|body|2|1")


def test_another_conversations_key_does_not_open_it(vault, sealer):
    sealed = sealer.seal(b"es baidos", "here")

    with pytest.raises(Unreadable):
        vault.new_key().unseal(sealed, "here")


@pytest.mark.parametrize("at", [0, 1, 5, 17, 40, -1])
def test_a_changed_byte_is_noticed(sealer, at):
    sealed = bytearray(sealer.seal(b"es baidos", "here"))
    sealed[at] ^= 1

    with pytest.raises(Unreadable):
        sealer.unseal(bytes(sealed), "here")


@pytest.mark.parametrize("length", [0, 4, 5, 10, 17, 30])
def test_a_cut_text_is_noticed(sealer, length):
    sealed = sealer.seal(b"es baidos", "here")

    with pytest.raises(Unreadable):
        sealer.unseal(sealed[:length], "here")


def test_the_same_text_is_never_sealed_alike_twice(sealer):
    assert len({sealer.seal(b"es baidos", "here") for _ in range(1000)}) == 1000


def test_a_sealed_text_has_one_of_six_sizes(sealer):
    overhead = 1 + 4 + 12 + 16

    assert {len(sealer.seal(b"x" * n, "here")) - overhead for n in range(0, 16380, 7)} == set(
        SIZES
    )


def test_a_wrapped_key_opens_what_it_sealed(vault, sealer):
    sealed = sealer.seal(b"es baidos", "here")

    unwrapped = vault.unwrap(vault.wrap(sealer, "keys|1"), "keys|1")

    assert unwrapped.unseal(sealed, "here") == b"es baidos"


def test_a_wrapped_key_serves_no_other_conversation(vault, sealer):
    wrapped = vault.wrap(sealer, "keys|1")

    with pytest.raises(Unreadable):
        vault.unwrap(wrapped, "keys|2")


def test_a_vault_with_another_secret_unwraps_nothing(vault, sealer):
    wrapped = vault.wrap(sealer, "keys|1")
    other = Vault(b"t" * 32)

    assert (vault.wrapped(wrapped), other.wrapped(wrapped)) == (True, False)
    with pytest.raises(Unreadable):
        other.unwrap(wrapped, "keys|1")


def test_a_person_is_found_by_channel_and_address_together(vault):
    found_by = {
        vault.lookup("web", "12"),
        vault.lookup("telegram", "12"),
        vault.lookup("web", "1"),
        Vault(b"t" * 32).lookup("web", "12"),
    }

    assert len(found_by) == 4
    assert vault.lookup("web", "12") in found_by


def test_the_first_start_makes_a_key_file_for_its_owner_only(tmp_path):
    path = tmp_path / "new" / "bot.key"

    Vault.open(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert len(base64.urlsafe_b64decode(path.read_bytes())) == 32
    assert [file.name for file in path.parent.iterdir()] == ["bot.key"]


def test_the_second_start_reads_the_same_key(tmp_path):
    first, second = (Vault.open(tmp_path / "bot.key") for _ in range(2))

    assert first.lookup("web", "1") == second.lookup("web", "1")


def test_two_installations_have_two_keys(tmp_path):
    one, other = (Vault.open(tmp_path / name) for name in ("a.key", "b.key"))

    assert one.lookup("web", "1") != other.lookup("web", "1")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused(tmp_path, mode):
    path = tmp_path / "bot.key"
    Vault.open(path)
    path.chmod(mode)

    with pytest.raises(VaultError, match=r"BOT_KEY_FILE.*chmod 600"):
        Vault.open(path)


@pytest.mark.parametrize(
    "text", [b"", b"short", base64.urlsafe_b64encode(b"x" * 31), b"\xff" * 44, b"!" * 44]
)
def test_a_key_file_that_holds_no_key_is_refused(tmp_path, text):
    path = tmp_path / "bot.key"
    path.write_bytes(text)
    path.chmod(0o600)

    with pytest.raises(VaultError, match="BOT_KEY_FILE"):
        Vault.open(path)


def test_a_key_file_that_is_a_directory_is_refused(tmp_path):
    with pytest.raises(VaultError, match="BOT_KEY_FILE"):
        Vault.open(tmp_path)


def test_nothing_of_a_key_shows_in_a_traceback(tmp_path):
    secret = b"abcdefghijklmnopqrstuvwxyz012345"
    vault = Vault(secret)

    assert "abc" not in repr(vault) + repr(vault.new_key()) + str(vault)
