"""What stands in the group. Latvian, like all work of the helpline, and so neutral that whoever
sees a consultant's phone learns nothing: no word of what anybody said, no name, no number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desks.telegram_group.waiting import Overview
from bot.helpline.case import Case
from bot.ports import Listed
from bot.script.desk import MINUTE

MOST_LINES = 20
"""Of those who wait; a message ends at 4096 characters."""

LEVELS = {"critical": "ļoti augsts", "high": "augsts", "caution": "vidējs", "none": "zems"}
CHANNELS = {"telegram": "Telegram", "web": "mājaslapa"}

OPEN_DESK = "Atvērt galdu"
ANSWERED = "Atbildēts."


def board(overview: Overview, now: int) -> str:
    """Return the board: who waits, the most urgent first, and how much else there is."""
    waiting = overview.waiting
    lines = [f"{listed.case.alias} · {known(listed, now)}" for listed in waiting[:MOST_LINES]]
    if more := len(waiting) - len(lines):
        lines.append(f"… un vēl {more}")
    return "\n".join([head(overview), *lines])


def head(overview: Overview) -> str:
    """Return the counts."""
    waiting = f"Gaida: {len(overview.waiting)}" if overview.waiting else "Neviens negaida"
    return f"{waiting} · Sarunā: {overview.live} · Jāatzvana: {overview.calls}"


def ring(listed: Listed, now: int, *, again: bool) -> str:
    """Return what a ring says."""
    return f"{'Joprojām gaida' if again else 'Gaida'}: {known(listed, now)}"


def known(listed: Listed, now: int) -> str:
    """Return what may be told of a case: level, language, channel, minutes."""
    channel = CHANNELS.get(listed.channel, listed.channel)
    minutes = max(0, now - listed.case.asked_at) // MINUTE
    parts: Sequence[str] = (level(listed.case), listed.language.upper(), channel, f"{minutes} min")
    return " · ".join(filter(None, parts))


def level(case: Case) -> str:
    """Return how soon somebody is needed; a level that only the dialogs know stays unsaid."""
    words = LEVELS.get(case.level, "")
    return ", ".join(filter(None, ["steidzami" if case.urgent else "", words]))
