from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from bot import setting_checks as checks
from bot.cli import main
from bot.settings import NAMES, SECRETS, Settings, SettingsError, read_settings

TOKEN = "123456:a-token_of_the_tests"
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def complaint(environ: dict[str, str], file: Path | None = None) -> str:
    with pytest.raises(SettingsError) as refused:
        read_settings(environ, file)
    return str(refused.value)


def test_nothing_has_to_be_set():
    settings = read_settings({})

    assert (settings.host, settings.port) == ("127.0.0.1", 8080)


def test_the_key_lies_in_the_data_folder_unless_somebody_puts_it_elsewhere(tmp_path):
    settings = read_settings({"BOT_DATA_DIR": str(tmp_path)})

    assert settings.key_file == tmp_path / "bot.key"


def test_what_is_not_for_the_bot_is_left_alone():
    assert read_settings({"PATH": "/bin", "BOTTLE": "1", "bot_port": "1"}) == read_settings({})


def test_an_empty_value_is_the_same_as_none():
    assert read_settings({"BOT_DATABASE_URL": "", "BOT_PORT": " "}) == read_settings({})


def test_a_file_in_the_working_directory_is_read(tmp_path):
    write(tmp_path / "bot.env", "# ours\nBOT_PORT=9000\n\nBOT_HOST='::1'\n")

    settings = read_settings({})

    assert (settings.host, settings.port) == ("::1", 9000)


def test_another_file_can_be_named(tmp_path):
    write(tmp_path / "bot.env", "BOT_PORT=9000\n")
    other = write(tmp_path / "other.env", "BOT_PORT=9001\n")

    assert read_settings({}, other).port == 9001


def test_the_environment_wins_over_the_file_and_the_file_over_the_secrets(tmp_path):
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    for name in ("BOT_PORT", "BOT_HOST", "BOT_PUBLIC_URL"):
        write(secrets / name, "http://localhost" if name == "BOT_PUBLIC_URL" else "1")
    write(tmp_path / "bot.env", "BOT_PORT=2\nBOT_HOST=two\n")

    settings = read_settings({"CREDENTIALS_DIRECTORY": str(secrets), "BOT_PORT": "3"})

    assert (settings.port, settings.host, settings.public_url) == (3, "two", "http://localhost")


def test_what_editors_leave_around_a_value_is_dropped(tmp_path):
    write(tmp_path / "bot.env", "\ufeffBOT_PORT=9000 \r\n")
    secret = write(tmp_path / "token", f"\ufeff{TOKEN}\r\n")

    settings = read_settings({"BOT_TELEGRAM_TOKEN_FILE": str(secret)})

    assert (settings.port, settings.telegram_token) == (9000, SecretStr(TOKEN))


def test_origins_are_a_list_parted_by_commas():
    settings = read_settings({"BOT_WIDGET_ORIGINS": "https://a.example, https://b.example:8443,"})

    assert settings.widget_origins == ("https://a.example", "https://b.example:8443")


def test_an_address_may_end_in_a_slash():
    settings = read_settings({"BOT_TELEGRAM_API_URL": "http://127.0.0.1:8081/"})

    assert settings.telegram_api_url == "http://127.0.0.1:8081"


def test_a_webhook_secret_is_read_from_its_file(tmp_path):
    secret = write(tmp_path / "secret", "s" * 32 + "\n")

    settings = read_settings({"BOT_TELEGRAM_WEBHOOK_SECRET_FILE": str(secret)})

    assert settings.telegram_webhook_secret == SecretStr("s" * 32)


def test_settings_cannot_be_changed_after_the_start():
    settings = read_settings({})

    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_PORT", "a-password-in-the-wrong-line"),
        ("BOT_PUBLIC_URL", "chat.lv"),
        ("BOT_PUBLIC_URL", "http://example.org"),
        ("BOT_PUBLIC_URL", "https://example.org/chat"),
        ("BOT_PUBLIC_URL", "https://user:pass@example.org"),
        ("BOT_PUBLIC_URL", "https://example.org:port"),
        ("BOT_PUBLIC_URL", "https://[::1"),
        ("BOT_DATABASE_URL", "mysql://localhost/bot"),
        ("BOT_DIALOGS_DIR", "no/such/folder"),
        ("BOT_TELEGRAM_TOKEN", "hunter2"),
        ("BOT_TELEGRAM_API_URL", "ftp://example.org"),
        ("BOT_WIDGET_ORIGINS", "chat.lv"),
        ("BOT_WIDGET_ORIGINS", "https://*.example.org"),
        ("BOT_WIDGET_ORIGINS", "https://example.org/"),
        ("BOT_WIDGET_ORIGINS", "https://Example.org"),
        ("BOT_WIDGET_ORIGINS", "https://example.org:443"),
        ("BOT_WIDGET_ORIGINS", "https://mājas.example"),
        ("BOT_WIDGET_ORIGINS", "https://good.example,null"),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence_that_names_the_setting_alone(name, value):
    said = complaint({name: value})

    assert (said.startswith(name + " "), said.count(". "), value in said) == (True, 0, False)


@pytest.mark.parametrize("value", ["eight", "70000", "-1", "8080.0", "٨٠"])
def test_a_port_is_refused_in_plain_words(value):
    assert complaint({"BOT_PORT": value}) == (
        f"BOT_PORT must be a number from 1 to 65535, or 0 for any, not '{value}'."
    )


def test_a_switch_is_refused_in_plain_words():
    said = complaint({"BOT_TELEGRAM_WEBHOOK": "perhaps"})

    assert said == "BOT_TELEGRAM_WEBHOOK must be 1 (yes) or 0 (no), not 'perhaps'."


@pytest.mark.parametrize(
    ("written", "meant"), [("1", True), ("True", True), ("0", False), ("no", False)]
)
def test_a_switch_takes_the_usual_words(written, meant):
    assert checks.yes_or_no(written) is meant


def test_an_unknown_setting_is_refused_with_the_nearest_one():
    said = complaint({"BOT_TELEGRAM_TOKN": "1"})

    assert said == (
        "BOT_TELEGRAM_TOKN in the environment is not a setting; did you mean BOT_TELEGRAM_TOKEN?"
    )


@pytest.mark.parametrize("line", ["BOT_PROT=1", "PORT=8080"])
def test_a_file_of_settings_holds_nothing_else(tmp_path, line):
    file = write(tmp_path / "bot.env", line)

    assert complaint({}, file).startswith(f"{line.split('=')[0]} in {file} is not a setting")


def test_an_unknown_file_in_the_secrets_directory_is_refused(tmp_path):
    write(tmp_path / "BOT_KEY", "k")

    said = complaint({"CREDENTIALS_DIRECTORY": str(tmp_path)})

    assert "BOT_KEY in the secrets directory is not a setting" in said


@pytest.mark.parametrize("line", ["BOT_PORT", "BOT_PORT 8080", "BOT_HOST='one"])
def test_a_line_that_is_no_setting_is_named_by_its_number(tmp_path, line):
    file = write(tmp_path / "bot.env", f"BOT_HOST=::1\n{line}\n")

    assert complaint({}, file) == f"Line 2 of {file} must be a setting as in BOT_PORT=8080."


def test_a_setting_that_stands_twice_is_refused(tmp_path):
    file = write(tmp_path / "bot.env", "BOT_PORT=1\nBOT_PORT=2\n")

    assert complaint({}, file) == f"BOT_PORT stands twice in {file}."


def test_a_named_file_has_to_be_there(tmp_path):
    said = complaint({}, tmp_path / "none.env")

    assert "none.env cannot be read" in said


def test_a_secrets_directory_has_to_be_there():
    assert complaint({"CREDENTIALS_DIRECTORY": "no/such/folder"}) == (
        "CREDENTIALS_DIRECTORY must be a folder that exists."
    )


@pytest.mark.parametrize("name", ["BOT_TELEGRAM_TOKEN_FILE", "BOT_TELEGRAM_WEBHOOK_SECRET_FILE"])
def test_a_secret_file_has_to_hold_something(tmp_path, name):
    said = [
        complaint({name: str(tmp_path / "none")}),
        complaint({name: str(write(tmp_path / "empty", "\n"))}),
        complaint({name: str(write(tmp_path / "short", "short"))}),
    ]

    assert all(name.removesuffix("_FILE") in sentence for sentence in said)


@pytest.mark.parametrize("name", ["BOT_KEY_FILE", "BOT_TELEGRAM_TOKEN_FILE"])
def test_a_secret_file_that_everybody_can_read_is_refused(tmp_path, name):
    secret = write(tmp_path / "secret", TOKEN, mode=0o644)

    assert complaint({name: str(secret)}).startswith(
        f"{name} names a file that everybody can read"
    )


def test_a_token_does_not_stand_in_a_file_that_everybody_can_read(tmp_path):
    file = write(tmp_path / "bot.env", f"BOT_TELEGRAM_TOKEN={TOKEN}\n", mode=0o644)

    said = complaint({}, file)

    assert ("BOT_TELEGRAM_TOKEN stands in" in said, TOKEN in said) == (True, False)


def test_a_token_is_given_in_one_way(tmp_path):
    secret = write(tmp_path / "token", TOKEN)
    both = {"BOT_TELEGRAM_TOKEN": TOKEN, "BOT_TELEGRAM_TOKEN_FILE": str(secret)}

    assert complaint(both) == "BOT_TELEGRAM_TOKEN and BOT_TELEGRAM_TOKEN_FILE exclude each other."


def test_a_webhook_needs_a_token_and_an_address():
    said = [
        complaint({"BOT_TELEGRAM_WEBHOOK": "1", "BOT_TELEGRAM_TOKEN": TOKEN}),
        complaint({"BOT_TELEGRAM_WEBHOOK": "1", "BOT_PUBLIC_URL": "https://example.org"}),
    ]

    assert all(sentence.startswith("BOT_TELEGRAM_WEBHOOK needs") for sentence in said)


@pytest.mark.parametrize("name", ["BOT_DATA_DIR", "BOT_DIALOGS_DIR", "BOT_KEY_FILE"])
def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path, name):
    file = write(tmp_path / "file", "")
    folder = tmp_path

    assert complaint({name: str(folder if name == "BOT_KEY_FILE" else file)}).startswith(name)


@pytest.mark.parametrize("name", ["BOT_DATA_DIR", "BOT_KEY_FILE"])
def test_a_path_out_of_reach_is_said_to_be(tmp_path, name):
    file = write(tmp_path / "file", "")

    said = complaint({name: str(file / "below")})

    assert said == f"{name} names something out of reach (NotADirectoryError)."


def test_no_secret_is_ever_printed():
    address = "postgresql://bot:hidden@localhost/bot"

    settings = read_settings({"BOT_TELEGRAM_TOKEN": TOKEN, "BOT_DATABASE_URL": address})

    assert not re.search(f"{TOKEN}|hidden", repr(settings) + settings.model_dump_json())


def test_every_setting_with_a_secret_value_is_known_as_one():
    sealed = {
        f"BOT_{name.upper()}"
        for name, field in Settings.model_fields.items()
        if "SecretStr" in str(field.annotation) and not field.exclude
    }

    assert sealed == SECRETS


@pytest.mark.parametrize("command", ["run", "talk", "check", "test"])
def test_a_wrong_setting_stops_every_command_with_status_2(command):
    ended = CliRunner().invoke(main, [command], env={"BOT_PROT": "1"})

    assert (ended.exit_code, "BOT_PROT" in ended.output) == (2, True)


def test_the_table_of_settings_is_the_code():
    table = (ROOT / "docs/settings.md").read_text(encoding="utf-8")

    assert tuple(re.findall(r"^\| `(BOT_\w+)`", table, re.M)) == NAMES


def test_the_table_of_settings_tells_the_true_default():
    table = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(BOT_\w+)` \| `?([^|`]*?)`? \|", table, re.M))
    settings = read_settings({})

    assert told == {name: default_of(settings, name) for name in NAMES}


def default_of(settings: Settings, name: str) -> str:
    value = getattr(settings, name.removeprefix("BOT_").lower())
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    return "0" if value is False else str(value or "")
