"""What a turn, or a look, brings the person: messages to show, and messages to send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson

from bot.ports import Answered, Claim, Decision, Delivered, Incoming, Person, Sending
from bot.stores.rows import LAST_ID, Change, ConversationRow, Found, Window
from bot.stores.sealing import Held, said


def refused(held: Held, decision: Decision) -> Change:
    """Return what keeps nothing: asked again, it may be answered otherwise."""
    row = held.conversation
    return Change(Answered(row.last_message, conversation=row.id, refused=decision.refused))


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
    cursor = max([row.last_message, *(message.id for message in messages)])
    return Answered(cursor, messages, conversation=row.id)


def repeated(found: Found, window: Window, messages: tuple[Delivered, ...]) -> Answered:
    """Return what an event brought when it came the first time, with the cursor of then."""
    return Answered(window.last, messages, repeated=True, conversation=found.conversation.id)


def erasing(found: Found) -> Change:
    """Return the change that leaves nothing of a conversation."""
    return Change(Answered(0, forgotten=True), erases=found.conversation.id)


def farewell(person: Person, incoming: Incoming, held: Held, decision: Decision) -> Answered:
    """Return the last messages to somebody of whom nothing is kept; they are not stored."""
    messages = tuple(
        Delivered(number, orjson.dumps(effect.message.to_json()))
        for number, effect in enumerate(said(decision), start=1)
    )
    at = incoming.event.at
    return Answered(
        len(messages),
        messages,
        forgotten=True,
        sendings=sendings(person, at, decision, 1, None) if incoming.pushed_to else (),
        conversation=held.conversation.id,
        case_changed=held.has_case,
    )


def sendings(
    to: Person, at: datetime, decision: Decision, first: int, claim: Claim | None
) -> tuple[Sending, ...]:
    """Return what is said, for the channel that pushes it."""
    at = datetime.fromtimestamp(int(at.timestamp()), UTC)
    return tuple(
        Sending(
            to,
            number,
            say.message,
            expires_at=at + timedelta(seconds=say.expires_in),
            claim=claim,
        )
        for number, say in enumerate(said(decision), start=first)
    )
