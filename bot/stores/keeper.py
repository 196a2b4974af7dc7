"""What every store does alike: rows are read, one turn is taken, its rows are made.

Nothing here waits or touches a database; the time is that of the event. A row that cannot
be read (changed, cut, from another key) is noted in the quarantine by its hash, and the
person goes on as somebody of whom nothing is known; nobody else notices.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import orjson

from bot.engine.effects import Forget
from bot.ports import (
    Answer,
    Answered,
    Claim,
    Delivered,
    Incoming,
    NoConversation,
    Person,
    Sending,
    Turn,
)
from bot.stores.errors import WrongKey
from bot.stores.queues import begun, claim_of
from bot.stores.register import hours
from bot.stores.rows import (
    LAST_ID,
    Change,
    ChannelIdsRow,
    ConversationRow,
    Found,
    Key,
    KeyRow,
    OutboxRow,
    QuarantineRow,
    SeenRow,
    Window,
)
from bot.stores.schema import EVENT_ID_LIMIT
from bot.stores.sealing import (
    UNREADABLE,
    Held,
    kept_address,
    key_place,
    note,
    opened_message,
    read_session,
    said,
    sealed_ids,
    sealed_messages,
    sealed_session,
)
from bot.vault import Sealer, Unreadable, Vault

RANDOM_BITS = 20


class Keeper:
    """Takes a turn between the rows that were found and the rows that are to be kept."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self._last_id = 0

    def key(self, person: Person) -> Key:
        """Return what the person's conversation is found by."""
        return Key(person.channel, self.vault.lookup(person.channel, person.address))

    def change(
        self, incoming: Incoming, found: Found | None, answer: Answer, *, begin: bool
    ) -> Change:
        """Let the event be answered; return everything this changes."""
        if found is None and not begin:
            raise NoConversation
        if len(incoming.id) > EVENT_ID_LIMIT:
            raise ValueError(f"the id of an event has at most {EVENT_ID_LIMIT} characters")
        held = self._open(found)._replace(fence=found.fence) if found else self._begin(incoming)
        turn = answer(held.session)
        notes = self._notes(incoming, held, turn)
        if any(isinstance(effect, Forget) for effect in turn.effects):
            return Change(
                farewell(incoming, turn),
                quarantined=notes,
                erases=found.conversation.id if found else None,
            )
        return self._kept(incoming, held, turn)._replace(begins=not found, quarantined=notes)

    def told(self, found: Found, rows: Iterable[OutboxRow]) -> tuple[Delivered, ...]:
        """Return the messages in these rows, without those that cannot be read."""
        try:
            sealer = self.unwrap(found.conversation.id, found.wrapped)
        except Unreadable:
            return ()
        opened = (opened_message(sealer, row) for row in rows)
        return tuple(message for message in opened if message)

    def unwrap(self, conversation: int, wrapped: bytes | None) -> Sealer:
        """Return the key of a conversation, or raise Unreadable."""
        return self.vault.unwrap(wrapped or b"", key_place(conversation))

    def next_id(self, at: datetime) -> int:
        """Return a number that grows with time, as no other process has at this moment.

        Within a process it is above all before it, so that it is never given twice.
        """
        fresh = int(at.timestamp() * 1000) << RANDOM_BITS | secrets.randbits(RANDOM_BITS)
        self._last_id = max(self._last_id + 1, fresh)
        return self._last_id

    def check_key(self, newest_keys: Sequence[bytes]) -> None:
        """Raise WrongKey if these were all wrapped with another secret than ours.

        One of them may be spoilt; but to start with another key file would be to lose
        everybody who is in the middle of a conversation, without a word.
        """
        if newest_keys and not any(self.vault.wrapped(wrapped) for wrapped in newest_keys):
            raise WrongKey(
                "The database was sealed with another key file than this one (BOT_KEY_FILE); "
                "put that key file back, or remove the database with the conversations in it."
            )

    def _begin(self, incoming: Incoming) -> Held:
        at = incoming.event.at
        row = ConversationRow(
            self.next_id(at),
            *self.key(incoming.person),
            address=None,
            session=b"",
            last_message=0,
            turn_start=1,
            acted_hour=hours(at),
        )
        return self._with_new_key(row)

    def _open(self, found: Found) -> Held:
        row = found.conversation
        try:
            sealer = self.unwrap(found.conversation.id, found.wrapped)
        except Unreadable:
            # Sealed with the lost key, the address is lost too.
            return self._with_new_key(row._replace(address=None), broken=note("key", row.session))
        try:
            return Held(row, sealer, read_session(sealer, row))
        except UNREADABLE:
            return Held(row, sealer, broken=note("session", row.session))

    def _with_new_key(self, row: ConversationRow, broken: str = "") -> Held:
        sealer = self.vault.new_key()
        wrapped = self.vault.wrap(sealer, key_place(row.id))
        return Held(row, sealer, key=KeyRow(row.id, wrapped), broken=broken)

    def _kept(self, incoming: Incoming, held: Held, turn: Turn) -> Change:
        before, at = held.conversation, incoming.event.at
        outbox, messages = sealed_messages(held, turn, int(at.timestamp()))
        last = before.last_message + len(messages)
        row = before._replace(
            address=kept_address(incoming, held),
            session=sealed_session(held, turn.session),
            last_message=last,
            turn_start=before.last_message + 1 if messages else before.turn_start,
            acted_hour=hours(at),
        )
        seen = SeenRow(row.id, incoming.id, before.last_message + 1, last, hours(at))
        change = Change(Answered(last, messages), row, False, held.key, seen, outbox)
        return self._pushed(incoming, held, turn, change) if incoming.pushed_to else change

    def _pushed(self, incoming: Incoming, held: Held, turn: Turn, change: Change) -> Change:
        """Add what a channel needs that must write: the messages claimed, if they are first."""
        at, first = incoming.event.at, held.conversation.last_message + 1
        queue = None
        if change.outbox and held.fence is None:
            queue = begun(held.conversation.id, self.next_id(at), at)
        claim = claim_of(queue, at, held.sealer) if queue else None
        return change._replace(
            answered=Answered(
                change.answered.cursor,
                change.answered.messages,
                sendings=sendings(incoming, turn, first, claim),
            ),
            queue=queue,
            channel_ids=self._own_message(incoming, held),
        )

    def _own_message(self, incoming: Incoming, held: Held) -> ChannelIdsRow | None:
        """Return what the channel calls the person's own message, to be erased with ours."""
        if not incoming.message_id:
            return None
        conversation, at = held.conversation.id, incoming.event.at
        return sealed_ids(
            held.sealer, [incoming.message_id], conversation, self.next_id(at), hours(at)
        )

    def _notes(self, incoming: Incoming, held: Held, turn: Turn) -> tuple[QuarantineRow, ...]:
        at = incoming.event.at
        return tuple(
            QuarantineRow(self.next_id(at), what, hours(at))
            for what in (held.broken, turn.quarantined)
            if what
        )


def window(row: ConversationRow, after: int | None, now: datetime) -> Window:
    """Return what a person is to be shown: the news above `after`, or the whole last turn."""
    if after is None:
        return Window(row.turn_start, LAST_ID)
    return Window(min(max(after, 0), LAST_ID - 1) + 1, LAST_ID, int(now.timestamp()))


def shown(row: ConversationRow, messages: tuple[Delivered, ...]) -> Answered:
    """Return messages with the cursor behind them and behind those that have expired.

    A turn may have been kept between the two looks at the database; then the newest
    message is ahead of the row.
    """
    return Answered(max([row.last_message, *(message.id for message in messages)]), messages)


def repeated(window: Window, messages: tuple[Delivered, ...]) -> Answered:
    """Return what an event brought when it came the first time, with the cursor of then."""
    return Answered(window.last, messages, repeated=True)


def erasing(found: Found) -> Change:
    """Return the change that leaves nothing of a conversation."""
    return Change(Answered(0, forgotten=True), erases=found.conversation.id)


def farewell(incoming: Incoming, turn: Turn) -> Answered:
    """Return the last messages to somebody of whom nothing is kept; they are not stored."""
    messages = tuple(
        Delivered(number, orjson.dumps(effect.message.to_json()))
        for number, effect in enumerate(said(turn), start=1)
    )
    pushed = sendings(incoming, turn, 1, None) if incoming.pushed_to else ()
    return Answered(len(messages), messages, forgotten=True, sendings=pushed)


def sendings(
    incoming: Incoming, turn: Turn, first: int, claim: Claim | None
) -> tuple[Sending, ...]:
    """Return what a turn says for the channel that pushes it."""
    at = datetime.fromtimestamp(int(incoming.event.at.timestamp()), UTC)
    return tuple(
        Sending(
            incoming.person,
            number,
            say.message,
            expires_at=at + timedelta(seconds=say.expires_in),
            claim=claim,
        )
        for number, say in enumerate(said(turn), start=first)
    )
