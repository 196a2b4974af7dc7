"""What was typed at a step that asks for a number, a date, a country, a phone, a place, a text.

What cannot be read for certain is asked again, never guessed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    format_number,
    is_valid_number,
    parse,
)

from bot.engine.amounts import read_number
from bot.engine.countries import read_country
from bot.engine.dates import read_date
from bot.engine.session import Answer
from bot.script.model import Ask, InputKind, Language

TEXT_LIMIT = 1000
"""UTF-16 units of a text that is taken, as a channel counts them."""

AT_HOME = "LV"
"""Whose phone numbers are written without a country code."""

LINE_BREAKS = frozenset("\n\t")
BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"
)
"""Invisible signs that turn a line around or hide in it; joiners of emoji stay."""

NOT_SEEN = frozenset("CZM")
"""First letters of the categories of signs that nobody sees by themselves."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Why an answer was not taken: `bounds`, `long`, or else the kind that was asked for."""

    reason: str


def read_input(ask: Ask, text: str, language: Language, today: date) -> Answer | Misread:
    """Return the answer that a text is to what the step asks for."""
    if utf16_units(text.strip()) > TEXT_LIMIT:
        return Misread("long")
    said = cleaned(text)
    match ask.kind:
        case InputKind.NUMBER:
            return within_bounds(ask, read_number(said))
        case InputKind.DATE:
            answer = read_date(said, today)
        case InputKind.COUNTRY:
            answer = read_country(said)
        case InputKind.PHONE:
            answer = read_phone(said)
        case InputKind.TEXT | InputKind.PLACE:
            answer = said if any(map(is_seen, said)) else None
    return Misread(ask.kind.value) if answer is None else answer


def cleaned(text: str) -> str:
    """Return a text without control signs, halves of signs and the spaces around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if may_stay(sign)).strip()


def may_stay(sign: str) -> bool:
    """Tell whether a sign belongs to what a person wrote."""
    if sign in LINE_BREAKS:
        return True
    return sign not in BIDI and unicodedata.category(sign) not in ("Cc", "Cs")


def is_seen(sign: str) -> bool:
    """Tell whether a sign leaves a mark on the screen."""
    return unicodedata.category(sign)[0] not in NOT_SEEN


def utf16_units(text: str) -> int:
    """Return the length of a text as browsers and Telegram count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def within_bounds(ask: Ask, number: float | None) -> Answer | Misread:
    """Return a number that lies within the step's bounds, both included."""
    if number is None:
        return Misread("number")
    too_low = ask.low is not None and number < ask.low
    too_high = ask.high is not None and number > ask.high
    return Misread("bounds") if too_low or too_high else number


def read_phone(text: str) -> str | None:
    """Return the one phone number that a text holds, as E.164."""
    try:
        whole = parse(text, AT_HOME)
    except NumberParseException:
        whole = None
    if whole and is_valid_number(whole):
        return str(format_number(whole, PhoneNumberFormat.E164))
    found = {
        str(format_number(match.number, PhoneNumberFormat.E164))
        for match in PhoneNumberMatcher(text, AT_HOME)
    }
    return found.pop() if len(found) == 1 else None
