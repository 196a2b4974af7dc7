"""What was made at the start is never looked through again."""

import gc

import pytest

from bot import memory


@pytest.fixture
def settled():
    """The memory of a server that has started; as it was, after the test."""
    before = gc.get_threshold()
    memory.settle()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("settled")
def test_what_is_there_at_the_start_is_not_looked_through():
    assert gc.get_freeze_count() > 10_000


@pytest.mark.usefixtures("settled")
def test_circles_that_come_later_are_found():
    gc.collect()
    circle: list[object] = []
    circle.append(circle)
    del circle

    assert gc.isenabled()
    assert gc.collect() >= 1
