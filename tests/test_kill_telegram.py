"""Killed in the middle of a load, the bot loses nobody's answer on Telegram either.

The short form of `python -m benchmarks.kill --channels both`.
"""

import pytest

from benchmarks.chat import Chat
from benchmarks.kill import BOTH, rehearse
from benchmarks.talkers import DIFFERENT, LOST, SAID_TWICE, Wrong


@pytest.mark.timeout(150)
async def test_no_update_is_lost_or_doubled_and_what_comes_twice_was_noted():
    figures = await rehearse(rounds=3, people=4, database="sqlite", seed=3, channels=BOTH)

    assert figures.is_clean, (figures.wrong, figures.pushes)
    assert figures.pushes.updates
    assert figures.pushes.messages


@pytest.fixture
def chat():
    """Two messages, the second in two parts, and a third that looks like the first."""
    chat = Chat()
    for parts in (["a"], ["b", "c"], ["a"]):
        chat.expect(parts)
    return chat


@pytest.mark.parametrize(
    ("came", "again"),
    [
        ("a0 b0 c0 a0", 0),
        ("a0 b0 c0 a1", 0),
        ("a0 a1 b1 c1 a1", 1),
        ("a0 b0 b1 c1 a1", 1),
        ("a0 b0 c0 b1 c1 a1", 2),
        ("a0 b0 c0 a0 a1", 1),
        ("a0 a1 a2 b2 c2 a2", 2),
    ],
)
def test_after_a_kill_the_message_before_may_come_again(chat, came, again):
    for part, life in came.split():
        chat.take(part, int(life))

    assert (chat.is_whole, chat.again) == (True, again)


@pytest.mark.parametrize(
    ("came", "meaning"),
    [
        ("a0 a0", SAID_TWICE),
        ("a0 b0 a1", SAID_TWICE),
        ("a0 a1 a1", SAID_TWICE),
        ("a0 c0", LOST),
        ("a0 x0", DIFFERENT),
        ("a0 b0 c0 a0 x1", DIFFERENT),
    ],
)
def test_anything_else_is_wrong(chat, came, meaning):
    *before, (part, life) = came.split()
    for earlier, at in before:
        chat.take(earlier, int(at))

    with pytest.raises(Wrong) as caught:
        chat.take(part, int(life))

    assert caught.value.kind == meaning


def test_what_never_came_is_lost(chat):
    chat.take("a", 0)

    with pytest.raises(Wrong, match="3 of 4"):
        chat.check()
