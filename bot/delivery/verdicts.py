"""What becomes of a message: sent, failed, expired, unknown, or tried again later.

Sending cannot be made exact: a channel that takes no number with a message cannot tell a
repeat. So a message of which nobody knows whether it arrived is repeated once, and counted:
a screen that comes twice is harmless, and none at all is not. A human's words are not
repeated; whoever wrote them decides.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import Outcome, SendFailed, Sending, Settled

REPEATS = 1
"""How often a message is sent again after a channel gave no answer."""

MOST_DOUBTS = 8
"""How often a message may have been under way when its process died. This is more, because
mostly it was not: whoever starts claims all that waits, and to die three times before the
first of it is sent takes no more than a machine in trouble. And it is not for ever, in case
the message itself is what kills the process; nine starts are over in half a minute."""

LEAST_LEASE = timedelta(seconds=12)
"""What must be left of a claim for a call to end within it."""

WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 4, 8, 16, 32, 60))
"""How long is waited after the first attempt, the second, and so on."""

BOT = "bot"


def unsendable(sending: Sending, now: datetime) -> Settled | None:
    """Return what becomes of a message that must not be sent, or not now."""
    if now >= sending.expires_at:
        return Settled(now, Outcome.EXPIRED)
    if sending.doubts > MOST_DOUBTS:
        return Settled(now, Outcome.UNKNOWN)
    if sending.claim is None or sending.claim.until - now < LEAST_LEASE:
        return Settled(now, again_at=now)
    return None


def arrived(ids: list[str], now: datetime) -> Settled:
    """Return what became of a message that the channel took."""
    return Settled(now, Outcome.SENT, tuple(ids))


def failed(sending: Sending, failure: SendFailed, now: datetime) -> Settled:
    """Return what becomes of a message that the channel did not take, or perhaps did."""
    ids = failure.channel_ids
    if failure.outcome is Outcome.FAILED:
        return Settled(now, Outcome.FAILED, ids, blocked=failure.blocked)
    again_at = now + pause(failure, sending.attempt)
    if failure.outcome is None:
        return Settled(now, channel_ids=ids, again_at=again_at)
    if sending.doubts < REPEATS and sending.message.sender == BOT:
        return Settled(now, channel_ids=ids, again_at=again_at, doubtful=True)
    return Settled(now, Outcome.UNKNOWN, ids, doubtful=True)


def pause(failure: SendFailed, attempt: int = 1) -> timedelta:
    """Return how long to wait: what the channel says, or longer with each attempt."""
    if failure.retry_after is not None:
        return max(timedelta(seconds=failure.retry_after), WAITS[0])
    return WAITS[min(attempt, len(WAITS)) - 1]
