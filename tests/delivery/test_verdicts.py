"""What becomes of a message: a table."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from bot.delivery.verdicts import LEAST_LEASE, MOST_DOUBTS, arrived, failed, unsendable
from bot.engine.message import Message
from bot.ports import LEASE, Claim, Outcome, Person, SendFailed, Sending, Settled
from tests.stores.people import NOON

SECOND = timedelta(seconds=1)
SENDING = Sending(
    Person("telegram", "7"),
    1,
    Message("hello"),
    NOON + 60 * SECOND,
    claim=Claim(1, 2, NOON + LEASE),
)
HUMAN = replace(SENDING, message=Message("hello", sender="human"))
UNKNOWN: Final = Outcome.UNKNOWN
FAILED: Final = Outcome.FAILED

FATES = {
    # failure: its outcome, seconds until it is tried again, whether it may have arrived
    "not sent": (SENDING, SendFailed("x"), (None, 1, False)),
    "not sent, the second time": (replace(SENDING, attempt=2), SendFailed("x"), (None, 2, False)),
    "not sent, the ninth time": (replace(SENDING, attempt=9), SendFailed("x"), (None, 60, False)),
    "too many": (SENDING, SendFailed("x", retry_after=7.5), (None, 7.5, False)),
    "too many for a day": (SENDING, SendFailed("x", retry_after=86_400), (None, 86_400, False)),
    "too many, for no time": (SENDING, SendFailed("x", retry_after=0), (None, 1, False)),
    "too many, for less": (SENDING, SendFailed("x", retry_after=-1), (None, 1, False)),
    "no answer": (SENDING, SendFailed("x", outcome=UNKNOWN), (None, 1, True)),
    "no answer again": (
        replace(SENDING, doubts=1),
        SendFailed("x", outcome=UNKNOWN),
        (UNKNOWN, None, True),
    ),
    "no answer to a human": (HUMAN, SendFailed("x", outcome=UNKNOWN), (UNKNOWN, None, True)),
    "a human's, not sent": (HUMAN, SendFailed("x"), (None, 1, False)),
    "refused": (SENDING, SendFailed("x", outcome=FAILED), (FAILED, None, False)),
    "refused after a doubt": (
        replace(SENDING, doubts=1),
        SendFailed("x", outcome=FAILED),
        (FAILED, None, False),
    ),
}


def obstacle(sending: Sending, now: datetime) -> Settled:
    """What keeps a message from being sent."""
    settled = unsendable(sending, now)
    assert settled
    return settled


@pytest.mark.parametrize(("sending", "failure", "fate"), FATES.values(), ids=FATES.keys())
def test_every_failure_has_its_meaning(sending, failure, fate):
    settled = failed(sending, failure, NOON)
    wait = (settled.again_at - NOON).total_seconds() if settled.again_at else None

    assert (settled.outcome, wait, settled.doubtful) == fate


def test_who_is_blocked_is_told_apart():
    blocked = SendFailed("x", outcome=FAILED, blocked=True)

    assert failed(SENDING, blocked, NOON).blocked
    assert not failed(SENDING, SendFailed("x", outcome=FAILED), NOON).blocked


def test_parts_that_were_sent_are_kept_whatever_became_of_the_rest():
    failures = (
        SendFailed("x", channel_ids=["8"]),
        SendFailed("x", channel_ids=["8"], outcome=FAILED),
        SendFailed("x", channel_ids=["8"], outcome=UNKNOWN),
    )

    assert {failed(SENDING, failure, NOON).channel_ids for failure in failures} == {("8",)}


def test_what_was_sent_was_sent():
    assert arrived(["8"], NOON).outcome is Outcome.SENT


def test_a_message_in_time_may_be_sent():
    assert unsendable(SENDING, NOON) is None


@pytest.mark.parametrize("seconds", [60, 61, 100_000])
def test_a_message_past_its_time_is_never_sent(seconds):
    later = NOON + seconds * SECOND
    claimed = replace(SENDING, claim=Claim(1, 2, later + LEASE))

    assert obstacle(claimed, later).outcome is Outcome.EXPIRED


def test_a_message_that_may_have_killed_the_process_too_often_is_given_up():
    assert unsendable(replace(SENDING, doubts=MOST_DOUBTS), NOON) is None
    assert obstacle(replace(SENDING, doubts=MOST_DOUBTS + 1), NOON).outcome is UNKNOWN


def test_a_message_whose_claim_may_end_during_the_call_is_put_back():
    just = NOON + LEASE - LEAST_LEASE
    settled = obstacle(SENDING, just + SECOND / 1000)

    assert unsendable(SENDING, just) is None
    assert (settled.outcome, settled.again_at) == (None, settled.at)


def test_a_message_without_a_claim_is_put_back():
    assert obstacle(replace(SENDING, claim=None), NOON).outcome is None
