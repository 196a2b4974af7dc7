"""Everything that a row of the table may look at: who, what, when, and who is there."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.engine.events import Event
from bot.engine.session import Session
from bot.helpline.case import Case
from bot.helpline.desk import Consultant, Desk
from bot.helpline.events import AtTheDesk, DeskEvent
from bot.helpline.promises import Offer, offer
from bot.script.model import Language, Script

if TYPE_CHECKING:  # its rows hold functions of moments
    from bot.helpline.rows import Table


KEPT = 64
"""Offers that are kept: rows, words and slots of one event ask for the same one."""


@lru_cache(maxsize=KEPT)
def offered(script: Script, desk: Desk, at: int, language: Language) -> Offer:
    """Return what may be promised at a time."""
    return offer(
        script.desk,
        desk,
        healthy=True,  # the desk is the store, and that has just been read
        now=datetime.fromtimestamp(at, UTC),
        language=language,
        facts=script.facts,
    )


class Moment(NamedTuple):
    """One event of one case. `at` is when it counts: that of a late timer is its deadline."""

    script: Script
    desk: Desk
    session: Session
    case: Case
    event: Event | DeskEvent
    at: int
    table: Table

    @property
    def now(self) -> datetime:
        """Return the time as a date."""
        return datetime.fromtimestamp(self.at, UTC)

    @property
    def by(self) -> str:
        """Return the consultant who acts; empty for anything else."""
        return self.event.by if isinstance(self.event, AtTheDesk) else ""

    @property
    def offer(self) -> Offer:
        """Return what may be promised now."""
        return offered(self.script, self.desk, self.at, self.session.language)

    def consultant(self, id: str) -> Consultant | None:
        """Return somebody who answers."""
        return next((person for person in self.desk.consultants if person.id == id), None)

    def seconds(self, deadline: str) -> int:
        """Return how long a deadline of the plan is for this case."""
        term: int = getattr(self.script.desk.deadlines, deadline).seconds(urgent=self.case.urgent)
        return term
