"""What can be read off the table without playing it: that it is whole, and says one thing.

Played with a clock it is in `bot.helpline.exploring`; both are used by tests and by
`python -m benchmarks.table`, which prints their figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from bot.helpline.case import Speaker, State
from bot.helpline.guards import always, mine
from bot.helpline.kinds import BUTTONS, Kind
from bot.helpline.rows import Cell, Hearer, Row, Table
from bot.helpline.screens import SCREENS
from bot.helpline.speakers import (
    FORM,
    HELP_CARD,
    HERE,
    SPEAKER,
    TALKING,
    WITH_HUMANS,
    WITH_THE_BOT,
)
from bot.helpline.table import IMPOSSIBLE

BY_THE_PERSON = (
    *BUTTONS,
    *(Kind.TEXT, Kind.PRESS, Kind.MEDIA, Kind.EDIT, Kind.START, Kind.HELP, Kind.HUMAN),
    *(Kind.LANGUAGE, Kind.BACK, Kind.RESTART, Kind.STOP, Kind.FORGET_TYPED),
)
"""What people do; "forget me" is left out, for it ends everything in every state."""


class Fault(NamedTuple):
    """A rule that does not hold, and where."""

    rule: str
    where: str


def faults_of(table: Table) -> Iterator[Fault]:
    """Yield what is wrong with the table as it is written."""
    for cell in product(State, Kind):
        yield from of_completeness(table, cell)
        for row in table.get(cell, ()):
            yield from of_row(cell, row)


def of_completeness(table: Table, cell: Cell) -> Iterator[Fault]:
    """Yield a pair without a row, or one whose rows may all be passed by."""
    if cell in table and cell in IMPOSSIBLE:
        yield Fault("a pair that has rows is called impossible", named(cell))
    if cell not in table and cell not in IMPOSSIBLE:
        yield Fault("a pair has no row, and no reason why not", named(cell))
    if cell in table and table[cell][-1].when is not always:
        yield Fault("the last row of a pair does not always hold", named(cell))


def of_row(cell: Cell, row: Row) -> Iterator[Fault]:
    """Yield what a row does that no row may do in its place."""
    state, kind = cell
    if kind is Kind.DUE and row.to is None:
        yield Fault("a deadline leads nowhere", named(cell))
    if kind in BY_THE_PERSON and row.hearer not in (Hearer.CASE, SPEAKER[state]):
        yield Fault("two speakers: somebody else answers the person", named(cell))
    if row.keeps is Speaker.PERSON and state in WITH_THE_BOT and not is_for_a_human(row):
        yield Fault("what is written to the bot is shown to humans", named(cell))
    if row.keeps is Speaker.HUMAN and (state not in TALKING or row.when is not mine):
        yield Fault("two speakers: a consultant who has not taken the case", named(cell))
    if returns_to_the_bot(state, row) and not row.back:
        yield Fault("the bot is to speak again, and nobody lets it", named(cell))
    if kind in BY_THE_PERSON and is_silent(row):
        yield Fault("silence: what a person does brings no reaction", named(cell))
    for name in row.told:
        if name not in SCREENS and name not in (HERE, HELP_CARD):
            yield Fault("a screen that there is not", f"{named(cell)}: {name}")


def is_for_a_human(row: Row) -> bool:
    """Tell whether a text after a talk belongs to it: it goes on, or is its last word."""
    return row.to in WITH_HUMANS or row.told == ("thanks",)


def returns_to_the_bot(state: State, row: Row) -> bool:
    """Tell whether the speaker changes from a human, or the form, to the bot."""
    return state in (*WITH_HUMANS, FORM) and row.to in WITH_THE_BOT


def is_silent(row: Row) -> bool:
    """Tell whether nothing is said and no line is kept. An album is answered once."""
    says = row.told or row.back or row.hearer is not Hearer.CASE or row.to is FORM
    return not says and row.keeps is None and row.when.__name__ != "was_declined_lately"


def named(cell: Cell) -> str:
    """Return a pair as it is read."""
    return f"{cell[0]} × {cell[1]}"
