"""Settings: read once at the start, from the environment, a file and a secrets directory.

A setting that is wrong or unknown stops the start with one sentence that names it.
`docs/settings.md` has them all in one table, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal, Self

from dotenv.parser import Binding, parse_stream
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot import setting_checks as checks

PREFIX = "BOT_"
DEFAULT_FILE = Path("bot.env")
BYTE_ORDER_MARK = "\ufeff"  # some editors put it before the first letter of a file
SECRETS_DIRECTORY = "CREDENTIALS_DIRECTORY"  # systemd's name for it; containers can set it too
READ_FROM_FILES = {  # the setting that names a file → the field that gets its content
    "BOT_TELEGRAM_TOKEN_FILE": "telegram_token",
    "BOT_TELEGRAM_WEBHOOK_SECRET_FILE": "telegram_webhook_secret",
}

Origin = Annotated[str, AfterValidator(checks.exact_origin)]
SecretFile = Annotated[Path, AfterValidator(checks.private_file)]


class SettingsError(Exception):
    """A setting is wrong. Its text is one sentence for the person who starts the bot."""


class Settings(BaseModel):
    """What the operator decides. Everything else is decided in the code, and tested."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    host: str = "127.0.0.1"
    port: Annotated[int, BeforeValidator(checks.port)] = 8080
    public_url: Annotated[str, AfterValidator(checks.own_address)] = ""
    data_dir: Annotated[Path, AfterValidator(checks.usable_folder)] = Path("var")
    dialogs_dir: Annotated[Path, AfterValidator(checks.existing_folder)] = Path("dialogs")
    locales_dir: Annotated[Path, AfterValidator(checks.existing_folder)] = Path("locales")
    database_url: Annotated[SecretStr, AfterValidator(checks.postgres_address)] = SecretStr("")
    nats_url: Annotated[SecretStr, AfterValidator(checks.nats_addresses)] = SecretStr("")
    telegram_token: Annotated[SecretStr, AfterValidator(checks.telegram_token)] | None = None
    telegram_token_file: SecretFile | None = None
    telegram_api_url: Annotated[str, AfterValidator(checks.service_address)] = (
        "https://api.telegram.org"
    )
    telegram_webhook: Annotated[bool, BeforeValidator(checks.yes_or_no)] = False
    telegram_webhook_secret_file: SecretFile | None = None
    telegram_staff_group: Annotated[int | Literal["ask"], BeforeValidator(checks.group_id)] = 0
    widget_origins: Annotated[tuple[Origin, ...], BeforeValidator(checks.comma_list)] = ()
    key_file: SecretFile = Field(default_factory=lambda data: Path(data["data_dir"], "bot.key"))

    # Not a setting: the content of BOT_TELEGRAM_WEBHOOK_SECRET_FILE.
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(checks.webhook_secret)] | None = (
        Field(default=None, exclude=True)
    )

    @model_validator(mode="after")
    def webhook_can_work(self) -> Self:
        """Refuse a webhook that Telegram could not reach."""
        if self.telegram_webhook and not (self.telegram_token and self.public_url):
            raise ValueError("BOT_TELEGRAM_WEBHOOK needs a token and BOT_PUBLIC_URL")
        return self


NAMES = tuple(
    PREFIX + name.upper() for name, field in Settings.model_fields.items() if not field.exclude
)
"""Every setting by the name an operator writes."""

SECRETS = frozenset({"BOT_DATABASE_URL", "BOT_NATS_URL", "BOT_TELEGRAM_TOKEN"})
"""The settings whose value is itself a secret."""


def read_settings(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """Read the settings; SettingsError names the first that is wrong.

    The environment wins over the file, and the file over the secrets directory. Without
    `file`, `bot.env` of the working directory is read if there is one. An empty value is
    the same as none.
    """
    found = read_secrets_directory(environ) | read_file(file) | read_environment(environ)
    given = {name: value for name, value in found.items() if value}
    return build({field_of(name): value for name, value in given.items()} | contents(given))


def read_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Take from the environment what is meant for the bot."""
    return {
        known(name, "the environment"): clean(value)
        for name, value in environ.items()
        if name.startswith(PREFIX)
    }


def read_file(file: Path | None) -> dict[str, str]:
    """Read a file of `NAME=value` lines, in which nothing may be anything else."""
    if file is None and not DEFAULT_FILE.exists():
        return {}
    path = file or DEFAULT_FILE
    text = read_text(path, f"The file of settings {path}")
    lines = [read_line(binding, path) for binding in parse_stream(StringIO(text))]
    values = once_each([line for line in lines if line], path)
    refuse_open_secrets(values, path)
    return values


def read_line(binding: Binding, path: Path) -> tuple[str, str] | None:
    """Return name and value of a line; None for a comment or an empty line."""
    if binding.error or (binding.key and binding.value is None):
        line = binding.original.line
        raise SettingsError(f"Line {line} of {path} must be a setting as in BOT_PORT=8080.")
    if not binding.key:
        return None
    return known(binding.key, str(path)), clean(binding.value or "")


def once_each(lines: list[tuple[str, str]], path: Path) -> dict[str, str]:
    """Refuse a setting that stands twice: nobody could tell which of the two was meant."""
    values: dict[str, str] = {}
    for name, value in lines:
        if name in values:
            raise SettingsError(f"{name} stands twice in {path}.")
        values[name] = value
    return values


def refuse_open_secrets(values: Mapping[str, str], path: Path) -> None:
    """Refuse a file that holds a secret and can be read by everybody."""
    secret = next((name for name in values if name in SECRETS), None)
    if secret and checks.readable_by_all(path.stat()):
        raise SettingsError(
            f"{secret} stands in {path}, which everybody can read (mend it with chmod 600)."
        )


def read_secrets_directory(environ: Mapping[str, str]) -> dict[str, str]:
    """Read the files of the secrets directory that have a setting's name."""
    directory = environ.get(SECRETS_DIRECTORY)
    if not directory:
        return {}
    if not Path(directory).is_dir():
        raise SettingsError(f"{SECRETS_DIRECTORY} must be a folder that exists.")
    return {
        known(path.name, "the secrets directory"): read_text(path, path.name)
        for path in sorted(Path(directory).glob(PREFIX + "*"))
    }


def contents(given: Mapping[str, str]) -> dict[str, str]:
    """Read the secrets that settings name by their file."""
    if "BOT_TELEGRAM_TOKEN" in given and "BOT_TELEGRAM_TOKEN_FILE" in given:
        raise SettingsError("BOT_TELEGRAM_TOKEN and BOT_TELEGRAM_TOKEN_FILE exclude each other.")
    return {
        field: read_secret(name, Path(given[name]))
        for name, field in READ_FROM_FILES.items()
        if name in given
    }


def read_secret(name: str, path: Path) -> str:
    """Return the secret in a file; an empty file is a mistake and not "no secret"."""
    secret = read_text(path, f"The file that {name} names")
    if not secret:
        raise SettingsError(f"The file that {name} names is empty.")
    return secret


def read_text(path: Path, what: str) -> str:
    """Read a small file of text; `what` begins the sentence that says it cannot be read."""
    try:
        return clean(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{what} cannot be read ({type(error).__name__}).") from None


def clean(value: str) -> str:
    """Drop what editors and `echo` leave around a value."""
    return value.strip().strip(BYTE_ORDER_MARK).strip()


def known(name: str, where: str) -> str:
    """Return the name if it is a setting's."""
    if name not in NAMES:
        close = get_close_matches(name, NAMES, n=1)
        hint = f"; did you mean {close[0]}?" if close else " (docs/settings.md has them all)."
        raise SettingsError(f"{name} in {where} is not a setting{hint}")
    return name


def build(values: Mapping[str, str]) -> Settings:
    """Check the values and make the settings of them."""
    try:
        return Settings.model_validate(values)
    except ValidationError as invalid:
        raise SettingsError(sentence(invalid)) from None


def sentence(invalid: ValidationError) -> str:
    """Say the first mistake in one sentence, by the name that the operator wrote."""
    mistake = invalid.errors(include_url=False, include_input=False)[0]
    text = str(mistake.get("ctx", {}).get("error", "")) or f"is wrong: {mistake['msg']}"
    name = name_of(str(mistake["loc"][0])) if mistake["loc"] else ""
    return f"{name} {text}.".strip()


def name_of(field: str) -> str:
    """Return the setting that a field comes from."""
    name = PREFIX + field.upper()
    return name if name in NAMES else name + "_FILE"


def field_of(name: str) -> str:
    """Return the field in which a setting is kept."""
    return name.removeprefix(PREFIX).lower()
