"""Updates: how they reach the bot, in which order, how often, and for how long."""

import asyncio

import pytest
from aiohttp import ClientSession, web
from telegram.error import BadRequest, Conflict, InvalidToken

from tests.telegram_server.client import client

SECRET = "a-secret_of-32-bytes-that-nobody-knows"


def ids(updates):
    return [update.update_id for update in updates]


async def test_the_bot_is_who_it_is(server, bot):
    assert bot.bot.username == server.world.bot.username


async def test_another_token_is_refused(server):
    async with ClientSession() as session:
        answers = [
            await session.get(f"{server.url}/bot{token}/getMe")
            for token in ("7:another", "nonsense", server.token)
        ]

    assert [answer.status for answer in answers] == [401, 404, 200]


async def test_names_of_methods_are_taken_in_any_case_but_have_to_exist(server):
    async with ClientSession() as session:
        known = await session.get(f"{server.url}/bot{server.token}/GETME")
        unknown = await session.get(f"{server.url}/bot{server.token}/getMee")
        body = await unknown.json()

    assert (known.status, unknown.status) == (200, 404)
    assert body["description"] == "Not Found: method not found"


async def test_a_poll_brings_what_waits_until_it_is_confirmed(bot, person):
    await person.sends("Viens")
    first = await bot.get_updates(limit=1)
    assert ids(await bot.get_updates(limit=1)) == ids(first)

    rest = await bot.get_updates(offset=first[0].update_id + 1)

    assert [update.message.text for update in (*first, *rest)] == ["/start", "Viens"]


async def test_a_negative_offset_counts_from_the_end(bot, person):
    await person.sends("Viens")

    (last,) = await bot.get_updates(offset=-1)

    assert last.message.text == "Viens"


async def test_a_long_poll_waits_for_the_first_update(server, bot):
    person = server.person()
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.polled()

    await person.sends("Viens")

    assert [update.message.text for update in await poll] == ["Viens"]


async def test_a_long_poll_ends_when_its_time_is_over(server, bot):
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.polled()

    await server.pass_by(30)

    assert await poll == ()


async def test_of_two_pollers_the_older_is_sent_away(server, bot):
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await server.polled()

    async with client(server) as other:
        newer = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await older
        await server.person().sends("Viens")

        assert len(await newer) == 1


async def test_there_is_no_poll_beside_a_webhook(bot, hook):
    await bot.set_webhook(hook.url)

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()


async def test_a_poller_is_sent_away_when_a_webhook_is_set(server, bot, hook):
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await server.polled()

    await bot.set_webhook(hook.url)

    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll


async def test_only_the_kinds_that_were_asked_for_are_made(bot, person):
    await bot.get_updates(allowed_updates=["callback_query"])
    await person.sends("Viens")
    await person.presses_data("x", person.chat[0])

    (start, press) = await bot.get_updates()

    assert (start.message.text, press.callback_query.data) == ("/start", "x")
    with pytest.raises(BadRequest, match="stand-in knows no update"):
        await bot.get_updates(allowed_updates=["mesage"])


async def test_the_webhook_is_given_the_secret(server, bot, hook, person):
    await bot.set_webhook(hook.url, secret_token=SECRET)
    await server.settled()

    assert hook.texts == ["/start"]
    assert hook.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == SECRET
    assert hook.headers[0]["Content-Type"] == "application/json"


async def test_a_webhook_takes_an_update_once(bot, hook, person):
    await bot.set_webhook(hook.url)
    await person.sends("Viens")

    assert hook.texts == ["/start", "Viens"]
    assert (await bot.get_webhook_info()).pending_update_count == 0
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("ftp://example.org", "", "invalid webhook url"),
        ("https://example.org", "ā", "unallowed characters"),
        ("https://example.org", "a" * 257, "too long"),
    ],
)
async def test_a_webhook_that_cannot_work_is_refused(bot, url, secret, words):
    with pytest.raises(BadRequest, match=words):
        await bot.set_webhook(url, secret_token=secret or None)


async def test_what_is_not_taken_comes_again_at_once_and_then_ever_later(server, bot, hook):
    hook.answers.extend(web.Response(status=500) for _ in range(5))
    await bot.set_webhook(hook.url)
    person, start = server.person(), server.clock.now()

    await person.sends("Viens")
    await server.pass_by(100)

    seconds = [(attempt.at - start).seconds for attempt in server.attempts]
    assert seconds == [0, 0, 2, 6, 14, 30]
    assert [attempt.taken for attempt in server.attempts] == [False] * 5 + [True]
    assert (await bot.get_webhook_info()).last_error_message.endswith("500 Internal Server Error")


async def test_the_pause_never_grows_beyond_two_minutes(server, bot, hook):
    hook.answers.extend(web.Response(status=503) for _ in range(30))
    await bot.set_webhook(hook.url)
    await server.person().sends("Viens")

    await server.pass_by(3600)

    times = [attempt.at for attempt in server.attempts]
    assert 60 <= max((b - a).seconds for a, b in zip(times, times[1:], strict=False)) <= 120


async def test_retry_after_is_honoured(server, bot, hook):
    hook.answers.append(web.Response(status=503, headers={"Retry-After": "5"}))
    await bot.set_webhook(hook.url)
    await server.person().sends("Viens")

    await server.pass_by(4)
    assert len(hook.updates) == 1
    await server.pass_by(1)
    assert len(hook.updates) == 2


async def test_a_minute_without_an_answer_is_no_answer(server, bot, hook):
    hook.answers.append(None)
    await bot.set_webhook(hook.url)
    sending = asyncio.create_task(server.person().sends("Viens"))
    await hook.taken.wait()

    await server.pass_by(60)
    await sending

    assert hook.texts == ["Viens", "Viens"]


async def test_one_bad_update_holds_up_its_chat_and_nobody_else(server, bot, hook):
    hook.answers.extend(web.Response(status=400) for _ in range(2))
    await bot.set_webhook(hook.url)
    one, other = server.person(), server.person()

    await one.sends("Viens")
    await one.sends("Divi")
    await other.sends("Cits")
    await one.presses_data("spiediens", one.chat[0])
    assert hook.texts == ["Viens", "Viens", "Cits", "spiediens"]
    await server.pass_by(2)

    assert hook.texts[4:] == ["Viens", "Divi"]


@pytest.mark.parametrize(("life", "texts"), [(149, ["Vārds", "x"]), (151, ["Vārds"])])
async def test_a_press_lives_for_150_seconds(server, bot, person, hook, life, texts):
    await bot.get_updates(offset=(await bot.get_updates())[0].update_id + 1)
    await person.sends("Vārds")
    await person.presses_data("x", person.chat[0])
    await server.pass_by(life)

    await bot.set_webhook(hook.url)
    await server.settled()

    assert sorted(hook.texts) == texts


async def test_a_message_lives_for_a_day(server, bot, person):
    await server.pass_by(86_401)

    assert await bot.get_updates() == ()
    assert [pending.kind for pending in server.updates.expired] == ["message"]


async def test_an_update_can_come_again_and_in_any_order(server, bot, hook):
    await bot.set_webhook(hook.url)
    person = server.person()
    async with server.holding() as held:
        await person.sends("Viens")
        await person.sends("Divi")

    attempts = await server.deliver(*reversed(held))
    await server.redeliver(held[0], times=2)

    assert hook.texts == ["Divi", "Viens", "Viens", "Viens"]
    assert all(attempt.taken for attempt in attempts)


async def test_the_ids_can_begin_anew(server, bot, person):
    server.updates.next_id = 5
    await person.sends("Viens")

    assert ids(await bot.get_updates())[-1] == 5


async def test_anything_can_happen(server, bot, hook):
    await bot.set_webhook(hook.url)

    await server.happens("something_of_next_year", {"id": 1}, order=1)

    assert hook.updates[0]["something_of_next_year"] == {"id": 1}


async def test_a_wrong_token_is_what_the_client_says_it_is(server):
    with pytest.raises(InvalidToken):
        async with client(server, "7:another"):
            pass
