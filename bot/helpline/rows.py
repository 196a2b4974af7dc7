"""What a row of the table says, and how rows are put into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from bot.helpline.alterations import Alteration
from bot.helpline.case import Speaker, State
from bot.helpline.guards import Guard, always
from bot.helpline.kinds import Kind


class Hearer(StrEnum):
    """Who answers an event."""

    CASE = "case"  # the row itself
    DIALOG = "dialog"  # the case has nothing to say: the bot goes on with the dialog
    FORM = "form"  # the form of the call-back


class Row(NamedTuple):
    """What happens to a case at one event. Without `to` it stays, and its deadline runs on."""

    to: State | None = None
    when: Guard = always
    stage: int = 0
    counts_on: bool = False  # the time does not begin anew: the next deadline of the same wait
    alters: tuple[Alteration, ...] = ()
    told: tuple[str, ...] = ()  # screens that the person sees, by name
    seen: str = ""  # what the desk sees
    keeps: Speaker | None = None  # whose words become a line of the case
    back: str = ""  # the bot speaks again: the exit by which a waiting hand-off is left
    hides: bool = False  # the bot speaks again from the neutral home
    silent: bool = False  # the bot speaks again, but says nothing until it is spoken to
    refused: str = ""  # why a consultant's act changes nothing
    hearer: Hearer = Hearer.CASE


Rows = tuple[Row, ...]
Cell = tuple[State, Kind]
Table = Mapping[Cell, Rows]


States = State | Iterable[State]
Kinds = Kind | Iterable[Kind]


class Draft(dict[Cell, Rows]):
    """A table that is being written; nothing in it is written twice."""

    def on(
        self, states: State | Iterable[State], kinds: Kind | Iterable[Kind], *rows: Row
    ) -> None:
        """Say what happens in these states at these events: the first row whose guard holds."""
        for state in [states] if isinstance(states, State) else states:
            for kind in [kinds] if isinstance(kinds, Kind) else kinds:
                if (state, kind) in self:
                    raise ValueError(f"{state} × {kind} is written twice")
                self[state, kind] = rows
