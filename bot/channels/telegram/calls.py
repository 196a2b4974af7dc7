"""A message as the calls that send it: one, or several that belong together in this order.

All are silent and without previews: a phone may be read by whoever is beside its owner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.channels.telegram.keyboard import can_copy, can_open, keyboard
from bot.channels.telegram.prose import LONGEST_CAPTION, headings, split, units
from bot.engine.message import Link, Message

PHOTOS = (".png", ".jpg", ".jpeg", ".webp")
"""What Telegram shows as a photo; it takes no drawings (SVG)."""

NO_WORDS = "…"
"""Said in place of an empty text, which Telegram refuses: the buttons have to arrive."""

NO_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the Bot API; a photo is uploaded with it."""

    method: str
    parameters: dict[str, object] = field(default_factory=dict)
    photo: Path | None = None


def calls_of(message: Message, chat: int, pictures: Path) -> list[Call]:
    """Return the calls that show a message in a chat; its buttons come with the last."""
    photo = photo_of(message, pictures)
    text = text_of(message, drawn=photo is not None)
    if photo is None:
        return texts(text, message, chat)
    if units(text) > LONGEST_CAPTION:
        return [Call("sendPhoto", quiet(chat), photo), *texts(text, message, chat)]
    words = {"caption": text, "caption_entities": headings(text)} if text else {}
    return [Call("sendPhoto", quiet(chat) | words | {"reply_markup": keyboard(message)}, photo)]


def change_of(message: Message, chat: int, number: int) -> Call:
    """Return the call that gives a message other buttons."""
    parameters = {"chat_id": chat, "message_id": number, "reply_markup": keyboard(message)}
    return Call("editMessageReplyMarkup", parameters)


def texts(text: str, message: Message, chat: int) -> list[Call]:
    """Return a text in as many parts as it needs."""
    parts = [said(part, chat) for part in split(text) or [NO_WORDS]]
    parts[-1]["reply_markup"] = keyboard(message)
    return [Call("sendMessage", part) for part in parts]


def said(text: str, chat: int) -> dict[str, object]:
    """Return one part; what stands in it can never be markup, because entities are given."""
    return quiet(chat) | {
        "text": text,
        "entities": headings(text),
        "link_preview_options": NO_PREVIEW,
    }


def quiet(chat: int) -> dict[str, object]:
    """Return what every message has in common."""
    return {"chat_id": chat, "disable_notification": True}


def text_of(message: Message, *, drawn: bool) -> str:
    """Return the text, with what no button can open, and the words of a picture not shown."""
    lines = [f"{link.label}: {link.value}" for link in message.links if is_read(link, message)]
    alt = message.picture.alt if message.picture and not drawn else ""
    return "\n\n".join(filter(None, [alt, message.text.strip(), "\n".join(lines)]))


def is_read(link: Link, message: Message) -> bool:
    """Tell whether what a link opens has to stand in the text."""
    if link.kind == "phone":
        return link.value not in message.text.replace(" ", "")
    return not (can_copy(link) if link.kind == "copy" else can_open(link))


def photo_of(message: Message, pictures: Path) -> Path | None:
    """Return the file of a picture that Telegram can show."""
    if message.picture is None:
        return None
    path = pictures / Path(message.picture.src).name
    return path if path.suffix in PHOTOS and path.is_file() else None
