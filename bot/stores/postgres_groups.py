"""What happens to a group of turns within its one transaction in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from asyncpg.pool import PoolConnectionProxy as Connection

from bot.ports import Answer, Incoming
from bot.stores import postgres_statements as sql
from bot.stores.register import Ends
from bot.stores.rows import Change, Found, Key


class Asked(NamedTuple):
    """An event that waits for its answer."""

    key: Key
    incoming: Incoming
    answer: Answer
    begin: bool


Outcome = Change | Found | Exception | None
"""What a turn changed; what is kept of one that was answered before; why it failed. None if
another process began this person's conversation in the same moment: then it is to be tried
again."""


async def hold(connection: Connection, group: list[Asked]) -> dict[Key, Found]:
    """Lock the conversations of a group, then read them.

    In two statements: after waiting for a lock, the first one would still see other tables
    as they were before it.
    """
    channels = sorted({asked.key.channel for asked in group})
    held = await connection.fetch(sql.HOLD, channels, [asked.key.lookup for asked in group])
    events = {asked.key: asked.incoming.id for asked in group}
    names = [events[Key(row["channel"], row["lookup"])] for row in held]
    rows = await connection.fetch(sql.FIND_HELD, [row["id"] for row in held], names)
    found = (Found.read(tuple(row)) for row in rows)
    return {Key(*one.conversation[1:3]): one for one in found}


async def write(connection: Connection, outcomes: list[Outcome]) -> list[Outcome]:
    """Write what the group changed; None for those whom another process has just begun."""
    begun = await begin(connection, [o for o in outcomes if isinstance(o, Change) and o.begins])
    kept = [None if lost(outcome, begun) else outcome for outcome in outcomes]
    changes = [outcome for outcome in kept if isinstance(outcome, Change)]
    await erase(connection, [c.erases for c in changes if c.erases is not None])
    rows = [c.conversation for c in changes if c.conversation and not c.begins]
    await run(
        connection,
        (sql.GO_ON, [(*row[3:], row.id) for row in rows]),
        (sql.KEEP_KEY, [c.key for c in changes if c.key]),
        (sql.KEEP_SEEN, [c.seen for c in changes if c.seen]),
        (sql.KEEP_MESSAGE, [row for c in changes for row in c.outbox]),
        (sql.KEEP_NOTE, [row for c in changes for row in c.quarantined]),
        (sql.BEGIN_QUEUE, [c.queue for c in changes if c.queue]),
        (sql.KEEP_CHANNEL_IDS, [c.channel_ids for c in changes if c.channel_ids]),
        (sql.BEGIN_ERASURE, [c.erasure for c in changes if c.erasure]),
        *((drop, [(c.ends_case,) for c in changes if c.ends_case]) for drop in sql.DESK.drop_case),
        (sql.KEEP_CASE, [c.case for c in changes if c.case]),
        (sql.KEEP_LINE, [row for c in changes for row in c.lines]),
    )
    return kept


async def run(connection: Connection, *work: tuple[str, Sequence[Sequence[Any]]]) -> None:
    """Run each statement once for each row of values; one without any is not sent."""
    for statement, rows in work:
        if rows:
            await connection.executemany(statement, rows)


async def begin(connection: Connection, changes: list[Change]) -> set[int]:
    """Insert new conversations, in one order everywhere; return which of them are ours."""
    rows = [change.conversation for change in changes if change.conversation]
    if not rows:
        return set()
    rows.sort(key=lambda row: (row.channel, row.lookup))
    return {row["id"] for row in await connection.fetchmany(sql.BEGIN, rows)}


def lost(outcome: Outcome, begun: set[int]) -> bool:
    """Tell whether the outcome is a conversation that somebody else has begun."""
    if not isinstance(outcome, Change) or not outcome.begins or not outcome.conversation:
        return False
    return outcome.conversation.id not in begun


async def erase(connection: Connection, conversations: list[int]) -> None:
    """Delete conversations, their keys first."""
    ids = [(id,) for id in conversations]
    await run(connection, *((statement, ids) for statement in sql.ERASE))


async def end_cases(connection: Connection, conversations: list[int], ends: Ends) -> None:
    """Delete what is over of closed cases: the session, the lines, the case."""
    ids = [(id, ends.closed_hour) for id in conversations]
    await run(
        connection,
        (sql.DESK.end_session, [(b"", id, ends.acted_hour) for id in conversations]),
        (sql.DESK.end_lines, ids),
        (sql.DESK.end_case, [(*row, ends.this_hour) for row in ids]),
    )
