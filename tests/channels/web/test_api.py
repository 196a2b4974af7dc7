"""The public API keeps its word."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest
from aiohttp import ClientPayloadError

from bot.channels.web.site import Rate, Rates
from bot.channels.web.stream import Rhythm
from bot.engine.events import Chose, Commanded, Started, Wrote
from bot.engine.message import Message
from bot.ports import Person
from bot.script.model import Command
from tests.channels.web.conftest import begin
from tests.channels.web.talking import NOW

OFFER = "1|talk|hello|offer|ab12"


def texts(answer):
    return [message["text"] for message in answer["messages"]]


async def test_a_conversation_begins_with_a_secret_and_a_message(chat):
    assert texts(chat.begun) == ["Sveiki! Ar ko sākam?"]
    assert len(chat.token) == 43


async def test_a_conversation_begins_in_the_language_asked_for(client):
    chat = await begin(client, language="ru")

    assert (chat.begun["language"], texts(chat.begun)) == ("ru", ["Здравствуйте! С чего начнём?"])


async def test_a_conversation_begins_in_the_language_of_the_browser(client):
    headers = {"Accept-Language": "de, ru;q=0.9, lv;q=0.8"}
    response = await client.post("/api/v1/chats", json={}, headers=headers)

    assert (await response.json())["language"] == "ru"


async def test_an_entry_reaches_the_line(client, talking):
    await begin(client, entry="job_offer")

    assert talking.events == [Started(at=NOW, entry="job_offer", language="lv")]


async def test_a_press_brings_the_next_message(chat):
    answer = await (await chat.sends(kind="choose", choice=OFFER)).json()

    assert texts(answer) == ["Uz kuru valsti tevi aicina?"]
    assert answer["cursor"] == answer["messages"][-1]["id"] == 2


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ({"kind": "choose", "choice": OFFER}, Chose(at=NOW, choice=OFFER)),
        ({"kind": "write", "text": "1 800"}, Wrote(at=NOW, text="1 800")),
        ({"kind": "command", "command": "human"}, Commanded(at=NOW, command=Command.HUMAN)),
        (
            {"kind": "command", "command": "language", "language": "ru"},
            Commanded(at=NOW, command=Command.LANGUAGE, language="ru"),
        ),
    ],
)
async def test_each_kind_of_body_is_its_event(chat, talking, body, event):
    await chat.sends(**body)

    assert talking.events[-1] == event


async def test_the_same_id_again_brings_the_same_answer_and_no_second_effect(chat, talking):
    event = {"id": str(uuid4()), "kind": "choose", "choice": OFFER}
    first = await (await chat.sends(**event)).json()
    again = await (await chat.sends(**{**event, "id": event["id"].upper()})).json()

    assert again == first
    assert len(talking.events) == 2


async def test_messages_without_a_cursor_are_the_screen(chat):
    await chat.sends(kind="choose", choice=OFFER)

    assert texts(await (await chat.looks()).json()) == ["Uz kuru valsti tevi aicina?"]


async def test_messages_after_a_cursor_are_the_newer_ones(chat):
    await chat.sends(kind="choose", choice=OFFER)

    assert texts(await (await chat.looks("?after=0")).json()) == [
        "Sveiki! Ar ko sākam?",
        "Uz kuru valsti tevi aicina?",
    ]


async def test_a_message_carries_everything_that_can_be_pressed(chat):
    message = chat.begun["messages"][0]

    assert list(message) == ["id", "from", "text", "choices", "bar"]
    assert {item["kind"] for item in message["bar"]} >= {"call", "human", "exit", "forget"}


async def test_who_is_forgotten_is_not_there(chat):
    gone = await chat.forgets()

    assert (gone.status, (await chat.looks()).status) == (204, 404)
    assert gone.headers["Clear-Site-Data"] == '"storage"'


async def test_forgetting_by_the_bar_says_that_nothing_is_kept(chat):
    answer = await chat.sends(kind="command", command="forget")

    assert (answer.status, answer.headers["Clear-Site-Data"]) == (200, '"storage"')


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer " + "a" * 42,
        "Bearer " + "a" * 43,
        "Basic " + "a" * 43,
        "Bearer " + "ā" * 43,
    ],
)
async def test_not_yours_and_not_there_are_the_same(client, header):
    headers = {"Authorization": header}
    answers = [
        await client.get("/api/v1/chat/messages", headers=headers),
        await client.get("/api/v1/chat/stream", headers=headers),
        await client.delete("/api/v1/chat", headers=headers),
        await client.get("/api/v1/nowhere", headers=headers),
    ]

    assert {(answer.status, await answer.text()) for answer in answers} == {
        (404, '{"title":"There is nothing here.","status":404,"code":"not_found"}')
    }


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "choose"},
        {"kind": "choose", "choice": ""},
        {"kind": "choose", "choice": "x" * 65},
        {"kind": "choose", "choice": OFFER, "text": "and more"},
        {"kind": "write", "text": ""},
        {"kind": "write", "text": "x" * 4001},
        {"kind": "write", "text": 7},
        {"kind": "command", "command": "stop"},
        {"kind": "command", "command": "language", "language": "xx"},
        {"kind": "shout", "text": "hello"},
        {"kind": "write", "text": "hello", "id": "7"},
        {"kind": "write", "text": "hello", "id": None},
        {"kind": "write", "text": "hello", "id": "{" + str(uuid4()) + "}"},
    ],
)
async def test_what_the_description_does_not_know_is_refused(chat, talking, body):
    response = await chat.sends(**body)

    assert (response.status, (await response.json())["code"]) == (422, "invalid")
    assert len(talking.events) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[1", b'{"text":"\\ud800"}'])
async def test_a_body_that_is_no_json_is_refused(chat, body):
    headers = {**chat.headers, "Content-Type": "application/json"}
    response = await chat.client.post("/api/v1/chat/events", data=body, headers=headers)

    assert (response.status, (await response.json())["code"]) == (400, "not_json")


async def test_a_body_says_that_it_is_json(chat):
    response = await chat.client.post("/api/v1/chats", data=b"{}")

    assert (response.status, (await response.json())["code"]) == (415, "unsupported_media_type")


async def test_a_body_is_at_most_64_kib(chat):
    response = await chat.sends(kind="write", text="x" * 70_000)

    assert (response.status, (await response.json())["code"]) == (413, "too_large")


@pytest.mark.parametrize("query", ["?after=-1", "?after=x", "?after=1&after=2", "?token=1"])
async def test_a_query_holds_a_cursor_and_nothing_else(chat, query):
    assert (await chat.looks(query)).status == 422


async def test_a_refusal_never_repeats_what_was_written(chat):
    response = await chat.sends(kind="write", text="secret" * 1000)

    assert "secret" not in await response.text()


async def test_a_wrong_method_says_which_is_right(client):
    response = await client.put("/api/v1/chat")

    assert (response.status, response.headers["Allow"]) == (405, "DELETE")


async def test_a_store_that_is_down_still_brings_the_numbers(chat, talking):
    talking.down = True
    response = await chat.sends(kind="write", text="Palīdziet")
    problem = await response.json()

    assert (response.status, problem["code"]) == (503, "unavailable")
    assert [link["value"] for link in problem["messages"][0]["links"]] == ["+37128612120", "112"]


async def test_our_own_mistake_still_brings_the_numbers(serve, talking):
    alarms = []
    client = await serve(alarm=lambda kind, error: alarms.append(repr(error)))
    chat = await begin(client)
    talking.broken = True
    problem = await (await chat.sends(kind="write", text="Palīdziet")).json()

    assert (problem["code"], "28612120" in problem["messages"][0]["text"]) == ("failed", True)
    assert alarms == ["RuntimeError('planted')"]


async def test_one_person_cannot_flood_and_still_gets_the_numbers(serve, talking):
    client = await serve(rates=Rates(person=Rate(2, 3600)))
    chat, other = await begin(client), await begin(client)
    answers = [await chat.sends(kind="write", text="x") for _ in range(3)]
    problem = await answers[-1].json()

    assert [answer.status for answer in answers] == [200, 200, 429]
    assert (problem["code"], answers[-1].headers["Retry-After"]) == ("too_many", "5")
    assert {item["kind"] for item in problem["messages"][0]["bar"]} == {"call", "human", "exit"}
    assert (await other.sends(kind="write", text="x")).status == 200


async def test_what_was_refused_was_not_taken(serve, talking):
    client = await serve(rates=Rates(person=Rate(1, 3600)))
    chat = await begin(client)
    for _ in range(3):
        await chat.sends(kind="write", text="x")

    assert len(talking.events) == 2


async def test_everybody_together_cannot_flood(serve):
    client = await serve(rates=Rates(overall=Rate(3, 3600)))
    answers = [await client.post("/api/v1/chats", json={}) for _ in range(4)]

    assert [answer.status for answer in answers] == [201, 201, 201, 429]


async def test_the_card_is_in_the_language_of_the_browser(serve, talking):
    client = await serve()
    talking.down = True
    headers = {"Accept-Language": "ru"}
    problem = await (await client.post("/api/v1/chats", json={}, headers=headers)).json()

    assert problem["messages"][0]["bar"][0]["label"] == "Позвонить"


async def test_an_answer_says_nothing_about_the_server(client):
    response = await client.get("/api/v1/nowhere")

    assert (response.headers["Server"], response.headers["Cache-Control"]) == ("bot", "no-store")


async def test_another_site_gets_no_leave_to_read(client):
    headers = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    response = await client.options("/api/v1/chats", headers=headers)

    assert not [name for name in response.headers if name.startswith("Access-Control")]


async def test_a_stream_brings_what_was_missed_and_what_comes(chat, talking):
    async with chat.client.get("/api/v1/chat/stream?after=0", headers=chat.headers) as stream:
        missed = await event_of(stream)
        talking.say(Person("web", chat.token), Message("Te cilvēks.", sender="human"))
        came = await event_of(stream)

    assert (stream.content_type, missed["id"], came["id"]) == ("text/event-stream", "1", "2")
    assert json.loads(came["data"])["from"] == "human"


async def test_a_stream_is_resumed_by_its_cursor(chat, talking):
    talking.say(Person("web", chat.token), Message("Te cilvēks."))
    async with chat.client.get("/api/v1/chat/stream?after=1", headers=chat.headers) as stream:
        event = await event_of(stream)

    assert event["id"] == "2"


async def test_a_stream_ends_when_the_person_is_forgotten(chat):
    async with chat.client.get("/api/v1/chat/stream?after=1", headers=chat.headers) as stream:
        await chat.forgets()

        assert await stream.content.read() == b""


async def test_a_stream_beats_and_then_ends_by_itself(serve):
    chat = await begin(await serve(rhythm=Rhythm(heartbeat=0.02, life=0.05)))
    async with chat.client.get("/api/v1/chat/stream?after=1", headers=chat.headers) as stream:
        assert (await stream.content.read()).startswith(b": ping")


async def test_one_person_holds_only_so_many_streams(chat):
    url = "/api/v1/chat/stream?after=1"
    async with AsyncExitStack() as stack:
        streams = [
            await stack.enter_async_context(chat.client.get(url, headers=chat.headers))
            for _ in range(4)
        ]

        assert [stream.status for stream in streams] == [200, 200, 200, 429]


async def test_streams_do_not_hold_up_the_end(serve):
    client = await serve()
    chat = await begin(client)
    async with client.get("/api/v1/chat/stream?after=1", headers=chat.headers) as stream:
        await client.server.runner.shutdown()

        with pytest.raises(ClientPayloadError):
            await stream.content.read()


async def event_of(stream):
    """Return the next event of a stream."""
    fields = {}
    while line := (await stream.content.readline()).decode().strip():
        name, _, value = line.partition(": ")
        fields[name] = value
    return fields
