"""The connection as a whole: made with patience, and given up only when there is no use."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.channels.telegram.polling import Polling
from bot.channels.telegram.service import AWAY, REFUSED, Hook, Service, secret_from
from tests.channels.telegram.waiting import Sleeps, until
from tests.telegram_server.faults import html, refusal, too_many

HOOK = Hook("https://chat.example.org", "s" * 64)


class Serving:
    """A service that runs until a test has seen enough."""

    def __init__(self, api, line, errands, server):
        self.said, self.sleeps = [], Sleeps()
        self._api, self._polling = api, Polling(api, line.receiver(errands), server.clock.now)

    async def until(self, condition, hook=None):
        service = Service(self._api, hook, self._polling, self.said.append, self.sleeps)
        task = asyncio.create_task(service.run())
        await until(lambda: task.done() or condition())
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
def serving(api, line, errands, server):
    return Serving(api, line, errands, server)


def methods(server):
    return [call.method for call in server.calls]


async def test_telegram_is_told_where_to_call(serving, server, log):
    await serving.until(lambda: serving.said, HOOK)

    parameters = server.calls[1].parameters
    assert methods(server)[:2] == ["getMe", "setWebhook"]
    assert {name: str(value) for name, value in parameters.items()} == {
        "url": "https://chat.example.org/telegram/webhook",
        "secret_token": "s" * 64,
        "allowed_updates": str(["message", "edited_message", "callback_query", "my_chat_member"]),
        "max_connections": "100",
        "drop_pending_updates": "False",
    }


async def test_without_an_address_telegram_is_asked(serving, server, line, log):
    await server.person().sends("Sveiki")

    await serving.until(lambda: line.events)

    assert methods(server)[:3] == ["getMe", "deleteWebhook", "getUpdates"]
    assert line.texts == ["Sveiki"]


async def test_the_operator_is_told_which_bot_it_is(serving, log):
    await serving.until(lambda: serving.said, HOOK)

    assert serving.said == ["Telegram: https://t.me/cela_padoms_bot"]


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_that_nobody_knows_is_told_in_a_sentence_and_not_tried_again(
    serving, server, status, log
):
    server.faults.plan(refusal(status).on("getMe"))

    await serving.until(lambda: False, HOOK)

    assert (methods(server), serving.said) == (["getMe"], [REFUSED])


async def test_telegram_that_is_away_is_tried_again_and_told_once(serving, server, log):
    server.faults.plan(*(html(502).on("getMe") for _ in range(7)))

    await serving.until(lambda: len(serving.said) == 2, HOOK)

    assert serving.said == [AWAY, "Telegram: https://t.me/cela_padoms_bot"]
    assert serving.sleeps.seconds[:7] == [1, 2, 4, 8, 16, 32, 60]


async def test_it_waits_as_long_as_telegram_says(serving, server, log):
    server.faults.plan(too_many(7).on("setWebhook"))

    await serving.until(lambda: serving.sleeps.seconds, HOOK)

    assert serving.sleeps.seconds == [7]


async def test_a_fault_of_ours_is_logged_and_tried_again(serving, server, log):
    serving.said = Broken()

    await serving.until(lambda: len(serving.sleeps.seconds) == 2, HOOK)

    assert serving.sleeps.seconds == [60, 60]
    assert "ZeroDivisionError" in log.getvalue()


class Broken:
    """Cannot say anything."""

    def append(self, _):
        raise ZeroDivisionError


async def test_the_token_and_the_secret_are_in_no_log(serving, server, log):
    server.faults.plan(html(502).on("getMe"), refusal(401).on("getMe"))

    await serving.until(lambda: False, HOOK)

    secrets = (server.token, server.token.partition(":")[2], HOOK.secret)
    assert log.getvalue()
    assert not [secret for secret in secrets if secret in log.getvalue()]


def test_every_process_of_a_bot_makes_the_same_secret_and_no_other_bot_does():
    assert secret_from("1:a") == secret_from("1:a") != secret_from("1:b")
    assert len(secret_from("1:a")) == 64
