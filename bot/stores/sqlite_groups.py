"""What happens to a group of changes within its one transaction in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from bot.stores import sqlite_statements as sql
from bot.stores.register import Ends
from bot.stores.rows import Change, ErasureChange, QueueChange


class Tidying(NamedTuple):
    """Single rows are to go, of the conversations from the first number to the last."""

    first: int
    last: int
    ends: Ends


Item = Change | QueueChange | ErasureChange | Tidying


def erases(item: Item) -> bool:
    """Tell whether copies of what the item deletes must leave the journal too."""
    return isinstance(item, Change) and item.erases is not None


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
    write_queues(connection, changes, [item for item in items if isinstance(item, QueueChange)])
    write_erasures(
        connection, changes, [item for item in items if isinstance(item, ErasureChange)]
    )
    for item in items:
        if isinstance(item, Tidying):
            tidy(connection, item)


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
