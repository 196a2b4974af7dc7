"""The parameters of one call, read as strictly as Telegram reads them, or more so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import orjson
from aiohttp import web
from aiohttp.web import FileField

from tests.telegram_server.refusals import bad_request

Value = Any  # JSON, or an uploaded file


class Parameters:
    """What came with a call. A form sends everything as text; JSON keeps its types."""

    def __init__(self, given: Mapping[str, Value]) -> None:
        self.given = dict(given)

    def only(self, known: Collection[str]) -> None:
        """Refuse what the method does not know; Telegram would silently leave it out."""
        if unknown := sorted(self.given.keys() - set(known)):
            raise bad_request(f"the stand-in knows no parameter {', '.join(unknown)} here")

    def has(self, name: str) -> bool:
        """Tell whether the parameter was given."""
        return name in self.given

    def text(self, name: str, default: str = "") -> str:
        """Return a text."""
        value = self.given.get(name, default)
        if not isinstance(value, str):
            raise bad_request(f'parameter "{name}" must be a String')
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """Return an integer."""
        value = self.given.get(name, default)
        if isinstance(value, str) and value.removeprefix("-").isdecimal():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise bad_request(f'parameter "{name}" must be an Integer')
        return value

    def flag(self, name: str) -> bool:
        """Return yes or no; what was not given is no."""
        value = self.given.get(name, False)
        if value in ("true", "false", "True", "False"):
            value = value in ("true", "True")
        if not isinstance(value, bool):
            raise bad_request(f'parameter "{name}" must be a Boolean')
        return value

    def array(self, name: str) -> list[Value]:
        """Return a list; what was not given is empty."""
        value = self._json(name, [])
        if not isinstance(value, list):
            raise bad_request(f'parameter "{name}" must be an Array')
        return value

    def mapping(self, name: str) -> dict[str, Value]:
        """Return an object; what was not given is empty."""
        value = self._json(name, {})
        if not isinstance(value, dict):
            raise bad_request(f'parameter "{name}" must be an Object')
        return value

    def upload(self, name: str) -> bytes | None:
        """Return the content of an uploaded file."""
        value = self.given.get(name)
        return value if isinstance(value, bytes) else None

    def _json(self, name: str, default: Value) -> Value:
        value = self.given.get(name, default)
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError as error:
            raise bad_request(f"can't parse {name}: {error}") from error


async def read_parameters(request: web.Request) -> Parameters:
    """Read query, form, files or JSON: Telegram takes each of them."""
    given: dict[str, Value] = dict(request.query)
    if request.content_type == "application/json":
        return Parameters(given | read_object(await request.read()))
    for name, value in (await request.post()).items():
        given[name] = value.file.read() if isinstance(value, FileField) else value
    return Parameters(given)


def read_object(body: bytes) -> dict[str, Value]:
    """Read a JSON object; an empty body is an empty one."""
    try:
        value = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError as error:
        raise bad_request("can't parse the request") from error
    if not isinstance(value, dict):
        raise bad_request("object expected as the request")
    return value
