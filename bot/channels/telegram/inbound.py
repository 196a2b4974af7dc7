"""Read what Telegram sends: an allow-list of fields, and nothing else enters.

Names, user names, photos, locations and contacts are never looked at. An update may hold
anything: it is authenticated, but a hostile or future one must cost nothing but itself.
Whatever it holds, something is returned and nothing is raised.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from bot.channels.telegram.bar_data import read_bar_data
from bot.engine.events import Chose, Commanded, Event, Other, SentOther, Started, Wrote
from bot.ports import Incoming, Person
from bot.script.model import Language

Json = Mapping[str, Any]

CHANNEL = "telegram"
"""The channel of everybody who comes through Telegram."""

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""What Telegram is asked to send."""

PUBLIC = ("group", "supergroup", "channel")
LARGEST_ID = 2**53
LONGEST_TEXT = 4096
LONGEST_DATA = 64
START = re.compile(r"\s*/start(?:@\w+)?(?:\s+(.*?))?\s*", re.IGNORECASE | re.DOTALL)
ENTRY = re.compile(r"[a-z][a-z0-9_]{0,63}")
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)
LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A digest is logged without digits: a log takes no long number, which could be a phone's."""

LATE = timedelta(minutes=2)
"""A message this old has waited for us, and its answer expires from when it was written."""

OLDEST = timedelta(days=1)
"""Telegram keeps a message no longer; an older date is no date."""

ENVELOPE = frozenset(
    [
        "message_id",
        "date",
        "chat",
        "from",
        "sender_chat",
        "edit_date",
        "message_thread_id",
        "is_topic_message",
        "reply_to_message",
        "external_reply",
        "quote",
        "reply_to_story",
        "reply_to_checklist_task_id",
        "via_bot",
        "forward_origin",
        "forward_date",
        "forward_from",
        "forward_from_chat",
        "forward_from_message_id",
        "forward_sender_name",
        "forward_signature",
        "is_automatic_forward",
        "is_from_offline",
        "is_paid_post",
        "media_group_id",
        "author_signature",
        "has_protected_content",
        "has_media_spoiler",
        "show_caption_above_media",
        "caption",
        "caption_entities",
        "entities",
        "link_preview_options",
        "effect_id",
        "reply_markup",
        "sender_boost_count",
        "sender_business_bot",
        "business_connection_id",
        "paid_star_count",
        "direct_messages_topic",
        "suggested_post_info",
    ]
)
"""What stands around the content of a message."""

SERVICE = frozenset(
    [
        "pinned_message",
        "message_auto_delete_timer_changed",
        "write_access_allowed",
        "connected_website",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "new_chat_members",
        "left_chat_member",
        "chat_background_set",
        "boost_added",
        "chat_owner_left",
        "chat_owner_changed",
        "proximity_alert_triggered",
        "users_shared",
        "chat_shared",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "web_app_data",
        "successful_payment",
        "refunded_payment",
        "giveaway_created",
        "giveaway_completed",
        "passport_data",
        "gift",
        "unique_gift",
        "gift_upgrade_sent",
        "paid_message_price_changed",
    ]
)
"""What Telegram itself notes in a chat: nobody said anything, so nothing is answered."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something happened to a person. `query` is the press that waits for a sign of life."""

    incoming: Incoming
    query: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody put the bot where others read along."""

    chat: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person wants no messages any more."""

    person: Person


@dataclass(frozen=True, slots=True)
class Unread:
    """An update nobody can read: what kind of strange, and the hash of what it held."""

    kind: str
    digest: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing that anybody has to answer."""


Reaction = Happened | Leave | Blocked | Unread | Nothing


class Odd(Exception):
    """An update is not as the Bot API says; its text is a word of the code."""


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
    message = press.get("message")
    sender = table(press.get("from"), "press_from")
    shown_in = table(message, "press_message").get("chat") if message else None
    chat = private_chat(shown_in or {"id": sender.get("id"), "type": "private"})
    if isinstance(chat, Leave):
        return chat
    event = pressed(press.get("data"), told(press, now) | {"at": now})
    incoming = Incoming(identity, person(chat), event, pushed_to=True)
    return Happened(incoming, query_of(press.get("id")))


def read_membership(identity: str, change: Json, now: datetime) -> Reaction:
    """Read that somebody let the bot in, or shut it out."""
    member = table(change.get("new_chat_member"), "member")
    is_out = member.get("status") in ("kicked", "left")
    chat = private_chat(change.get("chat"))
    if isinstance(chat, Leave):
        return Nothing() if is_out else chat
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
        return text_event(text_of(message), message, told(message, now))
    content = message.keys() - ENVELOPE
    if not content:
        raise Odd("empty_message")
    if content <= SERVICE:
        return None
    return SentOther(Other.MEDIA, **told(message, now))


def text_event(text: str, message: Json, told: dict[str, Any]) -> Event:
    """Return what a text means: only the command to start is read here."""
    start = START.fullmatch(text)
    if start is None:
        return Wrote(text, **told)
    entry = start[1] or ""
    return Started(entry if ENTRY.fullmatch(entry) else None, **told)


def pressed(data: object, told: dict[str, Any]) -> Event:
    """Return what the data of a button means; the engine judges what is not of the bar."""
    choice = data if isinstance(data, str) and len(data) <= LONGEST_DATA else ""
    command = read_bar_data(choice)
    return Commanded(*command, **told) if command else Chose(whole_text(choice), **told)


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


def time_of(date: object, now: datetime) -> datetime:
    """Return when a message was written, if it had to wait; now otherwise.

    Our clock and Telegram's are not the same: a few seconds between them must not count.
    """
    if type(date) is not int or not 0 < date < LARGEST_ID:
        return now
    waited = now.timestamp() - date
    if not LATE.total_seconds() < waited < OLDEST.total_seconds():
        return now
    return datetime.fromtimestamp(date, UTC)


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


def whole_text(text: str) -> str:
    """Return a text without halves of signs, which nothing that keeps text would take."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def query_of(value: object) -> str:
    """Return the id of a press; without one it cannot be answered."""
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST_DATA else ""


def table(value: object, name: str) -> Json:
    """Return a value that has to be an object."""
    if not isinstance(value, dict):
        raise Odd(f"no_{name}")
    return value


def whole(data: Json, name: str, *, low: int) -> int:
    """Return a whole number; `True` and 1.0 are none."""
    value = data.get(name)
    if type(value) is not int or not low <= value < LARGEST_ID:
        raise Odd(f"strange_{name}")
    return value


def packed(update: object) -> bytes:
    """Return an update as bytes; nothing for one that cannot be written."""
    try:
        return orjson.dumps(update)
    except orjson.JSONEncodeError:
        return b""


def digest_of(content: bytes) -> str:
    """Return a hash by which two cases of the same can be told to be one."""
    return hashlib.sha256(content).hexdigest()[:16].translate(LETTERS)
