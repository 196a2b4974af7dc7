"""A year at the desk in quarters of an hour: was anything promised that was not so?

    python -m benchmarks.year
    python -m benchmarks.year --year 2028 --seed 7

The hours are those of `dialogs/_desk.yaml`, renewed too late now and then; the people are
made up by chance (`year_staff.py`); what is so is worked out another way than the product
does it (`year_clock.py`). Besides each quarter a moment within it is looked at, and the
seconds around each change. The exit status is 1 if a promise was false.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

import click

from benchmarks.year_clock import STEP, Edges, is_readable
from benchmarks.year_promises import Moment, Said, said
from benchmarks.year_staff import Worker, workers
from bot.helpline.calendar import FARTHEST, Way
from bot.helpline.desk import Desk, Mode
from bot.helpline.promises import Offer, offer
from bot.phrases import load_catalogs
from bot.script.desk import DeskPlan, SpecialDay
from bot.script.model import Language, Script
from bot.script.reader import read_folder

ROOT = Path(__file__).parents[1]
EXAMPLES = 5
SHARE_BEFORE_SIGN_IN = 0.1
RENEWALS = 4
LATE = 3
"""Days by which the staff renew the plan too late."""

FAULTS = 24
FACTS = ("emergency", "consular")
"""Numbers that may be shown; the crisis line waits to be verified."""


class Promise(Protocol):
    """What makes offers: the product, or a mutant of it."""

    def __call__(
        self,
        plan: DeskPlan,
        desk: Desk,
        *,
        healthy: bool,
        now: datetime,
        language: Language,
        facts: Sequence[str],
    ) -> Offer:
        """Return what is offered at a moment."""
        ...


class Fault(NamedTuple):
    """A time in which the desk did not work, or was switched to a mode."""

    begin: datetime
    end: datetime
    healthy: bool
    mode: Mode


class Version(NamedTuple):
    """The plan as it stood from a moment on, and when it really opens and closes."""

    since: datetime
    plan: DeskPlan
    edges: dict[Way, Edges]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that happens in the time looked at."""

    first: datetime
    last: datetime
    versions: tuple[Version, ...]
    staff: list[Worker]
    faults: list[Fault]
    signed_in_at: datetime

    def desk(self, at: datetime) -> Desk:
        """Return the desk as far as the product has heard of it."""
        heard = tuple(worker.heard(int(at.timestamp())) for worker in self.staff)
        return Desk(heard, at >= self.signed_in_at, self.fault(at).mode)

    def moment(self, at: datetime, language: Language) -> Moment:
        """Return what really is so at a moment."""
        version, fault = self.version(at), self.fault(at)
        return Moment(
            at,
            language,
            version.plan,
            version.edges,
            self.staff,
            at >= self.signed_in_at,
            fault.healthy,
            fault.mode,
            FACTS,
        )

    def version(self, moment: datetime) -> Version:
        """Return the plan that was in force."""
        return [version for version in self.versions if version.since <= moment][-1]

    def fault(self, moment: datetime) -> Fault:
        """Return what was wrong with the desk; a fault that is none if nothing was."""
        return next(
            (fault for fault in self.faults if fault.begin <= moment < fault.end),
            Fault(moment, moment, True, Mode.NORMAL),
        )


@dataclass(slots=True)
class Figures:
    """What was found: promises by kind, false ones, and some of these in words."""

    moments: int = 0
    offers: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    overtaken: int = 0  # the staff closed a date after its opening had been promised
    examples: list[str] = field(default_factory=list)

    def note(self, found: Said, moment: Moment, offered: Offer) -> None:
        """Count one promise."""
        self.kinds[found.kind] += 1
        if not found.is_so:
            self.false[found.kind] += 1
            if len(self.examples) < EXAMPLES:
                self.examples.append(f"{moment.at:%Y-%m-%d %H:%M:%S} {found.kind}: {offered}")


def simulate(
    script: Script, world: World, dice: random.Random, promise: Promise = offer, every: int = 1
) -> Figures:
    """Hold every promise made in a time against what was so; or look at some moments only."""
    figures = Figures()
    for at in islice(moments(world, dice), 0, None, every):
        figures.moments += 1
        for language in script.languages:
            moment = world.moment(at, language)
            offered = promise(
                moment.plan,
                world.desk(at),
                healthy=moment.healthy,
                now=at,
                language=language,
                facts=FACTS,
            )
            figures.offers += 1
            for found in said(script, moment, offered):
                figures.note(found, moment, offered)
            figures.overtaken += is_overtaken(world, offered)
    return figures


def is_overtaken(world: World, offered: Offer) -> bool:
    """Tell whether an opening that was promised was called off afterwards."""
    opens = offered.chat_opens
    if opens is None or opens >= world.last:
        return False
    return opens not in world.version(opens).edges[Way.CHAT].opens


def moments(world: World, dice: random.Random) -> Iterator[datetime]:
    """Yield each quarter, a moment within it, and the seconds around what changes in it."""
    changes = sorted({change.at for worker in world.staff for change in worker.changes[1:]})
    place = 0
    at = world.first
    while at < world.last:
        yield at
        yield at + timedelta(seconds=dice.randrange(1, STEP.seconds))
        while place < len(changes) and changes[place] < (at + STEP).timestamp():
            yield from (
                datetime.fromtimestamp(changes[place] + around, UTC) for around in (-1, 0, 1, 30)
            )
            place += 1
        at += STEP


def made_up(plan: DeskPlan, first: date, days: int, dice: random.Random) -> World:
    """Return a world over the hours of a plan, whatever its last day is."""
    begin = datetime.combine(first, time(), UTC)
    length = timedelta(days=days)
    return World(
        begin,
        begin + length,
        tuple(versions(plan, begin, days, dice)),
        workers(dice, first, days),
        list(faults(begin, length, dice)),
        begin + length * SHARE_BEFORE_SIGN_IN,
    )


def versions(plan: DeskPlan, begin: datetime, days: int, dice: random.Random) -> Iterator[Version]:
    """Yield the plan as the staff change it: renewed too late, and a date called off late."""
    length = days // RENEWALS
    special = dict(plan.special_days)
    for number in range(RENEWALS):
        since = begin + timedelta(days=number * length + (LATE if number else -1))
        until = (begin + timedelta(days=(number + 1) * length)).date()
        renewed = replace(plan, special_days=dict(special), valid_until=until)
        yield version(since, renewed, begin, days)
        told_on = since + timedelta(days=dice.randrange(LATE, length - 2 * LATE), hours=20)
        closed = (told_on + timedelta(days=dice.randrange(1, LATE))).date()
        special[closed] = SpecialDay(chat=())
        yield version(told_on, replace(renewed, special_days=dict(special)), begin, days)


def version(since: datetime, plan: DeskPlan, begin: datetime, days: int) -> Version:
    """Return a plan with the moments at which it opens and closes."""
    first, last = begin - timedelta(days=1), begin + timedelta(days=days + FARTHEST)
    return Version(since, plan, {way: Edges(plan, way, first, last) for way in Way})


def faults(begin: datetime, length: timedelta, dice: random.Random) -> Iterator[Fault]:
    """Yield times in which the desk did not work as usual."""
    for number in range(FAULTS):
        since = begin + length * ((number + dice.random()) / FAULTS)
        until = since + timedelta(minutes=dice.randrange(5, 300))
        mode = dice.choice(tuple(Mode))
        yield Fault(since, until, mode is not Mode.NORMAL and dice.random() < 0.5, mode)


def shipped() -> Script:
    """Return the script that people are served, in all its languages."""
    return load_catalogs(read_folder(ROOT / "dialogs")[0], ROOT / "locales")[0]


def printed(figures: Figures) -> str:
    """Return the figures as a table."""
    lines = [f"{figures.moments:,} moments, {figures.offers:,} offers", ""]
    lines += [f"{'promise':<28}{'made':>12}{'false':>8}"]
    lines += [
        f"{kind:<28}{count:>12,}{figures.false[kind]:>8,}"
        for kind, count in sorted(figures.kinds.items())
    ]
    made, false = sum(figures.kinds.values()), sum(figures.false.values())
    lines += [f"{'together':<28}{made:>12,}{false:>8,}", ""]
    lines += [f"{figures.overtaken:,} openings were called off after they had been promised"]
    return "\n".join([*lines, *figures.examples])


@click.command()
@click.option("--year", default=2027, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(year: int, seed: int) -> None:
    """Simulate a year at the desk and hold every promise against what was so."""
    script = shipped()
    if not is_readable(script.desk):
        raise click.UsageError("Hours that begin or end between quarters cannot be simulated.")
    dice = random.Random(seed)
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    figures = simulate(script, made_up(script.desk, date(year, 1, 1), days, dice), dice)
    click.echo(printed(figures))
    sys.exit(1 if figures.false else 0)


if __name__ == "__main__":
    main()
