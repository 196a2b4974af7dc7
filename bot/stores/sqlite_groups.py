"""What happens to a group of changes within its one transaction in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from bot.stores import sqlite_statements as sql
from bot.stores.register import Ends
from bot.stores.rows import Change, ErasureChange, QueueChange


class Tidying(NamedTuple):
    """Single rows are to go, of the conversations from the first number to the last."""

    first: int
    last: int
    ends: Ends


class Closing(NamedTuple):
    """What is over of these conversations, whose cases are closed, is to go."""

    conversations: tuple[int, ...]
    ends: Ends


class DeskChange(NamedTuple):
    """Something at the desk is to be kept: a statement and its values."""

    statement: str
    values: tuple[Any, ...]


Item = Change | QueueChange | ErasureChange | Tidying | Closing | DeskChange


def erases(item: Item) -> bool:
    """Tell whether copies of what the item deletes must leave the journal too."""
    return isinstance(item, Closing) or (isinstance(item, Change) and item.erases is not None)


def write(connection: sqlite3.Connection, items: Sequence[Item]) -> None:
    """Write what a group changed; a conversation is in it only once."""
    changes = [item for item in items if isinstance(item, Change)]
    for change in changes:
        erase(connection, change)
    sql.BEGIN.run(connection, [c.conversation for c in changes if c.conversation and c.begins])
    sql.GO_ON.run(connection, [c.conversation for c in changes if c.conversation and not c.begins])
    sql.KEEP_KEY.run(connection, [c.key for c in changes if c.key])
    sql.KEEP_SEEN.run(connection, [c.seen for c in changes if c.seen])
    sql.KEEP_MESSAGE.run(connection, chain.from_iterable(c.outbox for c in changes))
    sql.KEEP_NOTE.run(connection, chain.from_iterable(c.quarantined for c in changes))
    write_cases(connection, changes)
    write_queues(connection, changes, [item for item in items if isinstance(item, QueueChange)])
    write_erasures(
        connection, changes, [item for item in items if isinstance(item, ErasureChange)]
    )
    for item in items:
        if isinstance(item, Tidying):
            tidy(connection, item)
        elif isinstance(item, Closing):
            close(connection, item)
        elif isinstance(item, DeskChange):
            connection.execute(item.statement, item.values)


def write_cases(connection: sqlite3.Connection, turns: Sequence[Change]) -> None:
    """Write what turns changed about cases."""
    for change in turns:
        if change.ends_case is not None:
            for statement in sql.DESK.drop_case:
                connection.execute(statement, (change.ends_case,))
    sql.KEEP_CASE.run(connection, [c.case for c in turns if c.case])
    sql.KEEP_LINE.run(connection, chain.from_iterable(c.lines for c in turns))


def write_queues(
    connection: sqlite3.Connection, turns: Sequence[Change], changes: Sequence[QueueChange]
) -> None:
    """Write whose messages wait, and drop those that do not any more."""
    sql.DROP_MESSAGE.run(connection, [(c.conversation_id, id) for c in changes for id in c.gone])
    sql.END_QUEUE.run(connection, [(c.conversation_id,) for c in changes if c.ends])
    both: list[Change | QueueChange] = [*turns, *changes]
    sql.KEEP_QUEUE.run(connection, [c.queue for c in both if c.queue])
    sql.KEEP_CHANNEL_IDS.run(connection, [c.channel_ids for c in both if c.channel_ids])
    sql.KEEP_DOUBT.run(connection, [c.doubt for c in changes if c.doubt])


def write_erasures(
    connection: sqlite3.Connection, turns: Sequence[Change], changes: Sequence[ErasureChange]
) -> None:
    """Write what is to be erased on a channel, and how far that is."""
    sql.BEGIN_ERASURE.run(connection, [c.erasure for c in turns if c.erasure])
    sql.KEEP_ERASURE.run(connection, [c.erasure for c in changes])
    sql.KEEP_DOUBT.run(connection, [c.doubt for c in changes if c.doubt])


def erase(connection: sqlite3.Connection, change: Change) -> None:
    """Delete the conversation that is to be forgotten; what is deleted is overwritten."""
    if change.erases is not None:
        for statement in sql.ERASE:
            connection.execute(statement, (change.erases,))


def tidy(connection: sqlite3.Connection, tidying: Tidying) -> None:
    """Delete the single rows of some conversations that are at the end of their term."""
    first, last, ends = tidying
    connection.execute(sql.FORGET_SEEN, (first, last, ends.seen_hour))
    connection.execute(sql.FORGET_MESSAGES, (first, last, ends.made_at))
    connection.execute(sql.FORGET_CHANNEL_IDS, (first, last, ends.channel_ids_hour))
    connection.execute(sql.FORGET_NOTES, (ends.quarantine_hour,))
    connection.execute(sql.FORGET_DOUBTS, (ends.doubts_hour,))
    connection.execute(sql.FORGET_ERASURES, (ends.erasure_made_at,))
    connection.execute(sql.DESK.forget_presence, (ends.beat_at,))


def close(connection: sqlite3.Connection, closing: Closing) -> None:
    """Delete what is over of closed cases: the session, the lines, the case."""
    ends = closing.ends
    for id in closing.conversations:
        connection.execute(sql.DESK.end_session, (b"", id, ends.acted_hour))
        connection.execute(sql.DESK.end_lines, (id, ends.closed_hour))
        connection.execute(sql.DESK.end_case, (id, ends.closed_hour, ends.this_hour))
