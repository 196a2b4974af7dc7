"""Updates as Telegram sends them, with everything in them that is none of our business."""

from __future__ import annotations

from typing import Any

from tests.channels.telegram.moments import NOW

CHAT = 5_550_001
SENT_AT = int(NOW.timestamp()) - 1
PRIVATE_LIFE = ("Anna", "Ozola", "anna_ozola", "28612120", "56.9496", "CANARY")
"""What stands in the updates below and must never come through."""


def sender(**changes: Any) -> dict[str, Any]:
    """Return whoever writes."""
    anna = {"id": CHAT, "is_bot": False, "first_name": "Anna", "last_name": "Ozola"}
    return anna | {"username": "anna_ozola", "language_code": "ru", "is_premium": True} | changes


def chat(**changes: Any) -> dict[str, Any]:
    """Return a private chat."""
    anna = {"id": CHAT, "type": "private", "first_name": "Anna", "last_name": "Ozola"}
    return anna | {"username": "anna_ozola"} | changes


def group(**changes: Any) -> dict[str, Any]:
    """Return a group."""
    return {"id": -1001234, "type": "supergroup", "title": "CANARY"} | changes


def message(**content: Any) -> dict[str, Any]:
    """Return a message with that content."""
    head = {"message_id": 101, "from": sender(), "chat": chat(), "date": SENT_AT}
    return head | content


def update(number: int = 9_000, **kind: Any) -> dict[str, Any]:
    """Return an update."""
    return {"update_id": number, **kind}


def texted(text: str, **more: Any) -> dict[str, Any]:
    """Return that somebody wrote."""
    return update(message=message(text=text, **more))


def pressed(data: Any, **changes: Any) -> dict[str, Any]:
    """Return that somebody pressed a button."""
    shown = message(text="CANARY", reply_markup={"inline_keyboard": []})
    shown["from"] = {"id": 1, "is_bot": True, "first_name": "Bot"}
    press = {"id": "4382bfdwdsb323b2d9", "from": sender(), "message": shown}
    press |= {"chat_instance": "-3987654321", "data": data}
    return update(callback_query=press | changes)


def membership(status: str, **changes: Any) -> dict[str, Any]:
    """Return that the bot was let in or shut out."""
    user = {"id": 1, "is_bot": True, "first_name": "Bot"}
    change = {"chat": chat(), "from": sender(), "date": SENT_AT}
    change |= {"old_chat_member": {"user": user, "status": "member"}}
    change |= {"new_chat_member": {"user": user, "status": status, "until_date": 0}}
    return update(my_chat_member=change | changes)


FILE = {"file_id": "CANARY", "file_unique_id": "CANARY", "file_size": 4_294_967_296}
POINT = {"latitude": 56.9496, "longitude": 24.1052}
MEDIA: dict[str, dict[str, Any]] = {
    "photo": {"photo": [FILE | {"width": 90, "height": 90}], "caption": "CANARY" * 200},
    "album": {"photo": [FILE], "media_group_id": "137", "caption": "CANARY"},
    "video": {"video": FILE | {"width": 1, "height": 1, "duration": 1}},
    "video_note": {"video_note": FILE | {"length": 1, "duration": 1}},
    "voice of a day": {"voice": FILE | {"duration": 86_400, "mime_type": "audio/ogg"}},
    "audio": {"audio": FILE | {"duration": 1, "title": "CANARY"}},
    "animation": {"animation": FILE, "document": FILE},
    "document": {"document": FILE | {"file_name": "../../x"}},
    "sticker": {"sticker": FILE | {"emoji": "🙂", "set_name": "CANARY"}},
    "contact": {"contact": {"phone_number": "+37128612120", "first_name": "Anna"}},
    "location": {"location": POINT},
    "live location": {"location": POINT | {"live_period": 900}},
    "venue": {"venue": {"location": POINT, "title": "CANARY"}, "location": POINT},
    "poll": {"poll": {"id": "1", "question": "CANARY", "options": []}},
    "dice": {"dice": {"emoji": "🎲", "value": 6}},
    "game": {"game": {"title": "CANARY"}},
    "story": {"story": {"chat": group(), "id": 1}},
    "giveaway": {"giveaway": {"chats": [], "winner_count": 1}},
    "paid media": {"paid_media": {"star_count": 1, "paid_media": []}},
    "invoice": {"invoice": {"title": "CANARY"}},
    "checklist": {"checklist": {"title": "CANARY", "tasks": []}},
    "something of the future": {"hologram": {"depth": 3}},
}
