"""Write what a website is told. The bodies of messages are passed on as they were kept."""

from __future__ import annotations

from typing import Any

import orjson
from aiohttp import hdrs, web

from bot.ports import Answered, Delivered

ERASE = {"Clear-Site-Data": '"storage"', "Chat": "forgotten"}
"""The conversation is gone: the first tells the browser, which keeps it to itself, the second
tells the page, to drop what they hold."""


def message_json(message: Delivered) -> bytes:
    """Return the message of the API: the body, and the id before it."""
    return b'{"id":%d,%b' % (message.id, message.body[1:])


def answer_json(answered: Answered) -> bytes:
    """Return cursor and messages."""
    messages = b",".join(map(message_json, answered.messages))
    return b'{"cursor":%d,"messages":[%b]}' % (answered.cursor, messages)


def answer_response(answered: Answered) -> web.Response:
    """Return the answer to an event, or to a question for messages."""
    headers = ERASE if answered.forgotten else None
    return web.Response(
        body=answer_json(answered), content_type="application/json", headers=headers
    )


def begun_response(token: str, language: str, answered: Answered) -> web.Response:
    """Return the answer to the first event, with the secret it is continued by."""
    head = orjson.dumps({"token": token, "language": language})
    body = head[:-1] + b"," + answer_json(answered)[1:]
    return web.Response(
        body=body,
        status=201,
        content_type="application/json",
        headers={hdrs.LOCATION: "/api/v1/chat/messages"},
    )


def read_messages(answered: Answered) -> list[dict[str, Any]]:
    """Return the messages as values, for a page that is made here."""
    return [orjson.loads(message_json(message)) for message in answered.messages]
