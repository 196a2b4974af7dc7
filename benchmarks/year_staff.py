"""The people at the desk in a year made up by chance: they come, eat, fall ill, forget.

Every consultant is a list of changes in time. What the product is told is what it would
have heard by then: presses of a button, and signs of life of an open desk.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from bot.helpline.desk import Consultant, Presence
from bot.script.model import Language

BEAT = 10
"""Seconds between two signs of life of an open desk."""

ILL = 0.12
EVERYBODY_ILL = 0.03
CRASH = 0.15
FORGETS_TO_SIGN_OFF = 0.2


class Change(NamedTuple):
    """From this second on a consultant said `presence`, and the desk was open or not."""

    at: int
    presence: Presence
    is_alive: bool


NOT_YET = Change(0, Presence.OFF, is_alive=False)


class Worker:
    """One consultant and everything they did in the year."""

    def __init__(self, id: str, languages: tuple[Language, ...], changes: list[Change]) -> None:
        self.id = id
        self.languages = languages
        self.changes = [NOT_YET, *sorted(changes)]
        self._times = [change.at for change in self.changes]
        self._alive = list(last_alive(self.changes))

    def now(self, second: int) -> Change:
        """Return how it stands with somebody."""
        return self.changes[self._at(second)]

    def alive_at(self, second: int) -> int:
        """Return when a desk was last open, up to now."""
        place = self._at(second)
        alive = self._alive[place]
        return second if alive == place else self.changes[alive + 1].at

    def is_here(self, second: int, within: int = 0) -> bool:
        """Tell whether somebody would answer, or would have at most so many seconds ago."""
        silent = second - self.alive_at(second)
        return self.now(second).presence is Presence.ON and silent <= within

    def heard(self, second: int) -> Consultant:
        """Return what the product knows of somebody."""
        change = self.now(second)
        alive_at = self.alive_at(second)
        opened_at = self.changes[self._alive[self._at(second)]].at
        beat_at = max(opened_at, alive_at - alive_at % BEAT)
        return Consultant(self.id, self.id.title(), self.languages, change.presence, beat_at)

    def _at(self, second: int) -> int:
        return bisect_right(self._times, second) - 1


def last_alive(changes: Sequence[Change]) -> Iterator[int]:
    """Yield for each change the last one, up to it, with which a desk was open."""
    place = 0
    for number, change in enumerate(changes):
        place = number if change.is_alive else place
        yield place


def workers(dice: random.Random, first: date, days: int) -> list[Worker]:
    """Return a small desk: two languages, one language, and somebody for the afternoons."""
    changes: dict[str, list[Change]] = {"anna": [], "ilze": [], "oksana": []}
    for number in range(days):
        day = first + timedelta(days=number)
        if dice.random() < EVERYBODY_ILL:
            continue
        for name in changes:
            if dice.random() > ILL:
                changes[name] += day_of(dice, day, late=name == "oksana")
    languages: dict[str, tuple[Language, ...]] = {
        "anna": ("lv", "ru"),
        "ilze": ("lv",),
        "oksana": ("ru", "lv"),
    }
    return [Worker(name, languages[name], changes[name]) for name in changes]


def day_of(dice: random.Random, day: date, *, late: bool) -> Iterable[Change]:
    """Yield a day of work; it may begin before the doors open and end after they close."""
    begin = dice.randrange(11 * 3600, 12 * 3600) if late else dice.randrange(6 * 3600, 9 * 3600)
    end = dice.randrange(begin + 3 * 3600, begin + 9 * 3600)
    yield change(day, begin, Presence.ON, alive=True)
    lunch = dice.randrange(begin + 3600, end - 3600)
    yield change(day, lunch, Presence.PAUSE, alive=True)
    back = lunch + dice.randrange(600, 1800)
    yield change(day, back, Presence.ON, alive=True)
    if dice.random() < CRASH:
        lost = dice.randrange(back + 1, end)
        yield change(day, lost, Presence.ON, alive=False)
        yield change(day, dice.randrange(lost, end), Presence.ON, alive=True)
    forgets = dice.random() < FORGETS_TO_SIGN_OFF
    yield change(day, end, Presence.ON if forgets else Presence.OFF, alive=False)


def change(day: date, second: int, presence: Presence, *, alive: bool) -> Change:
    """Return a change at a second of a day, UTC."""
    midnight = datetime.combine(day, time(), UTC)
    return Change(int(midnight.timestamp()) + second, presence, alive)
