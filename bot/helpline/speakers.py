"""Who speaks in which state: a human, the form or the bot. One in each, and never two."""

from __future__ import annotations

from collections.abc import Mapping

from bot.helpline.case import State
from bot.helpline.rows import Hearer

OFFERED, QUEUED, ASKED, FORM = State.OFFERED, State.QUEUED, State.ASKED, State.FORM
LIVE, PAUSED, WRAP_UP, CLOSED = State.LIVE, State.PAUSED, State.WRAP_UP, State.CLOSED
BOOKED, TRYING, DESK_DOWN = State.BOOKED, State.TRYING, State.DESK_DOWN

WAITING = (QUEUED, ASKED, DESK_DOWN)
TALKING = (LIVE, PAUSED)
WITH_HUMANS = (*WAITING, *TALKING)
OVER = (WRAP_UP, CLOSED)
CALL = (BOOKED, TRYING)
WITH_THE_BOT = (OFFERED, *CALL, *OVER)

SPEAKER: Mapping[State, Hearer] = {
    **dict.fromkeys(WITH_HUMANS, Hearer.CASE),
    **dict.fromkeys(WITH_THE_BOT, Hearer.DIALOG),
    FORM: Hearer.FORM,
}
"""Who answers what the person writes. One in each state, and never two."""

CLOSED_EXIT, NOBODY, CANCELLED = "closed", "nobody", "cancelled"
"""The exits of a hand-off step, as authors know them."""

HERE = "here"
"""The screen that shows how the case stands."""

HELP_CARD = "help"
"""The first step of the help dialog: numbers."""
