"""Numbers as people write them: "1 800", "1800 €", "ap 1.800,50", "около 1,8 тыс".

Around the number only words are allowed that leave it what it is. "1500-1800",
"300 zloti", "12 € stundā" and "vairāk par 1000" are asked back: on the number hang signs.
"""

from __future__ import annotations

import re
import unicodedata

from bot.script.folding import fold

LONGEST = 60
"""Characters; no number with its words is longer."""

NUMBER = re.compile(r"(?<![\d.,])[-+−]?\d(?:[\d.,' ]*\d)?")
GROUPED = re.compile(r"\d{1,3}([ .,'])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?")
"""Thousands apart, the same sign between all of them, and then perhaps cents."""

PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?")
CENTS = re.compile(r"[.,](\d{1,2})$")
APOSTROPHES = str.maketrans("’`´ʼ−", "''''-")
PER = re.compile(r"/(?=\s*[^\W\d])")  # as in "€/mēn."

SIGNS_THAT_COUNT = frozenset(("Pd", "Sm", "Sc"))  # dashes, mathematics, money

EURO = r"e|eur|eiro|euro|euros|evro|eiru"
HOURS = r"h|st|stund\w*|ch|chas|chasa|chasov"
THOUSAND = r"k|tukst|tukstos\w*|tys|tysyach\w*|tis"
HARMLESS = re.compile(
    rf"""\b(?:
    ap|apm|apmeram|aptuveni|kad[ioa]s?|gandriz|tiesi|precizi|laikam|kaut\ kur
    |okolo|primerno|priblizitelno|gde\ to|rovno|navernoe|about|around|circa|ca|approx
    |{EURO}|menesi|men|v\ mes|v\ mesyats|mes|month
    |(?:{HOURS})\ (?:nedela|ned|v\ nedelyu|v\ ned)|{HOURS}
    |dienas|dienu|dney|dnya|nedelas|nedelu|nedel|nedeli
    |gad[iu]|gads|g|god|goda|let|l|man|ir|esmu|mne|uz\ rokas|na\ ruki|neto
    |{THOUSAND})\b""",
    re.VERBOSE,
)
"""Folded words around a number that leave it what it is, in Latvian and Russian."""

THOUSANDS = re.compile(rf"\b(?:{THOUSAND})\b")
AN_HOUR = re.compile(rf"\b(?:{EURO})\b.*\b(?:{HOURS})\b")
"""Money by the hour: not what was asked by the month."""


def read_number(text: str) -> int | float | None:
    """Return the one number that a text names; None if it names none, or more, or a range."""
    if len(text) > LONGEST:
        return None
    plain = with_plain_digits(text).translate(APOSTROPHES)
    found = NUMBER.findall(plain)
    if len(found) != 1:
        return None
    factor = factor_of(NUMBER.sub(" ", plain))
    value = value_of(found[0])
    if factor is None or value is None or (factor > 1 and GROUPED.fullmatch(found[0])):
        return None
    return whole(round(value * factor, 9))


def with_plain_digits(text: str) -> str:
    """Return a text with European digits, simple signs and single spaces."""
    normal = unicodedata.normalize("NFKC", text)
    signs = (str(unicodedata.decimal(sign, sign)) for sign in normal)
    return " ".join("".join(signs).casefold().split())


def factor_of(around: str) -> int | None:
    """Return 1000 for "thousand", else 1; None if a word or sign makes it another number."""
    words = fold(around.replace("€", " eur "))
    strange_words = HARMLESS.sub("", words).strip()
    strange_signs = any(map(changes_a_number, PER.sub(" ", around)))
    if strange_words or strange_signs or AN_HOUR.search(words):
        return None
    return 1000 if THOUSANDS.search(words) else 1


def changes_a_number(sign: str) -> bool:
    """Tell whether a sign makes a number a range, a share, a sum, a time, other money."""
    return sign in "%:/&" or (sign not in "€~≈" and unicodedata.category(sign) in SIGNS_THAT_COUNT)


def value_of(number: str) -> float | None:
    """Return what figures amount to; None if their signs could mean two things."""
    sign = -1 if number.startswith("-") else 1
    figures = number.lstrip("+-")
    if GROUPED.fullmatch(figures) and not figures.startswith("0"):
        cents = CENTS.search(figures)
        thousands = figures[: cents.start()] if cents else figures
        joined = "".join(filter(str.isdecimal, thousands))
        return sign * float(f"{joined}.{cents[1] if cents else 0}")
    return sign * float(figures.replace(",", ".")) if PLAIN.fullmatch(figures) else None


def whole(value: float) -> int | float:
    """Return a number without a fraction as an int."""
    return int(value) if value.is_integer() else value
