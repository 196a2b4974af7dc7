"""What the bot does not take: it says so, and shows again where the person is."""

from __future__ import annotations

from bot.engine.events import Other, SentOther
from bot.engine.session import Session
from bot.engine.walk import Moved, remark
from bot.script.model import Script

ONCE_IN = 5
"""Seconds in which media are declined once: an album of ten pictures comes as ten messages,
all at once. What comes later is answered again, or there would be silence."""


def decline(script: Script, session: Session, event: SentOther) -> Moved:
    """Say that something is not read, and show again where the person is."""
    now = int(event.at.timestamp())
    if event.other is Other.MEDIA:
        if 0 <= now - session.declined_at < ONCE_IN:
            return Moved(session, ())
        session = session._replace(declined_at=now)
    return remark(script, session, f"ui/other#{event.other}")
