"""Where Telegram calls is looked at again and again: a token that leaked shows there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial

import pytest
from aiohttp import web

from bot.channels.telegram.service import Hook, call_us
from bot.channels.telegram.watching import EVERY, Watch, kind_of
from bot.channels.telegram.webhook import PATH
from tests.channels.telegram.waiting import until
from tests.telegram_server.faults import html, too_many
from tests.telegram_server.hook import Hook as Taker
from tests.telegram_server.updates import DAY

ASKING = "getWebhookInfo"
ELSEWHERE = "https://elsewhere.example.org/canary"


class Looks:
    """A watch that looks when a test says so."""

    def __init__(self, api, hook):
        self.pauses: list[float] = []
        self._turn = asyncio.Semaphore(0)
        watch = Watch(api, hook.url, partial(call_us, api, hook), self._sleep)
        self._task = asyncio.create_task(watch.run())

    async def _sleep(self, seconds):
        self.pauses.append(seconds)
        await self._turn.acquire()

    async def look(self):
        """Let it look once."""
        known = len(self.pauses)
        self._turn.release()
        await until(lambda: len(self.pauses) > known)

    async def close(self):
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task


@pytest.fixture
async def taker():
    async with Taker(PATH) as taker:
        yield taker


@pytest.fixture
async def looks(api, taker):
    hook = Hook(taker.root, "s" * 64)
    await call_us(api, hook)
    looks = Looks(api, hook)
    await until(lambda: looks.pauses)
    yield looks
    await looks.close()


def methods(server):
    return [call.method for call in server.calls]


async def test_where_all_is_well_nothing_is_said_and_nothing_done(looks, server, log):
    await looks.look()
    await looks.look()

    assert methods(server) == ["setWebhook", "getWebhookInfo", "getWebhookInfo"]
    assert log.getvalue() == ""
    assert looks.pauses == [EVERY] * 3


@pytest.mark.parametrize(("url", "kind"), [(ELSEWHERE, "elsewhere"), ("", "removed")])
async def test_a_webhook_that_somebody_else_has_changed_is_an_alarm_and_put_right(
    looks, api, server, log, url, kind
):
    await api.call("setWebhook", {"url": url})
    await looks.look()
    await looks.look()

    assert '"webhook_taken"' in log.getvalue()
    assert f'"kind": "{kind}"' in log.getvalue()
    assert "canary" not in log.getvalue()
    assert methods(server)[-3:] == ["getWebhookInfo", "setWebhook", "getWebhookInfo"]


async def test_what_telegram_could_not_hand_over_is_told_once(looks, server, taker, log):
    taker.answers.append(web.Response(status=502))
    await server.person().sends("CANARY")
    await until(lambda: len(server.attempts) == 2)
    await looks.look()
    await looks.look()

    assert log.getvalue().count('"webhook_failing"') == 1
    assert '"kind": "answer"' in log.getvalue()


async def test_many_updates_that_wait_are_told_of(looks, server, taker, log):
    taker.answers.append(None)
    person = server.person()
    for _ in range(102):
        server.updates.add("message", {"text": "CANARY"}, person.id, DAY)
    await until(lambda: taker.updates)
    await looks.look()

    assert '"kind": "waiting", "count": 102' in log.getvalue()
    assert "CANARY" not in log.getvalue()


async def test_telegram_that_is_away_is_asked_again_later(looks, server, log):
    server.faults.plan(html(502).on(ASKING), too_many(900).on(ASKING))
    await looks.look()
    await looks.look()
    await looks.look()

    assert looks.pauses == [EVERY, EVERY, 900, EVERY]
    assert log.getvalue().count('"telegram_failed"') == 2


async def test_an_answer_of_another_shape_is_a_failure_like_others(looks, server, log):
    server.faults.plan(html(200).on(ASKING))
    await looks.look()

    assert '"telegram_failed"' in log.getvalue()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Wrong response from the webhook: 503 Service Unavailable", "answer"),
        ("Connection refused", "not_connected"),
        ("Failed to resolve host: Name or service not known", "not_connected"),
        ("SSL error {error:1416F086:SSL routines:certificate verify failed}", "certificate"),
        ("Read timeout expired", "no_answer"),
        ("Connection timed out", "no_answer"),
        ("something that nobody foresaw", "other"),
        ("", "other"),
    ],
)
def test_a_trouble_is_told_in_a_word(sentence, kind):
    assert kind_of(sentence) == kind
