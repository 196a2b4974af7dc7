"""What a turn changes about a case: nothing at all for almost everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.helpline.case import Line, Speaker
from bot.ports import Decision
from bot.script.model import Language
from bot.stores.case_files import sealed_file, sealed_lines
from bot.stores.rows import Change
from bot.stores.sealing import CaseFile, Held, said


def with_case(change: Change, held: Held, decision: Decision, hour: int) -> Change:
    """Add what becomes of the case; one that cannot be read, or is over, is not left behind."""
    if decision.case is None and not held.has_case:
        return change
    if held.has_case and not goes_on(held, decision):
        change = seen_by_the_desk(change)._replace(ends_case=held.conversation.id)
    if decision.case is None:
        return change
    last_line = held.file.last_line if held.file else 0
    lines = tuple(linked(decision, held.conversation.last_message + 1))
    file = CaseFile(decision.case, language_of(held, decision), last_line + len(lines))
    if file == held.file:
        return change
    id, sealer = held.conversation.id, held.sealer
    return seen_by_the_desk(change)._replace(
        case=sealed_file(sealer, id, file, hour),
        lines=sealed_lines(sealer, id, last_line, lines),
    )


def goes_on(held: Held, decision: Decision) -> bool:
    """Tell whether the case that was kept is the one that is to be, so that its lines stay.

    A talk that is taken up again begins anew, but under its alias.
    """
    if decision.case is None or held.file is None:
        return False
    before, now = held.file.case, decision.case
    return now.begun_at == before.begun_at or now.alias == before.alias


def language_of(held: Held, decision: Decision) -> Language:
    """Return the person's language; it outlives the session, which is begun anew without it."""
    if held.session is None and held.file:
        return held.file.language
    return decision.session.language


def seen_by_the_desk(change: Change) -> Change:
    """Let the desk look at the case."""
    return change._replace(answered=replace(change.answered, case_changed=True))


def linked(decision: Decision, first: int) -> Iterator[Line]:
    """Yield the lines; those of a human with the number of the message that brings them."""
    messages = enumerate((say.message for say in said(decision)), first)
    numbers = (number for number, message in messages if message.sender == Speaker.HUMAN)
    for line in decision.lines:
        is_sent = line.speaker is Speaker.HUMAN
        yield line._replace(message=next(numbers, 0)) if is_sent else line
