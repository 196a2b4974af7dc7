"""What Telegram tells a bot of what people do."""

from __future__ import annotations

from time import time

from benchmarks.bot_api import Json

START = "/start"
BAR = "|+|"
"""What the buttons of the safety bar have in them, and no choice has."""


def written(number: int, person: int, text: str) -> Json:
    """Return the update of a text, or of a command."""
    message = heading(number, person) | {"from": sender(person), "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": message}


def pressed(number: int, person: int, data: str, on: int) -> Json:
    """Return the update of a press on the message of a number."""
    press = {
        "id": str(number),
        "from": sender(person),
        "chat_instance": str(person),
        "data": data,
        "message": heading(on, person) | {"text": "…"},
    }
    return {"update_id": number, "callback_query": press}


def heading(number: int, person: int) -> Json:
    """Return what stands over every message of a private chat."""
    chat = {"id": person, "type": "private", "first_name": "Somebody"}
    return {"message_id": number, "date": int(time()), "chat": chat}


def sender(person: int) -> Json:
    """Return who did something."""
    return {"id": person, "is_bot": False, "first_name": "Somebody", "language_code": "lv"}
