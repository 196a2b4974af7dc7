"""What may stand in the slots of a case's texts, and which paragraphs are not for now.

A value that nobody knows is not there, and a paragraph that needs it is left out: so nobody
is told of an hour that is not certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.engine.voice import label
from bot.helpline.calendar import LATVIA
from bot.helpline.case import Callback, Case
from bot.helpline.moment import Moment
from bot.helpline.moments import told
from bot.helpline.promises import Offer
from bot.script.desk import HOUR, WEEKDAYS

LAST_DIGITS = 2
"""So much of a number is shown: its owner knows it by that, and nobody else does."""


def values(moment: Moment, case: Case) -> Mapping[str, str]:
    """Return what is known for the slots."""
    offer = moment.offer
    return {
        **who_speaks(moment, case),
        **opening(moment, offer),
        **open_now(moment, offer),
        **agreed(moment, case.callback or Callback()),
        "hours": str(moment.script.desk.deadlines.closed.normal // HOUR),
    }


def who_speaks(moment: Moment, case: Case) -> dict[str, str]:
    """Return the alias of the consultant who has the case."""
    consultant = moment.consultant(case.consultant)
    return {"alias": consultant.alias} if consultant else {}


def opening(moment: Moment, offer: Offer) -> dict[str, str]:
    """Return when the chat and the phone open, where that is news."""
    times = {"when": offer.chat_opens, "phone_when": offer.phone_opens}
    language = moment.session.language
    return {
        name: told(moment.script, language, at, moment.now) for name, at in times.items() if at
    }


def open_now(moment: Moment, offer: Offer) -> dict[str, str]:
    """Return the numbers that answer day and night, while the helpline's does not."""
    if offer.phone_open or not offer.open_now:
        return {}
    facts = (moment.script.facts[fact] for fact in offer.open_now)
    return {"numbers": ", ".join(fact.value(moment.session.language) for fact in facts)}


def agreed(moment: Moment, callback: Callback) -> dict[str, str]:
    """Return the window of a call, the end of the number, and what may be said."""
    if not callback.number:
        return {}
    begins, ends = (here(at) for at in (callback.begins_at, callback.ends_at))
    weekday = label(
        moment.script, f"ui/when#{WEEKDAYS[begins.weekday()]}", moment.session.language
    )
    found = {
        "weekday": weekday,
        "date": f"{begins.day}.{begins.month:02}.",
        "hour": str(begins.hour),
        "minute": f"{begins.minute:02}",
        "end_hour": str(ends.hour),
        "end_minute": f"{ends.minute:02}",
        "last": callback.number[-LAST_DIGITS:],
        "cover": callback.may_say,
    }
    return {name: value for name, value in found.items() if value}


def here(at: int) -> datetime:
    """Return a time by the clock of Latvia."""
    return datetime.fromtimestamp(at, UTC).astimezone(LATVIA.zone)


def left_out(moment: Moment, case: Case) -> set[str]:
    """Return the paragraphs that would say what is not so, or was said before."""
    callback = case.callback or Callback()
    not_so = {
        "later": moment.offer.chat_opens is not None,
        "notice": "notice" in case.told,
        "cover_nothing": bool(callback.may_say),
        "voicemail": not callback.voicemail,
        "no_voicemail": callback.voicemail,
        "code_word": not callback.code_word,
        "write": not callback.may_write,
    }
    return {name for name, is_not_so in not_so.items() if is_not_so}
