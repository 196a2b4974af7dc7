"""What a setting may be. Each check returns the value or raises ValueError.

The text of a ValueError goes on after the name of the setting: "BOT_PUBLIC_URL must …".
It never holds the value, which may be a secret, and sentences end up in logs.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
USUAL_PORTS = {"http": 80, "https": 443}
SWITCH = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(
    ("0", "false", "no", "off"), False
)
NATS_SCHEMES = ("nats", "tls")
LONGEST_SHOWN = 8
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")  # the characters are Telegram's rule


def own_address(value: str) -> str:
    """Accept the address of this bot: https, but for a machine that only serves itself."""
    url = bare_address(value)
    if url.scheme == "http" and url.hostname not in LOCAL_HOSTS:
        raise ValueError("must begin with https://, because what people say travels over it")
    return value.rstrip("/")


def service_address(value: str) -> str:
    """Accept the root of a service that the bot calls."""
    bare_address(value)
    return value.rstrip("/")


def bare_address(value: str) -> SplitResult:
    """Return the parts of an address that has a scheme, a host, maybe a port, and no more."""
    url = split_address(value)
    more = url.path.strip("/") or url.query or url.fragment or url.username or url.password
    if url.scheme not in USUAL_PORTS or not url.hostname or more:
        raise ValueError("must be an address such as https://example.org, without a path")
    return url


def exact_origin(value: str) -> str:
    """Accept an origin as a browser sends it: the two are compared letter by letter."""
    url = split_address(value)
    exact = value == f"{url.scheme}://{url.netloc}".lower() and value.isascii()
    if url.scheme not in USUAL_PORTS or not url.hostname or not exact or set("*@") & {*value}:
        raise ValueError("must hold exact origins such as https://example.org, parted by commas")
    if url.port == USUAL_PORTS[url.scheme]:
        raise ValueError("must hold origins without the usual port, as browsers send them")
    return value


def split_address(value: str) -> SplitResult:
    """Split an address; a port that is none is refused now and not at the first call."""
    try:
        url = urlsplit(value)
        _ = url.port
    except ValueError:
        raise ValueError("must be an address such as https://example.org") from None
    return url


def comma_list(value: object) -> object:
    """Read a list whose items are parted by commas."""
    if not isinstance(value, str):
        return value
    return tuple(item for part in value.split(",") if (item := part.strip()))


def postgres_address(value: SecretStr) -> SecretStr:
    """Accept the address of a PostgreSQL database."""
    if not value.get_secret_value().startswith(("postgresql://", "postgres://")):
        raise ValueError("must begin with postgresql:// (leave it empty for SQLite)")
    return value


def nats_addresses(value: SecretStr) -> SecretStr:
    """Accept the addresses of NATS servers, parted by commas."""
    for address in value.get_secret_value().split(","):
        url = split_address(address)
        if url.scheme not in NATS_SCHEMES or not url.hostname or url.path.strip("/"):
            raise ValueError("must hold addresses such as nats://10.0.0.5:4222, parted by commas")
    return value


def telegram_token(value: SecretStr) -> SecretStr:
    """Accept what BotFather hands out: digits, a colon, letters."""
    if not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("must hold a token as BotFather gives it: digits, a colon, letters")
    return value


def webhook_secret(value: SecretStr) -> SecretStr:
    """Accept a secret that Telegram can send back in a header and nobody can guess."""
    if not WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("must hold 16 to 256 letters, digits, - or _")
    return value


ASK: Literal["ask"] = "ask"
"""In place of a group's number: the bot says the number in each group it is added to."""


def group_id(value: object) -> int | Literal["ask"]:
    """Accept the number of a group on Telegram, which is below zero; 0 is none; or `ask`."""
    text = str(value)
    if text == ASK:
        return ASK
    number = int(text) if text.removeprefix("-").isdecimal() and text.isascii() else 1
    if number > 0:
        raise ValueError("must be the number of a group, such as -1001234567890, or ask")
    return number


def port(value: object) -> int:
    """Accept the number of a port; 0 takes any free one."""
    number = int(str(value)) if str(value).isascii() and str(value).isdigit() else -1
    if not 0 <= number <= 65535:
        raise ValueError(f"must be a number from 1 to 65535, or 0 for any{instead(value)}")
    return number


def yes_or_no(value: object) -> bool:
    """Accept the words for yes and no that people write into such files."""
    if str(value).lower() not in SWITCH:
        raise ValueError(f"must be 1 (yes) or 0 (no){instead(value)}")
    return SWITCH[str(value).lower()]


def instead(value: object) -> str:
    """Return what was written, unless it might be a secret that went to the wrong line."""
    text = str(value)
    return f", not '{text}'" if len(text) <= LONGEST_SHOWN and text.isprintable() else ""


def existing_folder(value: Path) -> Path:
    """Accept a folder that is there."""
    status = status_of(value)
    if not status or not stat.S_ISDIR(status.st_mode):
        raise ValueError("must be a folder that exists")
    return value


def usable_folder(value: Path) -> Path:
    """Accept a folder that is there, or that can be made."""
    status = status_of(value)
    if status and not stat.S_ISDIR(status.st_mode):
        raise ValueError("must be a folder, but there is a file of that name")
    return value


def private_file(value: Path) -> Path:
    """Accept a file that is not there yet, or that not everybody on this machine can read."""
    status = status_of(value)
    if status and not stat.S_ISREG(status.st_mode):
        raise ValueError("must be a file, but something else has that name")
    if status and readable_by_all(status):
        raise ValueError("names a file that everybody can read (mend it with chmod 600)")
    return value


def status_of(path: Path) -> os.stat_result | None:
    """Return what the system knows about a path; None if nothing is there."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(f"names something out of reach ({type(error).__name__})") from None


def readable_by_all(status: os.stat_result) -> bool:
    """Tell whether users of this machine who have nothing to do with the bot can read it."""
    return bool(status.st_mode & stat.S_IROTH)
