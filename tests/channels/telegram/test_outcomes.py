"""What becomes of a message for each answer that the Bot API, or the way to it, can give.

`outcome` None means: not sent, to be tried again. Nothing is ever "sent" that may not have
been, and nothing is tried again that may have been, unless it is flagged as unknown.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, TCPConnector
from aiohttp.abc import AbstractResolver

from bot.channels.telegram.api import Api
from bot.channels.telegram.outbound import Telegram
from bot.channels.telegram.request import Patience
from bot.channels.telegram.shown import Shown
from bot.engine.message import Message
from bot.ports import LEASE, Outcome, Person, SendFailed, Sending
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.raw_server import (
    drips,
    floods,
    hangs_up,
    hangs_up_half_way,
    hangs_up_unread,
    is_silent,
    refuses,
    says,
    serving,
    speaks_something_else,
)

SENDING = Sending(Person("telegram", "77"), 1, Message("Sveiki!"), NOW + timedelta(minutes=10))
IMPATIENT = Patience(connect=0.2, answer=0.2)
HTML = b"<html><h1>Bad Gateway</h1></html>"

LATER, FAILED, UNKNOWN = None, Outcome.FAILED, Outcome.UNKNOWN
TABLE = [
    # what is answered → reason, outcome, scope, blocked, retry_after
    (refuses(403, "Forbidden: bot was blocked by the user"),
     ("forbidden", FAILED, "chat", True, None)),
    (refuses(403, "Forbidden: user is deactivated"), ("forbidden", FAILED, "chat", True, None)),
    (refuses(403, "Forbidden: bot can't initiate conversation with a user"),
     ("forbidden", FAILED, "chat", True, None)),
    (refuses(403, "Forbidden: bot was kicked from the group chat"),
     ("forbidden", FAILED, "chat", True, None)),
    (says(403, HTML), ("forbidden", FAILED, "chat", True, None)),
    (refuses(400, "Bad Request: chat not found"), ("gone", FAILED, "chat", True, None)),
    (refuses(400, "Bad Request: PEER_ID_INVALID"), ("gone", FAILED, "chat", True, None)),
    (refuses(400, "Bad Request: USER_IS_BLOCKED"), ("gone", FAILED, "chat", True, None)),
    (refuses(400, "Bad Request: group chat was upgraded to a supergroup chat",
             migrate_to_chat_id=-100123), ("migrated", FAILED, "chat", True, None)),
    (refuses(400, "Bad Request: can't parse entities: byte offset 5"),
     ("refused", FAILED, "chat", False, None)),
    (refuses(400, "Bad Request: message is too long"), ("refused", FAILED, "chat", False, None)),
    (refuses(400, "Bad Request: message text is empty"), ("refused", FAILED, "chat", False, None)),
    (refuses(400, "Bad Request: BUTTON_DATA_INVALID"), ("refused", FAILED, "chat", False, None)),
    (refuses(400, "Bad Request: message thread not found"),
     ("refused", FAILED, "chat", False, None)),
    (refuses(400, "Bad Request: message is not modified"),
     ("refused", FAILED, "chat", False, None)),
    (says(400, HTML), ("refused", FAILED, "chat", False, None)),
    (says(413, HTML), ("too_large", FAILED, "chat", False, None)),
    (refuses(401, "Unauthorized"), ("token_refused", LATER, "channel", False, 300)),
    (refuses(404, "Not Found"), ("token_refused", LATER, "channel", False, 300)),
    (refuses(409, "Conflict: terminated by other getUpdates request"),
     ("conflict", LATER, "chat", False, None)),
    (refuses(429, "Too Many Requests: retry after 7", retry_after=7),
     ("too_many", LATER, "chat", False, 7)),
    (refuses(429, "Too Many Requests: retry after 1", retry_after=1),
     ("too_many", LATER, "chat", False, 1)),
    (refuses(429, "Too Many Requests", retry_after=0), ("too_many", LATER, "chat", False, 1)),
    (refuses(429, "Too Many Requests", retry_after=-1), ("too_many", LATER, "chat", False, 30)),
    (refuses(429, "Too Many Requests", retry_after=86_401),
     ("too_many", LATER, "chat", False, 86_400)),
    (refuses(429, "Too Many Requests", retry_after="7"), ("too_many", LATER, "chat", False, 30)),
    (refuses(429, "Too Many Requests"), ("too_many", LATER, "chat", False, 30)),
    (says(429, HTML), ("too_many", LATER, "chat", False, 30)),
    (refuses(500, "Internal Server Error: restart"),
     ("server_refused", LATER, "chat", False, None)),
    (says(503, HTML), ("server_refused", LATER, "chat", False, None)),
    (says(500, HTML), ("lost", UNKNOWN, "chat", False, None)),
    (says(502, HTML), ("lost", UNKNOWN, "chat", False, None)),
    (says(504, b""), ("lost", UNKNOWN, "chat", False, None)),
    (says(302, b"", "Location: http://127.0.0.1:9/"),
     ("redirected", LATER, "channel", False, 300)),
    (says(200, {"ok": False}), ("garbled", UNKNOWN, "chat", False, None)),
    (says(200, b""), ("garbled", UNKNOWN, "chat", False, None)),
    (says(200, b"{"), ("garbled", UNKNOWN, "chat", False, None)),
    (says(200, []), ("garbled", UNKNOWN, "chat", False, None)),
    (says(200, {"ok": True, "result": True}), ("garbled", UNKNOWN, "chat", False, None)),
    (says(200, {"ok": True, "result": {}}), ("garbled", UNKNOWN, "chat", False, None)),
    (says(400, []), ("refused", FAILED, "chat", False, None)),
    (hangs_up_unread, ("lost", UNKNOWN, "chat", False, None)),
    (hangs_up, ("lost", UNKNOWN, "chat", False, None)),
    (hangs_up_half_way, ("lost", UNKNOWN, "chat", False, None)),
    (speaks_something_else, ("lost", UNKNOWN, "chat", False, None)),
    (floods, ("lost", UNKNOWN, "chat", False, None)),
    (is_silent, ("timed_out", UNKNOWN, "chat", False, None)),
    (drips, ("timed_out", UNKNOWN, "chat", False, None)),
]  # fmt: skip
NOT_CONNECTED = ("not_connected", LATER, "chat", False, None)


async def fate(root, *, patience=IMPATIENT, **connecting):
    """Return what becomes of a message that is sent there."""
    async with ClientSession(connector=TCPConnector(**connecting)) as session:
        channel = Telegram(
            Api(session, root, "1:secret-token", patience), Path("pictures"), Shown()
        )
        try:
            return await channel.send(SENDING)
        except SendFailed as failed:
            meaning = (failed.reason, failed.outcome, failed.scope, failed.blocked)
            return (*meaning, failed.retry_after)


@pytest.mark.parametrize(("answer", "expected"), TABLE)
async def test_each_answer_has_its_outcome(answer, expected):
    patience = IMPATIENT if answer in (is_silent, drips) else Patience()
    async with serving(answer) as root:
        assert await fate(root, patience=patience) == expected


async def test_a_message_that_arrives_has_the_number_that_telegram_gave_it():
    async with serving(says(200, {"ok": True, "result": {"message_id": 42}})) as root:
        assert await fate(root) == ["42"]


async def test_a_port_where_nobody_listens_was_told_nothing():
    async with serving(hangs_up) as root:
        pass

    assert await fate(root) == NOT_CONNECTED


class NoNames(AbstractResolver):
    """A network in which no name is known."""

    async def resolve(self, host, port=0, family=0):
        raise OSError("no such name")

    async def close(self):
        pass


async def test_a_name_that_nobody_knows_was_told_nothing():
    assert await fate("http://api.example", resolver=NoNames()) == NOT_CONNECTED


async def test_a_server_without_a_certificate_was_told_nothing():
    async with serving(hangs_up_unread) as root:
        assert await fate(root.replace("http", "https")) == NOT_CONNECTED


async def test_a_call_that_gets_no_connection_was_never_written():
    async def begins(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
        await reader.read()

    async with (
        serving(begins) as root,
        ClientSession(connector=TCPConnector(limit=1)) as session,
        session.get(root),
    ):
        channel = Telegram(Api(session, root, "1:a", IMPATIENT), Path("pictures"), Shown())
        with pytest.raises(SendFailed) as failed:
            await channel.send(SENDING)

    assert (failed.value.reason, failed.value.outcome) == ("not_connected", None)


def test_a_call_is_given_up_before_its_claim_runs_out():
    assert sum(Patience()) < LEASE.total_seconds()
