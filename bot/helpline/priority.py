"""Who is taken first: what is grave goes before, and waiting counts for everybody."""

from __future__ import annotations

from typing import NamedTuple

from bot.helpline.case import Case
from bot.script.desk import DeskPlan


class Priority(NamedTuple):
    """The greater one is taken first."""

    front: bool  # the case was waiting already when its consultant fell silent
    points: int


def priority(case: Case, now: int, plan: DeskPlan) -> Priority:
    """Return how soon a case that waits should be taken."""
    waited = max(0, now - case.asked_at) if case.asked_at else 0
    points = plan.priority.points(case.level, urgent=case.urgent, minor=case.minor, waited=waited)
    return Priority(case.front, points)
