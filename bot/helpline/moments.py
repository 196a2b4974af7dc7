"""A moment as a person is told it: "rīt, otrdien, plkst. 9.00", by the clock of Latvia.

The weekday stands even beside "tomorrow", because a message may be read the day after.
"""

from __future__ import annotations

from datetime import datetime

from bot.helpline.calendar import LATVIA, Calendar
from bot.script.desk import WEEKDAYS
from bot.script.model import SOURCE, Language, Script, TextId

SOON = {0: "ui/when#today", 1: "ui/when#tomorrow"}
"""What the next days are called, by how many days away they are."""


def told(
    script: Script,
    language: Language,
    moment: datetime,
    now: datetime,
    calendar: Calendar = LATVIA,
) -> str:
    """Return when something is, in the language of the person; it fits into a sentence."""
    here = moment.astimezone(calendar.zone)
    away = (here.date() - calendar.day(now)).days
    values = {
        "weekday": text(script, language, f"ui/when#{WEEKDAYS[here.weekday()]}", {}),
        "day": str(here.day),
        "month": f"{here.month:02}",
        "hour": str(here.hour),
        "minute": f"{here.minute:02}",
    }
    return text(script, language, SOON.get(away, "ui/when#date"), values)


def text(script: Script, language: Language, unit: TextId, values: dict[str, str]) -> str:
    """Return one of the bot's own words, filled; in Latvian where there is no other."""
    template = script.catalogs.get(language, {}).get(unit) or script.catalogs[SOURCE][unit]
    return template.fill(values) or ""
