"""What every store does alike: rows are read, one turn is taken, its rows are made.

Nothing here waits or touches a database; the time is that of the event. A row that cannot
be read (changed, cut, from another key) is noted in the quarantine by its hash, and the
person goes on as somebody of whom nothing is known; nobody else notices.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.engine.effects import Forget
from bot.ports import (
    Answer,
    Answered,
    Decision,
    Delivered,
    Incoming,
    NoConversation,
    Person,
)
from bot.stores.answers import farewell, refused, sendings
from bot.stores.case_keeping import with_case
from bot.stores.errors import WrongKey
from bot.stores.queues import begun, claim_of
from bot.stores.register import hours
from bot.stores.rows import (
    Change,
    ChannelIdsRow,
    ConversationRow,
    Found,
    Key,
    KeyRow,
    OutboxRow,
    QuarantineRow,
    SeenRow,
)
from bot.stores.schema import EVENT_ID_LIMIT
from bot.stores.sealing import (
    UNREADABLE,
    Held,
    addressee,
    kept_address,
    key_place,
    note,
    opened_message,
    read_file,
    read_session,
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
        if found is None and not (begin and isinstance(incoming.person, Person)):
            raise NoConversation
        if len(incoming.id) > EVENT_ID_LIMIT:
            raise ValueError(f"the id of an event has at most {EVENT_ID_LIMIT} characters")
        held = self._open(found) if found else self._begin(incoming)
        decision = answer(held.session, held.file.case if held.file else None)
        notes = self._notes(incoming, held, decision)
        if decision.refused:
            return refused(held, decision)._replace(quarantined=notes)
        if any(isinstance(effect, Forget) for effect in decision.effects):
            return Change(
                farewell(person_of(incoming), incoming, held, decision),
                quarantined=notes,
                erases=found.conversation.id if found else None,
            )
        return self._kept(incoming, held, decision)._replace(begins=not found, quarantined=notes)

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
        if not isinstance(incoming.person, Person):
            raise NoConversation
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
        row, has_case = found.conversation, found.file is not None
        try:
            sealer = self.unwrap(row.id, found.wrapped)
        except Unreadable:
            # Sealed with the lost key, the address is lost too.
            held = self._with_new_key(row._replace(address=None), broken=note("key", row.session))
            return held._replace(fence=found.fence, has_case=has_case)
        held = with_session(Held(row, sealer, fence=found.fence, has_case=has_case))
        return with_file(held, found.file) if found.file is not None else held

    def _with_new_key(self, row: ConversationRow, broken: str = "") -> Held:
        sealer = self.vault.new_key()
        wrapped = self.vault.wrap(sealer, key_place(row.id))
        return Held(row, sealer, key=KeyRow(row.id, wrapped), broken=broken)

    def _kept(self, incoming: Incoming, held: Held, decision: Decision) -> Change:
        before, at, to = held.conversation, incoming.event.at, addressee(incoming, held)
        outbox, messages = sealed_messages(held, decision, int(at.timestamp()))
        last = before.last_message + len(messages)
        row = before._replace(
            address=kept_address(to, held),
            session=sealed_session(held, decision.session),
            last_message=last,
            turn_start=before.last_message + 1 if messages else before.turn_start,
            acted_hour=hours(at) if isinstance(incoming.person, Person) else before.acted_hour,
        )
        seen = SeenRow(row.id, incoming.id, before.last_message + 1, last, hours(at))
        answered = Answered(last, messages, conversation=row.id)
        change = Change(answered, row, False, held.key, seen, outbox)
        change = with_case(change, held, decision, hours(at))
        return self._pushed(incoming, to, held, decision, change) if to else change

    def _pushed(
        self, incoming: Incoming, to: Person, held: Held, decision: Decision, change: Change
    ) -> Change:
        """Add what a channel needs that must write: the messages claimed, if they are first."""
        at, first = incoming.event.at, held.conversation.last_message + 1
        queue = None
        if change.outbox and held.fence is None:
            queue = begun(held.conversation.id, self.next_id(at), at)
        claim = claim_of(queue, at, held.sealer) if queue else None
        return change._replace(
            answered=replace(change.answered, sendings=sendings(to, at, decision, first, claim)),
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

    def _notes(
        self, incoming: Incoming, held: Held, decision: Decision
    ) -> tuple[QuarantineRow, ...]:
        at = incoming.event.at
        return tuple(
            QuarantineRow(self.next_id(at), what, hours(at))
            for what in (held.broken, decision.quarantined)
            if what
        )


def person_of(incoming: Incoming) -> Person:
    """Return who acts, where it must be the person: nobody is forgotten by another's act."""
    if not isinstance(incoming.person, Person):
        raise ValueError("the desk and the timers do not know whom they act for")
    return incoming.person


def meant(incoming: Incoming, found: Found | None) -> Found | None:
    """Return what was found if it is what the event is about.

    Somebody who was forgotten and has come again has another conversation; what the desk
    or a timer wanted of the one before is nobody's any more.
    """
    if found is None or isinstance(incoming.person, Person):
        return found
    return found if found.conversation.id == incoming.person.id else None


def with_session(held: Held) -> Held:
    """Open the session; it is empty once its own term is over, while a case lasts longer."""
    row = held.conversation
    if held.has_case and not row.session:
        return held
    try:
        return held._replace(session=read_session(held.sealer, row))
    except UNREADABLE:
        return held._replace(broken=note("session", row.session))


def with_file(held: Held, sealed: bytes) -> Held:
    """Open the case."""
    try:
        return held._replace(file=read_file(held.sealer, held.conversation.id, sealed))
    except UNREADABLE:
        return held._replace(broken=held.broken or note("case", sealed))
