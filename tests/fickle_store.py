"""A store that is away for a while, or keeps something and cannot say so any more."""

from __future__ import annotations

import inspect
from enum import StrEnum

from bot.ports import StoreUnavailable


class Mood(StrEnum):
    """How the store is."""

    HERE = "here"
    AWAY = "away"
    MUTE = "mute"  # it does what it is asked for, and the answer gets lost


class FickleStore:
    """Any part of a store; all parts have their mood from one list of one."""

    def __init__(self, part, moods: list[Mood]) -> None:
        self._part, self._moods = part, moods

    @property
    def mood(self) -> Mood:
        return self._moods[-1]

    @mood.setter
    def mood(self, mood: Mood) -> None:
        self._moods[:] = [mood]

    def __getattr__(self, name):
        found = getattr(self._part, name)
        if not inspect.iscoroutinefunction(found):
            return FickleStore(found, self._moods)
        return self._perhaps(found)

    def _perhaps(self, work):
        async def perform(*args, **kwargs):
            if self.mood is Mood.AWAY:
                raise StoreUnavailable("away")
            result = await work(*args, **kwargs)
            if self.mood is Mood.MUTE:
                raise StoreUnavailable("nobody knows")
            return result

        return perform
