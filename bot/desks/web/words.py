"""What the desk says to the staff, in their three languages side by side.

Not in the catalogs of `locales/`: a language that has one there is served to residents, and
English is not. A row has all three languages or does not exist, so nothing can be missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES: Mapping[str, str] = {"lv": "Latviešu", "ru": "Русский", "en": "English"}
"""The languages of the desk, each by its own name."""


PLACE = re.compile(r"\{(\w+)\}")


class Words(NamedTuple):
    """One thing that is said. A name in braces is filled in."""

    lv: str
    ru: str
    en: str


def say(words: Words, language: str, /, **values: str | int) -> str:
    """Return a text in a language, filled in; for a language the desk lacks, in Latvian."""
    text: str = getattr(words, language) if language in LANGUAGES else words.lv
    return PLACE.sub(lambda place: str(values[place[1]]), text)
