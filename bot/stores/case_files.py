"""How a case and its lines become bytes that nobody reads, and come back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from bot.helpline.case import Line, Speaker
from bot.ports import Listed, Numbered, Opened
from bot.stores.rows import CaseRow, ConversationRow, LineRow
from bot.stores.sealing import (
    UNREADABLE,
    CaseFile,
    file_place,
    line_place,
    read_file,
    read_session,
)
from bot.vault import Sealer

MOST_BLOCKED_HOURS = 30 * 24
"""A block never outlives this; what is kept for it is kept no longer."""


def sealed_file(sealer: Sealer, conversation: int, file: CaseFile, hour: int) -> CaseRow:
    """Return a case as it is kept, changed in that hour."""
    case = file.case
    body = orjson.dumps(file._asdict() | {"case": case.to_json()})
    closed = None if case.is_open else case.since // 3600 or hour
    blocked = min(case.blocked_until // 3600, hour + MOST_BLOCKED_HOURS)
    sealed = sealer.seal(body, file_place(conversation))
    return CaseRow(conversation, sealed, case.number, case.due_at or None, closed, blocked)


def sealed_lines(
    sealer: Sealer, conversation: int, after: int, lines: Iterable[Line]
) -> tuple[LineRow, ...]:
    """Return lines as they are kept, numbered on."""
    return tuple(
        LineRow(
            conversation,
            number,
            sealer.seal(orjson.dumps(line._asdict()), line_place(conversation, number)),
        )
        for number, line in enumerate(lines, after + 1)
    )


def opened_lines(sealer: Sealer, rows: Iterable[LineRow]) -> tuple[Numbered, ...]:
    """Return the lines that can be read."""
    return tuple(line for row in rows if (line := opened_line(sealer, row)))


def opened_line(sealer: Sealer, row: LineRow) -> Numbered | None:
    """Return a kept line, or None if it cannot be read."""
    try:
        data = orjson.loads(sealer.unseal(row.line, line_place(row.conversation_id, row.number)))
        return Numbered(row.number, read_line(data))
    except UNREADABLE:
        return None


def read_line(data: dict[str, Any]) -> Line:
    """Read a line that this or an older version kept."""
    known = {name: data[name] for name in Line._fields if name in data}
    return Line(**known)._replace(speaker=Speaker(data["speaker"]))


def listed(sealer: Sealer, conversation: int, channel: str, sealed: bytes) -> Listed | None:
    """Return a case for the board, or None if it cannot be read."""
    try:
        file = read_file(sealer, conversation, sealed)
    except UNREADABLE:
        return None
    return Listed(conversation, channel, file.language, file.case)


def opened_case(
    sealer: Sealer, row: ConversationRow, sealed: bytes, lines: Iterable[LineRow]
) -> Opened | None:
    """Return a case as a consultant opens it, or None if it cannot be read."""
    known = listed(sealer, row.id, row.channel, sealed)
    if known is None:
        return None
    try:
        session = read_session(sealer, row)
    except UNREADABLE:
        session = None
    return Opened(
        row.id, row.channel, known.language, session, known.case, opened_lines(sealer, lines)
    )
