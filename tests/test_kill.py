"""Killed in the middle of a load, the bot loses nothing and does nothing twice.

The short form of `python -m benchmarks.kill`, which goes on for as long as one likes.
"""

import pytest

from benchmarks.kill import rehearse
from benchmarks.talkers import DOUBLED, LOST, SAID_TWICE, verdict


@pytest.mark.timeout(150)
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
async def test_nothing_is_lost_or_doubled_by_a_kill(database):
    figures = await rehearse(rounds=4, people=8, database=database, seed=3)

    assert figures.is_clean, figures.wrong
    assert (figures.kills, figures.repeats > 0) == (4, True)


@pytest.mark.parametrize(
    ("came", "was_to_come", "meaning"),
    [
        ([4], [5], LOST),
        ([], [5], LOST),
        ([5], [5, 6], LOST),
        ([6], [5], DOUBLED),
        ([5, 6], [5], DOUBLED),
        ([5, 5], [5], SAID_TWICE),
    ],
)
def test_what_goes_wrong_is_called_by_its_name(came, was_to_come, meaning):
    assert verdict(came, was_to_come) == meaning
