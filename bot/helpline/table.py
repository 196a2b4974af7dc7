"""The hand-off as a table: in each state, what happens at each event.

Read a cell from its first row: the first one whose guard holds is what happens, and the
last one always holds. A cell that is not here is in `IMPOSSIBLE`, with the reason.

    no case ─ WANTED ─▶ OFFERED ─ ACCEPT ─▶ QUEUED ─ CLAIM ─▶ LIVE ─ END ─▶ WRAP_UP ─▶ CLOSED
                          │                  │  ▲ │              │ ▲
                          │     DUE ▼        │  │ └ DUE ▶ ASKED  │ └─ PAUSED (silent, held)
                          └─▶ FORM ─ CONFIRM ┘  └── DUE: the consultant is silent
                               └──────▶ BOOKED ◀──▶ TRYING ─▶ CLOSED

Who speaks (`SPEAKER`): while a case waits for a human or talks with one, the dialog
consumes nothing; in the form the form does; in all other states the bot speaks.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.helpline import call_rows, consultant_rows, deadline_rows, people_rows
from bot.helpline.kinds import Kind
from bot.helpline.rows import Cell, Draft, Table
from bot.helpline.speakers import (
    CLOSED,
    FORM,
    WITH_HUMANS,
    WITH_THE_BOT,
)


def written() -> Table:
    """Write the whole table."""
    draft = Draft()
    for part in (people_rows, call_rows, consultant_rows, deadline_rows):
        part.write(draft)
    return draft


TABLE: Table = written()
"""What happens, by state and event."""

IMPOSSIBLE: Mapping[Cell, str] = {
    **{
        (state, Kind.WANTED): "the dialog is not heard, so nothing in it comes to a human"
        for state in (*WITH_HUMANS, FORM)
    },
    **{
        (state, kind): "only the form comes to an end like this"
        for state in (*WITH_HUMANS, *WITH_THE_BOT)
        for kind in (Kind.FILLED, Kind.NOT_SAFE, Kind.FORM_LEFT)
    },
    **{
        (state, Kind.FORGET_TYPED): "the bot hears what is typed, and asks back by itself"
        for state in WITH_THE_BOT
    },
    (CLOSED, Kind.DUE): "a closed case has no deadline",
}
"""The pairs that never come together, and why not."""
