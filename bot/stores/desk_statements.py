"""The statements about cases, the desk and the bell, as one database runs them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import Dialect, Table, literal_column, select

from bot.stores import case_statements as shared
from bot.stores.schema import bell, desk_mode, presence
from bot.stores.statements import compiled
from bot.stores.upserts import Upsert, replacing


class DeskStatements:
    """The texts for one driver; the parameters stand in the order in which they are given."""

    def __init__(self, dialect: Dialect, insert: Callable[[Table], Upsert]) -> None:
        text = partial(compiled, dialect=dialect)
        self.board = text(shared.BOARD, parameters=["since"])
        self.find_case = text(shared.FIND_CASE, parameters=["conversation"])
        self.lines = text(shared.LINES, parameters=shared.LINES_PARAMETERS)
        self.due_cases = text(shared.DUE_CASES, parameters=shared.DUE_CASES_PARAMETERS)
        self.drop_case = [text(drop, parameters=["conversation"]) for drop in shared.DROP_CASE]
        self.end_session = text(shared.END_SESSION, parameters=shared.END_SESSION_PARAMETERS)
        self.end_lines = text(shared.END_LINES, parameters=shared.END_LINES_PARAMETERS)
        self.end_case = text(shared.END_CASE, parameters=shared.END_CASE_PARAMETERS)

        everybody, switch = presence.columns.keys(), desk_mode.columns.keys()
        self.desk = text(shared.DESK, parameters=[])
        self.mode = text(shared.MODE, parameters=[])
        self.keep_presence = text(
            replacing(insert(presence), "id", *everybody[1:]), parameters=everybody
        )
        self.keep_mode = text(replacing(insert(desk_mode), "id", "mode"), parameters=switch)
        self.keep_ever = text(replacing(insert(desk_mode), "id", "ever"), parameters=switch)
        self.set_presence = text(shared.SET_PRESENCE, parameters=shared.SET_PRESENCE_PARAMETERS)
        self.beat = text(shared.BEAT, parameters=shared.BEAT_PARAMETERS)
        self.remove_presence = text(shared.REMOVE_PRESENCE, parameters=["who"])
        self.forget_presence = text(shared.FORGET_PRESENCE, parameters=["beat_at"])

        self.bell = text(select(bell.c.version, bell.c.page), parameters=[])
        self.turn_bell = text(turned(insert(bell)), parameters=bell.columns.keys())


def turned(statement: Upsert) -> Upsert:
    """Return an INSERT of the bell's page that takes the place only of the one before it."""
    return statement.on_conflict_do_update(
        index_elements=["id"],
        set_={"version": statement.excluded.version, "page": statement.excluded.page},
        where=bell.c.version == statement.excluded.version - literal_column("1"),
    )
