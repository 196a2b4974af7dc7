"""A loop in which waiting takes no time: when all wait, its clock jumps to whoever is next."""

from __future__ import annotations

import asyncio
import functools
import inspect
import selectors
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar

from tests.stores.people import NOON

Given = ParamSpec("Given")
Result = TypeVar("Result")

BLINK = 1e-6
"""Seconds that even doing something takes: who waits for a time that is a rounding error away
would otherwise wait for ever."""


class JumpingSelector(selectors.SelectSelector):
    """Finds nothing, and says at once that the time has passed."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout=None):
        """Let the time pass."""
        if timeout is None:
            raise RuntimeError("everybody waits, and nothing will ever happen")
        self.now += max(timeout, BLINK)
        return super().select(0)


class FakeLoop(asyncio.SelectorEventLoop):
    """A loop that lives in fake time."""

    def __init__(self) -> None:
        self._jumping = JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        """The fake time."""
        return self._jumping.now


def now() -> datetime:
    """The fake time of day: noon, and what has passed since the test began."""
    return NOON + timedelta(seconds=asyncio.get_running_loop().time())


def in_fake_time(test: Callable[Given, Coroutine[None, None, Result]]) -> Callable[Given, Result]:
    """Run a test in a loop of its own, in which nobody really waits."""

    @functools.wraps(test)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with asyncio.Runner(loop_factory=FakeLoop) as runner:
            return runner.run(test(*args, **kwargs))

    del run.__wrapped__  # or pytest would take it for what it wraps
    run.__signature__ = inspect.signature(test)  # type: ignore[attr-defined]
    return run
