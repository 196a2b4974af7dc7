"""Every promise that an offer makes, and whether it was so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from benchmarks.year_clock import Edges, clock, is_open
from benchmarks.year_staff import Worker
from bot.helpline.calendar import Way
from bot.helpline.desk import Mode
from bot.helpline.hours import Status
from bot.helpline.moments import told
from bot.helpline.promises import Offer
from bot.script.desk import DeskPlan
from bot.script.model import Language, Script

TODAY = {"lv": "šodien", "ru": "сегодня"}
TOMORROW = {"lv": "rīt", "ru": "завтра"}
WEEKDAYS = {
    "lv": ("pirmdien", "otrdien", "trešdien", "ceturtdien", "piektdien", "sestdien", "svētdien"),
    "ru": ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
}
TIME = re.compile(r"(\d{1,2})[.:](\d\d)(?= p| п)")
DATE = re.compile(r"(\d{1,2})\.(\d\d)\.?,")


class Moment(NamedTuple):
    """What was so when an offer was made, for somebody who speaks a language."""

    at: datetime
    language: Language
    plan: DeskPlan
    edges: Mapping[Way, Edges]
    staff: Sequence[Worker]
    ever: bool
    healthy: bool
    mode: Mode
    facts: Sequence[str]

    @property
    def works(self) -> bool:
        """Tell whether what people write reaches the desk."""
        return self.healthy and self.mode in (Mode.NORMAL, Mode.TELEGRAM_DOWN)

    @property
    def is_planned(self) -> bool:
        """Tell whether the staff's plan covers the day."""
        until = self.plan.valid_until
        return until is not None and clock(self.at).date() <= until

    def is_open(self, way: Way) -> bool:
        """Tell whether it is open by the hours."""
        return is_open(self.plan, way, self.at)

    def is_anybody_here(self, within: int = 0) -> bool:
        """Tell whether somebody who speaks the language is there, or was just now."""
        second = int(self.at.timestamp())
        return any(
            worker.is_here(second, within)
            for worker in self.staff
            if self.language in worker.languages
        )

    def is_late(self) -> bool:
        """Tell whether the chat closes so soon that no talk should begin."""
        closes = self.edges[Way.CHAT].next_close(self.at)
        last_call = timedelta(seconds=self.plan.last_call)
        return closes is not None and closes - self.at <= last_call


class Said(NamedTuple):
    """One promise: what kind it is of, and whether it was so."""

    kind: str
    is_so: bool


def said(script: Script, moment: Moment, offered: Offer) -> Iterator[Said]:
    """Yield what an offer promises, also by what it does not offer."""
    yield of_status(moment, offered.status)
    yield from of_ways(moment, offered)
    yield from of_phone(moment, offered)
    yield Said("other numbers", set(offered.open_now) <= set(moment.facts))
    for way, opens in ((Way.CHAT, offered.chat_opens), (Way.PHONE, offered.phone_opens)):
        if opens is not None:
            expected = moment.edges[way].next_open(moment.at)
            yield Said(f"{way.value} opens at", opens == expected)
            words = told(script, moment.language, opens, moment.at)
            is_so = expected is not None and understood(words, moment) == shown(expected)
            yield Said("the words for it", is_so)


def of_status(moment: Moment, status: Status) -> Said:
    """Return whether the status is the one that was so."""
    sure = moment.works and moment.is_planned
    in_hours = sure and moment.is_open(Way.CHAT)
    match status:
        case Status.UNKNOWN:
            is_so = not sure
        case Status.CLOSED:
            is_so = sure and not in_hours
        case Status.LAST_CALL:
            is_so = in_hours and moment.is_late()
        case Status.OPEN:
            is_so = in_hours and not moment.is_late() and moment.is_anybody_here(heartbeat(moment))
        case Status.OPEN_NOBODY:
            is_so = in_hours and not moment.is_late() and not moment.is_anybody_here()
    return Said(f"status {status.value}", is_so)


def heartbeat(moment: Moment) -> int:
    """Return for how many seconds a closed laptop may still count as somebody."""
    return moment.plan.deadlines.heartbeat.normal


def of_ways(moment: Moment, offered: Offer) -> Iterator[Said]:
    """Yield the promises of a talk now, of a place in the queue, of a call."""
    if offered.chat:
        is_so = moment.ever and moment.is_anybody_here(heartbeat(moment))
        yield Said("somebody is here", is_so and moment.works and moment.is_open(Way.CHAT))
    if offered.queue:
        shut = moment.is_planned and not moment.is_open(Way.CHAT)
        yield Said("you may wait", moment.ever and moment.works and not shut)
    if offered.callback:
        yield Said("we call back", moment.ever and moment.mode is not Mode.READ_ONLY)
    if not (offered.chat or offered.queue or offered.callback):
        yield Said("phone only", not moment.ever or moment.mode is Mode.READ_ONLY)


def of_phone(moment: Moment, offered: Offer) -> Iterator[Said]:
    """Yield what is said of the phone."""
    match offered.phone_open:
        case None:
            yield Said("phone unknown", not moment.is_planned)
        case True:
            yield Said("phone open", moment.is_planned and moment.is_open(Way.PHONE))
        case False:
            yield Said("phone closed", moment.is_planned and not moment.is_open(Way.PHONE))


def understood(words: str, moment: Moment) -> tuple[date, int, int] | None:
    """Return when somebody who reads these words comes, by the clock of Riga."""
    found = TIME.search(words)
    if found is None:
        return None
    day = clock(moment.at).date()
    if words.startswith(TOMORROW[moment.language]):
        day += timedelta(days=1)
    elif not words.startswith(TODAY[moment.language]):
        named = DATE.search(words)
        if named is None:
            return None
        day = next_day(day, int(named[1]), int(named[2]))
    if "," in words and WEEKDAYS[moment.language][day.weekday()] not in words:
        return None
    return day, int(found[1]), int(found[2])


def next_day(day: date, number: int, month: int) -> date:
    """Return the first day from a day on that has this number in this month."""
    while (day.day, day.month) != (number, month):
        day += timedelta(days=1)
    return day


def shown(moment: datetime) -> tuple[date, int, int]:
    """Return the date, the hour and the minute that the clock of Riga shows."""
    wall = clock(moment)
    return wall.date(), wall.hour, wall.minute
