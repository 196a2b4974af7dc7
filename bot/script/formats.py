"""Numbers, dates and countries as people of a language write them (CLDR, by way of Babel).

Nothing here raises: what cannot be put better is shown as it came.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale, dates, numbers

from bot.script.model import Language

REMEMBERED = 1024
"""A turn of 20 µs has no time to write the same number anew; 1,024 of them are a few kB."""


@lru_cache(maxsize=REMEMBERED)
def format_number(value: float, language: Language) -> str:
    """Return a number with the language's decimal sign: `12,5`, `25 000`."""
    return numbers.format_decimal(value, locale=locale_of(language))


@lru_cache(maxsize=REMEMBERED)
def format_date(value: str, language: Language) -> str:
    """Return an ISO date in words: `2027. gada 12. marts`."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return dates.format_date(day, format="long", locale=locale_of(language))


def territory(code: str, language: Language) -> str:
    """Return the name of a country by its ISO 3166 code."""
    name: str = locale_of(language).territories.get(code, code)
    return name


@lru_cache(maxsize=REMEMBERED)
def locale_of(language: Language) -> Locale:
    """Return what Babel knows about a language."""
    return Locale.parse(language)
