"""When the desk says that the shift is about to end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.desks.web.view import shift_end
from bot.script.desk import DeskPlan, Span, Week

DAYS = Week(((Span(9 * 60, 17 * 60),),) * 7)
PLAN = DeskPlan(chat=DAYS, valid_until=date(2030, 1, 1))
FIVE = datetime(2026, 12, 1, 15, tzinfo=UTC)
"""Five in the afternoon in Riga, of a Tuesday."""


@pytest.mark.parametrize(
    ("hour", "minute", "says"),
    [(14, 39, False), (14, 40, True), (14, 59, True), (15, 0, False), (6, 50, False)],
)
def test_twenty_minutes_before_the_end_it_is_said(hour, minute, says):
    said = shift_end(PLAN, FIVE.replace(hour=hour, minute=minute))

    assert said == (int(FIVE.timestamp()) if says else 0)


def test_without_known_hours_nothing_is_said():
    assert shift_end(DeskPlan(chat=DAYS), FIVE.replace(hour=14, minute=50)) == 0
