"""Whose turn it is to send a person's messages: the rules, the same in every store.

A queue is one process's until its claim runs out. Claims are told apart by their fence, so
that a process that was away too long changes nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.ports import LEASE, Claim, Sending, Settled
from bot.stores.rows import QueueRow
from bot.vault import Sealer

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
NOBODY = 0
"""The fence of a queue that nobody has claimed."""


def milliseconds(at: datetime) -> int:
    """Return the first whole millisecond that is not before a time: nothing is tried early."""
    return -(-(at - EPOCH) // MILLISECOND)


def passed(now: datetime) -> int:
    """Return the last whole millisecond that is over."""
    return (now - EPOCH) // MILLISECOND


def begun(conversation: int, fence: int, at: datetime) -> QueueRow:
    """Return the queue of somebody for whom nothing waited, claimed for the first time."""
    return QueueRow(conversation, fence, milliseconds(at + LEASE), attempt=1, doubts=0)


def taken(queue: QueueRow, fence: int, now: datetime) -> QueueRow:
    """Return the queue as whoever claims it now has it."""
    return QueueRow(
        queue.conversation_id,
        fence,
        milliseconds(now + LEASE),
        queue.attempt + 1,
        queue.doubts + lapsed(queue),
    )


def lapsed(queue: QueueRow) -> bool:
    """Tell whether a queue that is free was somebody's who never said what became of it."""
    return queue.fence != NOBODY


@dataclass(frozen=True, slots=True)
class KeyedClaim(Claim):
    """A claim that knows the conversation's key, so that it need not be read and unwrapped."""

    sealer: Sealer | None = field(default=None, repr=False, compare=False)


def claim_of(queue: QueueRow, now: datetime, sealer: Sealer) -> Claim:
    """Return what the sender is told of its claim, which it got just now."""
    return KeyedClaim(queue.conversation_id, queue.fence, now + LEASE, sealer)


def gone(last: int, sending: Sending, settled: Settled) -> tuple[int, ...]:
    """Return the messages that wait no more once this one, the oldest, is settled."""
    if settled.blocked:
        return tuple(range(sending.id, max(last, sending.id) + 1))
    return () if settled.outcome is None else (sending.id,)


def left(queue: QueueRow, settled: Settled) -> QueueRow:
    """Return the queue as its owner leaves it when its oldest message is settled."""
    if settled.outcome is None:
        doubts = queue.doubts + settled.doubtful
        free_at = milliseconds(settled.again_at or settled.at)
        return queue._replace(fence=NOBODY, free_at=free_at, doubts=doubts)
    if settled.goes_on:
        return begun(queue.conversation_id, queue.fence, settled.at)
    return QueueRow(queue.conversation_id, NOBODY, passed(settled.at), attempt=0, doubts=0)
