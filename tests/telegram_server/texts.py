"""Texts as Telegram counts them: in UTF-16 units, with entities that have to fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import MessageEntity
from telegram.constants import MessageLimit

from tests.telegram_server.refusals import bad_request

KINDS = frozenset(MessageEntity.ALL_TYPES)
NEEDS = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def checked_text(text: str, *, editing: bool = False) -> str:
    """Return a text that can be sent."""
    if not text:
        raise bad_request("message text is empty")
    if not text.strip():
        raise bad_request("text must be non-empty")
    if units(text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return well_formed(text)


def checked_caption(caption: str) -> str:
    """Return a caption that can be sent; it may be empty."""
    if units(caption) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return well_formed(caption)


def well_formed(text: str) -> str:
    """Refuse half a character: what is not UTF-8 cannot be a message."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
    return text


def checked_entities(text: str, entities: Sequence[Any]) -> list[MessageEntity]:
    """Return the entities, each of which must lie within the text and cut no character."""
    borders = character_borders(text)
    return [checked_entity(entity, borders) for entity in entities]


def character_borders(text: str) -> list[int]:
    """Return every offset at which a character begins or ends."""
    borders = [0]
    for character in text:
        borders.append(borders[-1] + units(character))
    return borders


def checked_entity(entity: Any, borders: Sequence[int]) -> MessageEntity:
    """Return one entity that fits."""
    kind, begin, length = read_entity(entity)
    end = begin + length
    if end > borders[-1]:
        raise bad_request(
            f"entity beginning at UTF-16 offset {begin} ends after the end of the text"
            f" at UTF-16 offset {end}"
        )
    for place, name in ((begin, "begins"), (end, "ends")):
        if place not in borders:
            raise bad_request(
                f"entity beginning at UTF-16 offset {begin} {name} in a middle of a UTF-16 symbol"
            )
    if kind in NEEDS and NEEDS[kind] not in entity:
        raise bad_request(f"can't parse MessageEntity: can't find field \"{NEEDS[kind]}\"")
    return MessageEntity.de_json(entity, None)


def read_entity(entity: Any) -> tuple[str, int, int]:
    """Return kind, offset and length."""
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind, begin, length = (entity.get(name) for name in ("type", "offset", "length"))
    if kind not in KINDS:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    if type(begin) is not int or type(length) is not int or begin < 0 or length <= 0:
        raise bad_request("can't parse MessageEntity: wrong offset or length")
    return kind, begin, length
