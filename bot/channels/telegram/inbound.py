"""Read what Telegram sends: an allow-list of fields, and nothing else enters.

Names, user names, photos, locations and contacts are never looked at. An update may hold
anything: it is authenticated, but a hostile or future one must cost nothing but itself.
Whatever it holds, something is returned and nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import orjson

from bot.channels.telegram.bar_data import read_bar_data
from bot.channels.telegram.content import ENVELOPE, SERVICE
from bot.channels.telegram.fields import (
    LARGEST_ID,
    Json,
    Odd,
    digest_of,
    packed,
    table,
    time_of,
    whole,
    whole_text,
)
from bot.channels.telegram.reactions import Blocked, Happened, Leave, Nothing, Reaction, Unread
from bot.engine.events import Chose, Commanded, Event, Other, SentOther, Started, Wrote
from bot.ports import Incoming, Person
from bot.script.model import Language

CHANNEL = "telegram"
"""The channel of everybody who comes through Telegram."""

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What Telegram is asked to send."""

PUBLIC = ("group", "supergroup", "channel")
LONGEST_TEXT = 4096
LONGEST_DATA = 64
START = re.compile(r"\s*/start(?:@\w+)?(?:\s+(.*?))?\s*", re.IGNORECASE | re.DOTALL)
ENTRY = re.compile(r"[a-z][a-z0-9_]{0,63}")
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)


def read_body(body: bytes, now: datetime) -> Reaction:
    """Read the body of a webhook call."""
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:
        return Unread("not_json", digest_of(body))
    return read_update(update, now)


def read_update(update: object, now: datetime) -> Reaction:
    """Read one update."""
    try:
        return read_known(table(update, "update"), now)
    except Odd as odd:
        return Unread(str(odd), digest_of(packed(update)))


def read_known(update: Json, now: datetime) -> Reaction:
    """Read an update of one of the kinds that are known."""
    kinds = [kind for kind in READERS if kind in update]
    if len(kinds) != 1:
        raise Odd("several_kinds" if kinds else "unknown_kind")
    identity = f"tg{whole(update, 'update_id', low=0)}"
    return READERS[kinds[0]](identity, table(update[kinds[0]], kinds[0]), now)


def read_message(identity: str, message: Json, now: datetime) -> Reaction:
    """Read something that a person sent."""
    chat = private_chat(message.get("chat"))
    if isinstance(chat, Leave):
        return chat
    if is_bot(message):
        return Nothing()
    event = event_of(message, now)
    return happened(identity, chat, event, message) if event else Nothing()


def read_edit(identity: str, message: Json, now: datetime) -> Reaction:
    """Read that a message was changed; what it says now is not looked at.

    A place that is shared for hours is "edited" with every step of its owner.
    """
    chat = private_chat(message.get("chat"))
    if isinstance(chat, Leave):
        return chat
    other = Other.EDIT if "text" in message else Other.MEDIA
    return happened(identity, chat, SentOther(other, **told(message, now)), message)


def read_press(identity: str, press: Json, now: datetime) -> Reaction:
    """Read that a button was pressed. A press has no date: it is younger than 150 s."""
    sender = table(press.get("from"), "press_from")
    message = table(press["message"], "press_message") if press.get("message") else None
    shown_in = message.get("chat") if message else None
    chat = private_chat(shown_in or {"id": sender.get("id"), "type": "private"})
    if isinstance(chat, Leave):
        return chat
    event = pressed(press.get("data"), told(press, now) | {"at": now})
    incoming = Incoming(identity, person(chat), event, pushed_to=True)
    return Happened(incoming, query_of(press.get("id")), number_of(message))


def read_membership(identity: str, change: Json, now: datetime) -> Reaction:
    """Read that somebody let the bot in, or shut it out."""
    member = table(change.get("new_chat_member"), "member")
    is_out = member.get("status") in ("kicked", "left")
    chat = private_chat(change.get("chat"))
    if isinstance(chat, Leave):
        return Nothing() if is_out else Leave(chat.chat, joined=True)
    return Blocked(person(chat)) if is_out else Nothing()


def read_post(identity: str, post: Json, now: datetime) -> Reaction:
    """Read something in a channel, where the bot has no business."""
    chat = private_chat(post.get("chat"))
    return chat if isinstance(chat, Leave) else Nothing()


READERS: Mapping[str, Callable[[str, Json, datetime], Reaction]] = {
    "message": read_message,
    "edited_message": read_edit,
    "callback_query": read_press,
    "my_chat_member": read_membership,
    "channel_post": read_post,
    "edited_channel_post": read_post,
}


def event_of(message: Json, now: datetime) -> Event | None:
    """Return what a message means; None for a note of Telegram's own."""
    if "text" in message:
        return text_event(text_of(message), told(message, now))
    content = message.keys() - ENVELOPE
    if not content:
        raise Odd("empty_message")
    if content <= SERVICE:
        return None
    return SentOther(Other.MEDIA, **told(message, now))


def text_event(text: str, known: dict[str, Any]) -> Event:
    """Return what a text means: only the command to start is read here."""
    start = START.fullmatch(text)
    if start is None:
        return Wrote(text, **known)
    entry = start[1] or ""
    return Started(entry if ENTRY.fullmatch(entry) else None, **known)


def pressed(data: object, known: dict[str, Any]) -> Event:
    """Return what the data of a button means; the engine judges what is not of the bar."""
    choice = data if isinstance(data, str) and len(data) <= LONGEST_DATA else ""
    command = read_bar_data(choice)
    return Commanded(*command, **known) if command else Chose(whole_text(choice), **known)


def told(source: Json, now: datetime) -> dict[str, Any]:
    """Return what is told of every event: when, and in which language its person uses the app."""
    sender = source.get("from")
    code = sender.get("language_code") if isinstance(sender, dict) else None
    tag = LANGUAGE.fullmatch(code) if isinstance(code, str) else None
    return {
        "at": time_of(source.get("date"), now),
        "guess": Language(tag[1].lower()) if tag else None,
        "copied": True,
    }


def happened(identity: str, chat: int, event: Event, message: Json) -> Happened:
    """Return what happened, with the id by which the person's message can be deleted."""
    number = str(whole(message, "message_id", low=1))
    return Happened(
        Incoming(identity, person(chat), event, pushed_to=True, message_id=number),
    )


def person(chat: int) -> Person:
    """Return whoever writes in a private chat."""
    return Person(CHANNEL, str(chat))


def private_chat(chat: object) -> int | Leave:
    """Return the id of a private chat, or that the chat is to be left."""
    known = table(chat, "chat")
    kind = known.get("type")
    if kind == "private":
        return whole(known, "id", low=1)
    if kind not in PUBLIC:
        raise Odd("unknown_chat")
    return Leave(whole(known, "id", low=-LARGEST_ID))


def is_bot(message: Json) -> bool:
    """Tell whether a program wrote this: two of them would answer each other for ever."""
    sender = message.get("from")
    return isinstance(sender, dict) and sender.get("is_bot") is True


def text_of(message: Json) -> str:
    """Return what was written."""
    text = message["text"]
    if not isinstance(text, str):
        raise Odd("strange_text")
    return whole_text(text[:LONGEST_TEXT])


def number_of(message: Json | None) -> str:
    """Return the number of the message that was pressed on, where it is known."""
    number = message.get("message_id") if message else None
    return str(number) if type(number) is int else ""


def query_of(value: object) -> str:
    """Return the id of a press; without one it cannot be answered."""
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST_DATA else ""
