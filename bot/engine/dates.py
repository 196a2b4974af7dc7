"""Dates as people write them: "12.03.2027", "12/3/27", "12. martā", "завтра".

The day comes first, as in Latvia and Russia. Without a year the coming one is meant.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.engine.amounts import with_plain_digits
from bot.engine.nearness import key

LONGEST = 60
"""Characters; no date is longer."""

LEAP = 9
"""Years in which every day of the calendar comes, the 29th of February too."""

EARLIEST, LATEST = 1900, 2100
"""Years between which a date is no slip of the finger."""

DAYS = {
    key(word): days
    for days, words in {
        -2: ("aizvakar", "позавчера"),
        -1: ("vakar", "вчера"),
        0: ("šodien", "сегодня", "sevodnja", "tagad", "сейчас"),
        1: ("rīt", "rītdien", "rītā", "завтра"),
        2: ("parīt", "parītdien", "aizparīt", "послезавтра"),
    }.items()
    for word in words
}
"""Days that are counted from today."""

MONTHS = (
    ("ian",),
    ("feb", "fev"),
    ("mar",),
    ("apr",),
    ("mai",),
    ("iun",),
    ("iul",),
    ("aug", "avg"),
    ("sep", "sen"),
    ("okt", "oct"),
    ("nov", "noi"),
    ("dek", "dec"),
)
"""How the months begin in both languages, as keys."""

AROUND = frozenset(
    key(word)
    for words in (
        "gads gada gadā g no līdz datums diena dienā ap apmēram uz es braucu izbraucu būs",
        "год года году г с до числа около на я еду выезжаю",
    )
    for word in words.split()
)
"""Words around a date that leave it what it is."""

YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?([-./])\s?(?P<month>\d{1,2})\s?\2\s?(?P<day>\d{1,2})(?!\d)"
)
DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?([-./])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>\d{4}|\d\d)(?!\d)"
)
NO_YEAR = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})\.?(?![\d.])")


def read_date(text: str, today: date) -> str | None:
    """Return the ISO date that a text names; None if it names none, or no clear one."""
    if len(text) > LONGEST:
        return None
    plain = with_plain_digits(text)
    found = in_figures(plain, today) or in_words(key(plain).split(), today)
    return found.isoformat() if found and EARLIEST <= found.year <= LATEST else None


def in_figures(text: str, today: date) -> date | None:
    """Read a date of figures, with nothing that counts around it."""
    for form in (YEAR_FIRST, DAY_FIRST, NO_YEAR):
        match = form.search(text)
        if match and AROUND.issuperset(key(form.sub(" ", text, count=1)).split()):
            parts = {name: int(part) for name, part in match.groupdict().items()}
            return that_day(parts["day"], parts["month"], parts.get("year"), today)
    return None


def in_words(words: list[str], today: date) -> date | None:
    """Read "tomorrow", or a day and the name of a month, perhaps with a year."""
    telling = [word for word in words if word not in AROUND]
    if len(telling) == 1 and telling[0] in DAYS:
        return today + timedelta(days=DAYS[telling[0]])
    months = [month_of(word) for word in telling if not word.isdecimal()]
    days = [int(word) for word in telling if word.isdecimal() and len(word) <= 2]
    years = [int(word) for word in telling if word.isdecimal() and len(word) == 4]
    if (len(months), len(days)) != (1, 1) or len(telling) != 2 + len(years) or len(years) > 1:
        return None
    return that_day(days[0], months[0], years[0] if years else None, today)


def month_of(word: str) -> int:
    """Return which month a word names in any of its forms; 0 for none."""
    found = (month for month, stems in enumerate(MONTHS, 1) if word.startswith(stems))
    return next(found, 0)


def that_day(day: int, month: int, year: int | None, today: date) -> date | None:
    """Return a day of the calendar; without a year the coming one."""
    if year is None:
        coming = (calendar_day(day, month, today.year + more) for more in range(LEAP))
        return next((found for found in coming if found and found >= today), None)
    return calendar_day(day, month, year if year > 99 else 2000 + year)


def calendar_day(day: int, month: int, year: int) -> date | None:
    """Return a day that exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
