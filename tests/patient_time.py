"""Fake time in which threads get the real time they need: a store on a disk has one."""

from __future__ import annotations

import asyncio
import selectors

from tests.delivery.fake_time import FakeLoop, JumpingSelector

A_MOMENT = 0.05
"""Real seconds after which it is looked again whether the threads are done."""


class PatientSelector(JumpingSelector):
    """Lets no time pass while a thread works."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way = 0

    def select(self, timeout=None):
        """Let the time pass, or wait for the threads."""
        if self.under_way and timeout != 0:
            return selectors.SelectSelector.select(self, A_MOMENT)
        return super().select(timeout)


class PatientLoop(FakeLoop):
    """A loop in fake time that knows of the work in its threads."""

    def __init__(self) -> None:
        self._jumping = self._patient = PatientSelector()
        asyncio.SelectorEventLoop.__init__(self, self._jumping)

    def run_in_executor(self, executor, func, *args):  # type: ignore[override]  # passed on
        """Count what is under way."""
        self._patient.under_way += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._done)
        return future

    def _done(self, _):
        self._patient.under_way -= 1
