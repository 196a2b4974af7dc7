"""What every store does alike with what is to be sent, and erased, on channels that push.

As in `keeper.py`, nothing here waits or touches a database.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.engine.message import Message
from bot.ports import LEASE, Claim, Erasure, Incoming, Person, Sending, Settled
from bot.stores.keeper import Keeper, person_of
from bot.stores.queues import KeyedClaim, claim_of, gone, lapsed, left, milliseconds, passed, taken
from bot.stores.register import hours
from bot.stores.rows import (
    Change,
    ChannelIdsRow,
    DoubtRow,
    ErasureRow,
    Found,
    OutboxRow,
    QueueChange,
    Queued,
    QueueRow,
)
from bot.stores.sealing import (
    UNREADABLE,
    job_place,
    opened_address,
    opened_ids,
    sealed_ids,
    to_send,
)
from bot.vault import Sealer, Unreadable

DONE = 2**62
"""Milliseconds: an erasure that is done is never tried again."""


class Outgoing:
    """Turns rows into what a channel sends and erases, and what became of it into rows."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def claimed(
        self, queued: Queued, queue: QueueRow, rows: Sequence[OutboxRow], now: datetime
    ) -> tuple[list[Sending], QueueChange]:
        """Take a queue over; what cannot be read is dropped, for nobody could ever send it."""
        mine = taken(queue, self._keeper.next_id(now), now)
        found = self._readable(queued, mine, rows, now)
        unreadable = {row.message_id for row in rows} - {sending.id for sending in found}
        change = QueueChange(
            queued.conversation_id,
            tuple(sorted(unreadable)),
            queue=mine if found else None,
            ends=not found,
            doubt=self._doubt(now) if found and lapsed(queue) else None,
        )
        return found, change

    def settled(self, queued: Queued, sending: Sending, settled: Settled) -> QueueChange | None:
        """Return what is written of a message's fate; None if it is nobody's any more."""
        claim, queue = sending.claim, queued.queue
        if claim is None or claim.conversation != queued.conversation_id:
            return None
        last = queued.last or 0
        over = gone(last, sending, settled)
        ends = last <= max(over, default=0)
        owned = queue is not None and queue.fence == claim.fence
        return QueueChange(
            queued.conversation_id,
            gone=over,
            queue=left(queue, settled) if queue and owned and not ends else None,
            ends=ends,
            channel_ids=self._ids_row(queued, claim, settled),
            doubt=self._doubt(settled.at) if settled.doubtful else None,
        )

    def sent_too_late(self, sending: Sending, settled: Settled) -> ErasureRow | None:
        """Return the erasure of what was being sent while its person was forgotten."""
        if sending.claim is None or not settled.channel_ids:
            return None
        erasure = Erasure(os.urandom(32), sending.person, settled.channel_ids)
        return self._erasure_row(erasure, settled.at, passed(settled.at))

    def channel_ids(
        self, conversation: int, wrapped: bytes | None, rows: Iterable[ChannelIdsRow]
    ) -> list[str]:
        """Return what the channel calls a person's messages, the oldest first."""
        try:
            sealer = self._keeper.unwrap(conversation, wrapped)
        except Unreadable:
            return []
        return [id for row in rows for id in opened_ids(sealer, row)]

    def leaving(
        self,
        incoming: Incoming,
        change: Change,
        found: Found | None,
        rows: Iterable[ChannelIdsRow],
    ) -> Change:
        """Add the erasure of the chat, which outlives the key of the conversation."""
        person, at = person_of(incoming), incoming.event.at
        ids = self.channel_ids(found.conversation.id, found.wrapped, rows) if found else []
        if incoming.message_id:
            ids.append(incoming.message_id)
        name = self._keeper.vault.lookup(
            "erasure " + person.channel, f"{person.address} {incoming.id}"
        )
        erasure = Erasure(name, person, tuple(ids), change.answered.sendings)
        return change._replace(erasure=self._erasure_row(erasure, at, passed(at)))

    def left_behind(
        self, person: Person, found: Found, rows: Iterable[ChannelIdsRow], now: datetime
    ) -> ErasureRow:
        """Return the erasure of the chat of somebody whom another than they forgets."""
        ids = self.channel_ids(found.conversation.id, found.wrapped, rows)
        return self._erasure_row(Erasure(os.urandom(32), person, tuple(ids)), now, passed(now))

    def erasure(self, row: ErasureRow) -> Erasure | None:
        """Return what is to be erased, or None if that cannot be read."""
        try:
            job = self._keeper.vault.service.unseal(row.job, job_place(row.name))
            return erasure_from_json(row.name, orjson.loads(job))
        except UNREADABLE:
            return None

    def erasure_taken(self, row: ErasureRow, now: datetime) -> tuple[ErasureRow, DoubtRow | None]:
        """Return an erasure as whoever claims it now has it."""
        doubt = self._doubt(now) if row.claimed else None
        return row._replace(claimed=1, free_at=milliseconds(now + 4 * LEASE)), doubt

    def erasure_settled(self, erasure: Erasure, again_at: datetime | None) -> ErasureRow:
        """Return an erasure as it is left: done, or put back."""
        if again_at is None:
            return ErasureRow(erasure.name, b"", 0, DONE, 0)
        return self._erasure_row(erasure, again_at, milliseconds(again_at))

    def _readable(
        self, queued: Queued, queue: QueueRow, rows: Sequence[OutboxRow], now: datetime
    ) -> list[Sending]:
        try:
            sealer = self._keeper.unwrap(queued.conversation_id, queued.wrapped)
            person = opened_address(sealer, queued)
        except UNREADABLE:
            return []
        return claimed_messages(sealer, person, queue, rows, now)

    def _ids_row(self, queued: Queued, claim: Claim, settled: Settled) -> ChannelIdsRow | None:
        if not settled.channel_ids:
            return None
        sealer = claim.sealer if isinstance(claim, KeyedClaim) else None
        try:
            sealer = sealer or self._keeper.unwrap(queued.conversation_id, queued.wrapped)
        except Unreadable:
            return None
        number = self._keeper.next_id(settled.at)
        return sealed_ids(
            sealer, settled.channel_ids, queued.conversation_id, number, hours(settled.at)
        )

    def _doubt(self, at: datetime) -> DoubtRow:
        return DoubtRow(self._keeper.next_id(at), hours(at))

    def _erasure_row(self, erasure: Erasure, at: datetime, free_at: int) -> ErasureRow:
        job = orjson.dumps(erasure_to_json(erasure))
        sealed = self._keeper.vault.service.seal(job, job_place(erasure.name))
        return ErasureRow(erasure.name, sealed, 0, free_at, int(at.timestamp()))


def claimed_messages(
    sealer: Sealer, person: Person, queue: QueueRow, rows: Sequence[OutboxRow], now: datetime
) -> list[Sending]:
    """Return the messages that can be read; attempts and doubts are of the oldest."""
    claim = claim_of(queue, now, sealer)
    found = [sending for row in rows if (sending := to_send(sealer, row, person))]
    return [
        replace(sending, claim=claim)
        if number
        else replace(sending, claim=claim, attempt=queue.attempt, doubts=queue.doubts)
        for number, sending in enumerate(found)
    ]


def erasure_to_json(erasure: Erasure) -> dict[str, Any]:
    """Return an erasure as it is sealed."""
    return {
        "channel": erasure.person.channel,
        "address": erasure.person.address,
        "ids": erasure.channel_ids,
        "farewell": [
            [sending.id, int(sending.expires_at.timestamp()), sending.message.to_json()]
            for sending in erasure.farewell
        ],
    }


def erasure_from_json(name: bytes, data: dict[str, Any]) -> Erasure:
    """Return the erasure whose JSON this is."""
    person = Person(data["channel"], data["address"])
    farewell = tuple(
        Sending(person, id, Message.from_json(message), datetime.fromtimestamp(expires_at, UTC))
        for id, expires_at, message in data["farewell"]
    )
    return Erasure(name, person, tuple(data["ids"]), farewell)
