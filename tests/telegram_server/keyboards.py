"""Inline keyboards, and what Telegram refuses about them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from telegram import InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from tests.telegram_server.refusals import bad_request

MODELLED = frozenset({"text", "url", "callback_data", "copy_text", "style"})
ACTIONS = ("url", "callback_data", "copy_text")
SCHEMES = frozenset({"http", "https", "tg"})
STYLES = frozenset({"danger", "success", "primary"})


def checked_keyboard(markup: dict[str, Any]) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of a `reply_markup`; other kinds are not modelled."""
    if not markup:
        return None
    if set(markup) != {"inline_keyboard"} or not isinstance(markup["inline_keyboard"], list):
        raise bad_request("the stand-in knows no reply_markup but inline_keyboard")
    rows = markup["inline_keyboard"]
    check_size(rows)
    for row in rows:
        for button in row:
            check_button(button)
    keyboard = InlineKeyboardMarkup.de_json(markup, None)
    return keyboard if any(rows) else None


def check_size(rows: list[Any]) -> None:
    """Refuse a keyboard that is too wide or too large."""
    if not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard: expected an Array of Arrays")
    widest = max(map(len, rows), default=0)
    if (
        widest > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW
        or sum(map(len, rows)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
    ):
        raise bad_request("reply markup is too long")


def check_button(button: Any) -> None:
    """Refuse a button that nobody could press, or that could not be answered."""
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: can't find field \"text\"")
    if not button["text"].strip():  # Telegram would leave the button out, and nobody would know
        raise bad_request("BUTTON_TEXT_INVALID")
    if unknown := sorted(set(button) - MODELLED):
        raise bad_request(f"the stand-in knows no field {', '.join(unknown)} of a button")
    if button.get("style", "primary") not in STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")
    match [action for action in ACTIONS if action in button]:
        case ["url"]:
            check_url(button["url"])
        case ["callback_data"]:
            check_callback_data(button["callback_data"])
        case ["copy_text"]:
            check_copy_text(button["copy_text"])
        case _:
            raise bad_request(
                "can't parse inline keyboard button: exactly one action must be specified"
            )


def check_callback_data(data: Any) -> None:
    """Take 1 to 64 bytes."""
    low, high = (
        InlineKeyboardButtonLimit.MIN_CALLBACK_DATA,
        InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
    )
    if not isinstance(data, str) or not low <= len(data.encode()) <= high:
        raise bad_request("BUTTON_DATA_INVALID")


def check_copy_text(copy: Any) -> None:
    """Take 1 to 256 characters."""
    text = copy.get("text") if isinstance(copy, dict) else None
    low, high = InlineKeyboardButtonLimit.MIN_COPY_TEXT, InlineKeyboardButtonLimit.MAX_COPY_TEXT
    if not isinstance(text, str) or not low <= len(text) <= high:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def check_url(url: Any) -> None:
    """Take web addresses and tg: links; tel: and the rest cannot be opened by a button."""
    if not isinstance(url, str) or not is_address(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: wrong HTTP URL")


def is_address(url: str) -> bool:
    """Tell whether a button can open this."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme == "tg" or (parts.scheme in SCHEMES and "." in host.strip("."))
