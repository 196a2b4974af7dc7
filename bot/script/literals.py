"""Facts that somebody wrote into a text, where they would go stale in two languages.

Numbers of things are fine ("3 minūtes", "2 gadi"); numbers to call, places on the net,
clock times and prices belong in `_facts.yaml`, once, with a source and a date.
Every repetition in the patterns is bounded, so that no text can keep them busy.
"""

from __future__ import annotations

import re

from bot.script.diagnostics import Mistake
from bot.script.mistakes import texts
from bot.script.templates import SLOT

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,63}\w")
LINK = re.compile(
    r"https?:\S+|\bwww\.\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:lv|com|org|net|eu|ru|info|gov|me|uk|ee|lt)\b"
    r"(?:/\S*)?|(?<!\w)@[A-Za-z]\w{3,}",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?<![\d.,:])(?:[01]?\d|2[0-4])(?::[0-5]\d|\.[0-5]\d(?![.\d]))(?!\d)"
    r"|\bplkst\.?\s*\d+|\bpulksten\w*\s+\d+|\b24/7\b",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"\d[\d\s.,]{0,20}(?:€|\$|£|eiro\b|euro\b|EUR\b|USD\b|евро\b|dolār\w*|mārciņ\w*)|[€$£]\s*\d[\d.,]*",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\d.,])(?:11[0-3]|116\d{3})(?![\d%]|[.,]\d)|\+\s?\d[\d\s()-]{5,20}\d|\d(?:[\s()-]{0,2}\d){6,}"
)
"""Emergency numbers (110, 112, 113, 116xxx) and anything of seven digits or more."""

PATTERNS: tuple[tuple[re.Pattern[str], Mistake], ...] = (
    (EMAIL, texts.EMAIL_IN_TEXT),
    (LINK, texts.LINK_IN_TEXT),
    (CLOCK, texts.TIME_IN_TEXT),
    (PRICE, texts.PRICE_IN_TEXT),
    (PHONE, texts.PHONE_IN_TEXT),
)
"""In this order: what an earlier pattern has claimed is no longer there for a later one."""


def literals_in(text: str) -> list[tuple[Mistake, str]]:
    """Return the facts written into a text, each as the mistake it is and what stands there."""
    found = []
    left = SLOT.sub("□", text)
    for pattern, mistake in PATTERNS:
        match = pattern.search(left)
        if match:
            found.append((mistake, match[0].strip()))
            left = pattern.sub("□", left)
    return found
