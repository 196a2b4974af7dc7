"""Whatever Telegram sends: what is meant comes through, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.inbound import read_body, read_update
from bot.channels.telegram.reactions import Blocked, Happened, Leave, Nothing, Unread
from bot.engine.events import Chose, Commanded, Other, SentOther, Started, Wrote
from bot.ports import Incoming, Person
from bot.script.model import Command
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.updates import (
    CHAT,
    MEDIA,
    PRIVATE_LIFE,
    SENT_AT,
    chat,
    group,
    membership,
    message,
    pressed,
    sender,
    texted,
    update,
)

ANNA = Person("telegram", str(CHAT))
KNOWN: dict[str, Any] = {"at": NOW, "guess": "ru", "copied": True}
QUERY = "4382bfdwdsb323b2d9"


def read(given):
    return read_body(orjson.dumps(given), NOW)


def wrote(event):
    return Happened(Incoming("tg9000", ANNA, event, pushed_to=True, message_id="101"))


def came(reaction):
    assert isinstance(reaction, Happened)
    return reaction.incoming.event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Sveiki!", Wrote("Sveiki!", **KNOWN)),
        ("/help", Wrote("/help", **KNOWN)),
        ("//", Wrote("//", **KNOWN)),
        ("/starting", Wrote("/starting", **KNOWN)),
        ("112", Wrote("112", **KNOWN)),
        ("<b>{0.__class__}%s</b>\r\n\x1b[0m", Wrote("<b>{0.__class__}%s</b>\r\n\x1b[0m", **KNOWN)),
        ("аizmirsti \u202e\u200d👨‍👩‍👧", Wrote("аizmirsti \u202e\u200d👨‍👩‍👧", **KNOWN)),
        ("a\x00b", Wrote("a\x00b", **KNOWN)),
        ("", Wrote("", **KNOWN)),
        ("x" * 5000, Wrote("x" * 4096, **KNOWN)),
        ("/start", Started(**KNOWN)),
        ("/START", Started(**KNOWN)),
        (" /start\n", Started(**KNOWN)),
        ("/start@other_bot", Started(**KNOWN)),
        ("/start job_offer", Started("job_offer", **KNOWN)),
        ("/start@this_bot job_offer", Started("job_offer", **KNOWN)),
        ("/start " + "a" * 64, Started("a" * 64, **KNOWN)),
        ("/start " + "a" * 65, Started(**KNOWN)),
        ("/start " + "a" * 4000, Started(**KNOWN)),
        ("/start ZGVlcCBsaW5rIGJvbWI=", Started(**KNOWN)),
        ("/start ../../etc", Started(**KNOWN)),
        ("/start two words", Started(**KNOWN)),
        ("/start 28612120", Started(**KNOWN)),
    ],
)
def test_a_text_is_what_was_written_or_a_start(text, event):
    assert read(texted(text)) == wrote(event)


@pytest.mark.parametrize(
    "more",
    [
        {"forward_origin": {"type": "hidden_user", "sender_user_name": "CANARY", "date": 1}},
        {"via_bot": {"id": 3, "is_bot": True, "first_name": "CANARY"}},
        {"reply_to_message": message(text="CANARY")},
        {"quote": {"text": "CANARY", "position": 0}},
        {"entities": [{"type": "bold", "offset": 10**9, "length": -1}]},
        {"link_preview_options": {"is_disabled": True}, "has_protected_content": True},
    ],
)
def test_what_stands_around_a_text_changes_nothing(more):
    assert read(texted("Sveiki!", **more)) == wrote(Wrote("Sveiki!", **KNOWN))


@pytest.mark.parametrize("content", MEDIA.values(), ids=MEDIA)
def test_what_is_no_text_is_declined_and_never_opened(content):
    assert read(update(message=message(**content))) == wrote(SentOther(Other.MEDIA, **KNOWN))


@pytest.mark.parametrize(
    ("content", "other"),
    [({"text": "CANARY"}, Other.EDIT), (MEDIA["live location"], Other.MEDIA)],
)
def test_an_edit_is_told_from_a_place_that_moves(content, other):
    edited = update(edited_message=message(edit_date=SENT_AT, **content))

    assert read(edited) == wrote(SentOther(other, **KNOWN))


@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": message(text="CANARY")},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {"from_request": True}},
        {"chat_background_set": {"type": {}}},
    ],
)
def test_a_note_of_telegram_itself_is_not_answered(content):
    assert read(update(message=message(**content))) == Nothing()


def test_another_program_is_not_answered():
    assert read(texted("Sveiki!", **{"from": sender(is_bot=True)})) == Nothing()


PRESSES = [
    ("1|job_offer|fee|debt|ab12", Chose("1|job_offer|fee|debt|ab12", **KNOWN)),
    ("0|of|an|old|version", Chose("0|of|an|old|version", **KNOWN)),
    ("", Chose("", **KNOWN)),
    (None, Chose("", **KNOWN)),
    (17, Chose("", **KNOWN)),
    ("x" * 64, Chose("x" * 64, **KNOWN)),
    ("x" * 65, Chose("", **KNOWN)),
    ("1|+|human", Commanded(Command.HUMAN, **KNOWN)),
    ("1|+|help", Commanded(Command.HELP, **KNOWN)),
    ("1|+|back", Commanded(Command.BACK, **KNOWN)),
    ("1|+|restart", Commanded(Command.RESTART, **KNOWN)),
    ("1|+|forget", Commanded(Command.FORGET, **KNOWN)),
    ("1|+|language|lv", Commanded(Command.LANGUAGE, "lv", **KNOWN)),
    ("1|+|explode", Chose("1|+|explode", **KNOWN)),
    ("2|+|human", Chose("2|+|human", **KNOWN)),
]


@pytest.mark.parametrize(("data", "event"), PRESSES)
def test_a_press_is_a_choice_or_the_safety_bar(data, event):
    incoming = Incoming("tg9000", ANNA, event, pushed_to=True)

    assert read(pressed(data)) == Happened(incoming, QUERY, pressed_on="101")


def test_a_press_of_a_message_that_telegram_has_lost_counts():
    gone = {"message_id": 7, "chat": chat(), "date": 0}

    assert came(read(pressed("1|+|help", message=gone))) == Commanded(Command.HELP, **KNOWN)


@pytest.mark.parametrize("gone", [{"message": None}, {"message": None, "inline_message_id": "x"}])
def test_a_press_without_its_message_is_answered_where_its_person_is(gone):
    reaction = read(pressed("1|+|help", **gone))

    assert (reaction.incoming.person, reaction.query, reaction.pressed_on) == (ANNA, QUERY, "")


def test_a_press_of_a_game_is_a_press_of_nothing():
    press = pressed("")
    del press["callback_query"]["data"]
    press["callback_query"]["game_short_name"] = "CANARY"

    assert came(read(press)) == Chose("", **KNOWN)


@pytest.mark.parametrize("number", [None, "7", 7.0, True, [], {}])
def test_a_press_on_a_message_without_a_number_counts(number):
    strange = {"message_id": number, "chat": chat(), "date": 0}

    assert read(pressed("1|+|help", message=strange)).pressed_on == ""


@pytest.mark.parametrize("identity", [None, "", 17, "x" * 65])
def test_a_press_that_cannot_be_answered_still_counts(identity):
    assert read(pressed("1|+|help", id=identity)).query == ""


@pytest.mark.parametrize(
    "given",
    [
        update(message=message(chat=group(), text="Sveiki!")),
        update(message=message(chat=group(type="group"), text="/start")),
        update(message=message(chat=group(), new_chat_members=[])),
        update(edited_message=message(chat=group(), text="Sveiki!")),
        update(channel_post={"message_id": 1, "chat": group(type="channel"), "text": "CANARY"}),
        update(edited_channel_post={"message_id": 1, "chat": group(type="channel")}),
        pressed("1|+|help", message=message(chat=group())),
        membership("member", chat=group()),
        membership("administrator", chat=group(type="channel")),
    ],
)
def test_where_others_read_along_the_bot_leaves_at_once(given):
    assert read(given) == Leave(-1001234)


@pytest.mark.parametrize(
    ("given", "reaction"),
    [
        (membership("kicked"), Blocked(ANNA)),
        (membership("left"), Blocked(ANNA)),
        (membership("member"), Nothing()),
        (membership("left", chat=group()), Nothing()),
        (membership("kicked", chat=group()), Nothing()),
    ],
)
def test_being_shut_out_is_noticed(given, reaction):
    assert read(given) == reaction


@pytest.mark.parametrize(
    ("code", "guess"),
    [
        ("lv", "lv"), ("ru-RU", "ru"), ("RU", "ru"), ("uk", "uk"), ("pt_br", "pt"),
        ("x" * 4000, None), ("", None), (None, None), (7, None), ("../lv", None),
    ],
)  # fmt: skip
def test_a_language_is_guessed_from_that_of_the_app(code, guess):
    assert came(read(texted("?", **{"from": sender(language_code=code)}))).guess == guess


def test_somebody_without_a_sender_is_spoken_to_as_anybody():
    assert came(read(texted("?", **{"from": None}))).guess is None


def ago(**parts):
    return int((NOW - timedelta(**parts)).timestamp())


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (ago(seconds=0), NOW),
        (ago(seconds=119), NOW),
        (ago(hours=3), NOW - timedelta(hours=3)),
        (ago(hours=25), NOW),
        (ago(days=-365), NOW),
        (0, NOW), (-5, NOW), (2**60, NOW), (1.5, NOW), ("1", NOW), (None, NOW),
    ],
)  # fmt: skip
def test_what_had_to_wait_is_answered_in_the_time_of_its_writing(date, at):
    assert came(read(texted("?", date=date))).at == at


def test_a_press_is_never_old():
    old = message(date=ago(hours=3), text="?")

    assert came(read(pressed("1|+|help", message=old))).at == NOW


ODD = {
    "no JSON": b"hello",
    "nothing": b"",
    "half": b'{"update_id":1,"message":{',
    "a list": b"[]",
    "null": b"null",
    "a number": b"7",
    "deep": b"[" * 10_000,
    "deep, but allowed": b'{"update_id":1,"message":' + b"[" * 1_000 + b"]" * 1_000 + b"}",
    "not a number": b'{"update_id":NaN}',
    "endless": b'{"update_id":1e400}',
    "half a sign": b'{"update_id":1,"message":{"text":"\\ud800"}}',
    "no UTF-8": b'{"update_id":1,"message":{"text":"\xff"}}',
    "an empty object": b"{}",
    "only a number": b'{"update_id":1}',
    "many keys": b'{"update_id":1,' + b",".join(b'"k%d":1' % n for n in range(50_000)) + b"}",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_a_body_that_is_no_update_is_put_aside(body):
    assert isinstance(read_body(body, NOW), Unread)


STRANGE = [
    update(inline_query={"id": "1", "from": sender(), "query": "CANARY"}),
    update(business_message=message(text="CANARY")),
    update(guest_message=message(text="CANARY")),
    update(from_the_future={"text": "CANARY"}),
    update(message=message(text="?"), callback_query={}),
    update(message=None),
    update(message=[]),
    update(message="CANARY"),
    update(message={}),
    update(message=message()),
    update(message=message(text=["CANARY"])),
    update(message=message(text=None)),
    update(message=message(text="?", chat=chat(type="private2"))),
    update(message=message(text="?", chat=chat(type=None))),
    update(message=message(text="?", chat=[])),
    update(message=message(text="?", message_id="101")),
    update(message=message(text="?", message_id=0)),
    update(message=message(text="?", message_id=None)),
    update(callback_query={}),
    update(callback_query={"id": "1", "data": "x"}),
    update(my_chat_member={}),
    *(update(message=message(text="?", chat=chat(id=odd)))
      for odd in (0, -5, 1.0, "5", True, None, 2**53, -(2**63), 1e300)),
    *({"update_id": odd, "message": message(text="?")}
      for odd in (None, -1, 1.0, "1", True, 2**53, 2**63)),
    {"message": message(text="?")},
]  # fmt: skip


@pytest.mark.parametrize("given", STRANGE)
def test_an_update_that_nobody_knows_is_put_aside(given):
    assert isinstance(read(given), Unread)


def test_the_same_strange_update_has_the_same_mark_and_another_has_another():
    first, again, other = (read(update(strange=value)) for value in (1, 1, 2))

    assert (first == again, first == other) == (True, False)


def test_what_is_put_aside_is_named_by_words_that_a_log_takes():
    for reaction in (*map(read, STRANGE), *(read_body(body, NOW) for body in ODD.values())):
        assert reaction.kind.replace("_", "").isalpha()
        assert reaction.digest.isalpha() or any(sign in "abcdef" for sign in reaction.digest)
        assert not any(sign.isdigit() for sign in reaction.digest)


def test_the_last_of_two_equal_fields_counts():
    body = orjson.dumps(texted("Sveiki!")).replace(b'"text":', b'"text":"CANARY","text":')

    assert came(read_body(body, NOW)) == Wrote("Sveiki!", **KNOWN)


def test_the_number_of_an_update_may_fall_and_jump():
    numbers = [2**40, 3, 10**9]

    read_ids = [read(texted("?") | {"update_id": number}).incoming.id for number in numbers]

    assert read_ids == [f"tg{number}" for number in numbers]


def test_a_text_with_half_a_sign_is_mended():
    assert came(read_update(texted("a\ud800b"), NOW)).text.encode()


EVERYTHING = [
    texted("/start job_offer"),
    pressed("1|+|help"),
    membership("kicked"),
    *(update(message=message(**content)) for content in MEDIA.values()),
    *STRANGE,
]


@pytest.mark.parametrize("given", EVERYTHING)
def test_nothing_of_a_private_life_comes_through(given):
    seen = repr(read(given))

    assert not [word for word in PRIVATE_LIFE if word in seen]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "type", "text", "chat", "from", "date", "data",
                                       "message", "message_id", "status", "new_chat_member"]),
                      inner, max_size=5),
    max_leaves=20,
)  # fmt: skip
kinds = st.sampled_from(
    ["message", "edited_message", "callback_query", "my_chat_member", "channel_post", "poll"]
)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.dictionaries(kinds, json, max_size=2), st.integers(-2, 2**33))
def test_whatever_comes_nothing_is_raised(kind, number):
    given = {"update_id": number, **kind}

    assert isinstance(read_update(given, NOW), (Happened, Leave, Blocked, Unread, Nothing))


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.data())
def test_a_real_update_with_one_strange_field_is_never_an_exception(data):
    real = orjson.loads(orjson.dumps(data.draw(st.sampled_from(EVERYTHING[:8]))))
    place = real
    while isinstance(place, dict) and place:
        name = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[name], dict) or data.draw(st.booleans()):
            place[name] = data.draw(json)
            break
        place = place[name]

    assert isinstance(read_update(real, NOW), (Happened, Leave, Blocked, Unread, Nothing))


def test_the_time_of_an_event_has_its_zone():
    event = came(read(texted("?", date=ago(hours=1))))

    assert event.at.tzinfo is UTC
    assert isinstance(event.at, datetime)
