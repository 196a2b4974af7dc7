"""Who is there: a consultant who said so and whose desk gave a sign of life just now.

Somebody who closed the laptop without a word is not there, however long they were on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.helpline.desk import Consultant, Desk, Presence
from bot.script.desk import DeskPlan
from bot.script.model import Language


def is_there(consultant: Consultant, plan: DeskPlan, now: datetime) -> bool:
    """Tell whether a consultant can take somebody now.

    A beat from the future is a clock gone wrong and worth no more than one from the past.
    """
    silence = abs(now.timestamp() - consultant.beat_at)
    limit = plan.deadlines.heartbeat.normal
    return consultant.presence is Presence.ON and silence < limit


def speaks(consultant: Consultant, language: Language) -> bool:
    """Tell whether a consultant speaks a language; none in particular is spoken by all."""
    return not language or language in consultant.languages


def there(
    desk: Desk, plan: DeskPlan, now: datetime, language: Language = ""
) -> tuple[Consultant, ...]:
    """Return the consultants who are there for people of a language."""
    return tuple(
        consultant
        for consultant in desk.consultants
        if is_there(consultant, plan, now) and speaks(consultant, language)
    )


def fallen_silent(desk: Desk, plan: DeskPlan, now: datetime) -> tuple[Consultant, ...]:
    """Return those who said that they are there, and whose desk gives no sign any more."""
    return tuple(
        consultant
        for consultant in desk.consultants
        if consultant.presence is Presence.ON and not is_there(consultant, plan, now)
    )


def on_call(desk: Desk, plan: DeskPlan, language: Language = "") -> Iterator[str]:
    """Yield the accounts that may be rung privately; those who speak the language first."""
    listed = [
        consultant
        for consultant in desk.consultants
        if consultant.on_call or consultant.id in plan.on_call
    ]
    yield from (consultant.id for consultant in listed if speaks(consultant, language))
    yield from (consultant.id for consultant in listed if not speaks(consultant, language))
