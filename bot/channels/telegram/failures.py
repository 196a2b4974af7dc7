"""What it means for a message that a call to the Bot API failed.

    not sent     try again later (`outcome` is None): nothing was shown to the person
    FAILED       never try again: the person cannot be reached, or the message cannot be sent
    UNKNOWN      it was written and no answer came: the person may have it or not

The order of the table counts: python-telegram-bot's `BadRequest` is a `NetworkError`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.request import Lost, NotSent, Redirected, Refused, TooLarge
from bot.ports import Outcome, Scope, SendFailed

TOKEN_PAUSE = 300.0
"""Seconds to wait before a refused token is tried again: it may be put right meanwhile."""


class Meaning(NamedTuple):
    """What a failure means for the message."""

    reason: str
    outcome: Literal[Outcome.FAILED, Outcome.UNKNOWN] | None = None
    scope: Scope = "chat"
    blocked: bool = False
    retry_after: float | None = None


MEANINGS: dict[type[TelegramError], Meaning] = {
    Forbidden: Meaning("forbidden", Outcome.FAILED, blocked=True),
    ChatMigrated: Meaning("migrated", Outcome.FAILED, blocked=True),
    InvalidToken: Meaning("token_refused", scope="channel", retry_after=TOKEN_PAUSE),
    Conflict: Meaning("conflict"),
    NotSent: Meaning("not_connected"),
    Refused: Meaning("server_refused"),
    Redirected: Meaning("redirected", scope="channel", retry_after=TOKEN_PAUSE),
    TooLarge: Meaning("too_large", Outcome.FAILED),
    TimedOut: Meaning("timed_out", Outcome.UNKNOWN),
    Lost: Meaning("lost", Outcome.UNKNOWN),
    BadRequest: Meaning("refused", Outcome.FAILED),
    TelegramError: Meaning("garbled", Outcome.UNKNOWN),
}

GONE = Meaning("gone", Outcome.FAILED, blocked=True)
NOBODY = re.compile(
    r"chat not found|user not found|peer_id_invalid|chat_id_invalid|user_id_invalid"
    r"|user is deactivated|user_deactivated|user_is_blocked|input_user_deactivated"
    r"|chat_id is empty|group chat was (?:deactivated|deleted|upgraded)|have no rights to send",
    re.IGNORECASE,
)
"""What a 400 says of somebody who cannot be reached and will not be."""

RESTARTING = re.compile(r"restart|try again later|flood", re.IGNORECASE)
"""What a 400 says of the server's own moment and not of the message."""


def failure_of(error: Exception, sent: Sequence[str] = ()) -> SendFailed:
    """Return what a failed call means. What nobody foresaw may have been sent.

    `sent` are the ids of the parts of a message that arrived before the call failed.
    """
    meaning = meaning_of(error)
    return SendFailed(
        meaning.reason,
        outcome=meaning.outcome,
        retry_after=meaning.retry_after,
        scope=meaning.scope,
        blocked=meaning.blocked,
        channel_ids=sent,
    )


def meaning_of(error: Exception) -> Meaning:
    """Find an error in the table."""
    match error:
        case RetryAfter():
            return Meaning("too_many", retry_after=seconds_of(error))
        case BadRequest() if NOBODY.search(error.message):
            return GONE
        case BadRequest() if RESTARTING.search(error.message):
            return MEANINGS[Refused]
        case _:
            kinds = (MEANINGS.get(kind) for kind in type(error).__mro__)
            return next(filter(None, kinds), MEANINGS[TelegramError])


def seconds_of(error: RetryAfter) -> float:
    """Return how long the API wants to be left alone."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
