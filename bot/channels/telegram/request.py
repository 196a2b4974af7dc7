"""Carry calls to the Bot API over our own session, and tell what failed before it was sent.

`post` is python-telegram-bot's: it turns what the API refuses into its errors. What it does
not tell apart is told here, because the outcome of a message hangs on it: whether anything
was written at all, and whether the API itself said no or something on the way to it.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    InvalidURL,
    hdrs,
)
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

LARGEST_ANSWER = 16 * 1024 * 1024
"""A hundred updates at once are well below; a stream without end is not."""

LONGEST_WAIT = 24 * 3600
USUAL_WAIT = 30
"""Seconds to wait when the API says "too many" and not for how long."""

NOTHING_WRITTEN = (ClientConnectorError, ConnectionTimeoutError, InvalidURL)
OWN_REFUSAL: Final = re.compile(rb'\s*\{\s*"ok"\s*:\s*false')
JSON = {hdrs.CONTENT_TYPE: "application/json"}


class Patience(NamedTuple):
    """How many seconds are waited for: first for a connection, then for the answer.

    Together they are less than a claim lasts (`bot.ports.LEASE`).
    """

    connect: float = 3.0  # a place in the pool, a name, a connection and its certificate
    answer: float = 10.0


class NotSent(NetworkError):
    """The API was not reached: nothing was written, so nothing can have happened."""


class Refused(NetworkError):
    """The API, or the server before it, could not take the call, and said so."""


class Lost(NetworkError):
    """Something on the way failed after the call was written: it may have been done."""


class Redirected(NetworkError):
    """Something that is not the Bot API answered."""


class TooLarge(NetworkError):
    """The call is larger than the API takes."""


class Request(BaseRequest):
    """Carries one call with a body of its own, or the typed calls of a `telegram.Bot`."""

    __slots__ = ("_body", "_patience", "_session")

    def __init__(
        self,
        session: ClientSession,
        patience: Patience,
        body: bytes | FormData | None = None,
    ) -> None:
        self._session = session
        self._patience = patience
        self._body = body

    @property
    def read_timeout(self) -> float:
        """Return how long an answer is waited for."""
        return self._patience.answer

    async def initialize(self) -> None:
        """Do nothing: the session is opened, and closed, by whoever lends it."""

    async def shutdown(self) -> None:
        """Do nothing, for the same reason."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer. What strict JSON forbids is left to the lenient reader."""
        try:
            answer: object = orjson.loads(payload)
        except orjson.JSONDecodeError:
            answer = BaseRequest.parse_json_payload(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        """Make one request; the four time-outs of the typed calls are our two."""
        body = self._body if self._body is not None else body_of(request_data)
        try:
            return await self._send(url, method, body)
        except NOTHING_WRITTEN as error:
            raise NotSent(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise Lost(type(error).__name__) from error

    async def _send(self, url: str, method: str, body: bytes | FormData) -> tuple[int, bytes]:
        connect, answer = self._patience
        async with self._session.request(
            method,
            url,
            data=body,
            headers=JSON if isinstance(body, bytes) else None,
            timeout=ClientTimeout(total=connect + answer, connect=connect),
            allow_redirects=False,
        ) as response:
            payload = await read_all(response)
        refuse_early(response.status, payload)
        return response.status, payload


def body_of(data: RequestData | None) -> bytes:
    """Return the body of a typed call. None of ours sends a file."""
    return orjson.dumps(data.parameters) if data else b"{}"


async def read_all(response: ClientResponse) -> bytes:
    """Return an answer of a reasonable size."""
    payload = bytearray()
    async for chunk in response.content.iter_any():
        payload += chunk
        if len(payload) > LARGEST_ANSWER:
            response.close()
            raise Lost("the answer is too large")
    return bytes(payload)


def refuse_early(status: int, payload: bytes) -> None:
    """Raise what python-telegram-bot would not tell apart from a lost connection.

    A 5xx in the API's own JSON says that the call was not done, and so does a 503. Any
    other comes from a server between us and the API, which does not know.
    """
    if status == 429:
        raise RetryAfter(seconds_to_wait(payload))
    if status == 413:
        raise TooLarge("Request Entity Too Large")
    if 300 <= status < 400:
        raise Redirected(f"redirected ({status})")
    if status >= 500:
        kind = Refused if status == 503 or OWN_REFUSAL.match(payload) else Lost
        raise kind(f"server error ({status})")


def seconds_to_wait(payload: bytes) -> int:
    """Return for how long the API wants to be left alone; it may have said nothing sensible."""
    try:
        seconds = orjson.loads(payload)["parameters"]["retry_after"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return USUAL_WAIT
    if type(seconds) is not int or seconds < 0:
        return USUAL_WAIT
    return min(max(seconds, 1), LONGEST_WAIT)
