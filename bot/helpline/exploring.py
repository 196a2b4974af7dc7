"""The hand-off played through: every state that a conversation can come to, to the fixpoint.

The clock is a fake one, and time stands still between deadlines: what people and
consultants do, they do in any order; then the next deadline passes, on time or hours late.
The clock is then put back, and all times with it: so states repeat, and the play ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from bot.engine.events import Event
from bot.engine.machine import QUIET
from bot.engine.session import Doubt, Session
from bot.helpline.case import Callback, Case, State
from bot.helpline.decision import Decision
from bot.helpline.desk import Desk
from bot.helpline.events import DeskEvent, FellDue
from bot.helpline.machine import step
from bot.helpline.rows import Hearer, Table
from bot.helpline.speakers import CALL, OVER, SPEAKER, TALKING
from bot.helpline.table import TABLE
from bot.script.model import Script

BEGUN_AT = 1
ALIAS = "Liepa-10"
"""What an explored case is called and when it began, so that equal ones are equal."""

FARTHEST = 25 * 3600
"""Seconds after which it does not matter any more how long ago something was."""

WRITE = "callback/write"
"""The answer of the form that a rule of the table looks at later."""

LATE = 3 * 3600
"""Seconds by which a timer is late when the process was away."""


Act = Callable[[Case | None, datetime], Event | DeskEvent]
"""Something that somebody does, made for the case as it stands."""


class World(NamedTuple):
    """What is so around a conversation: the hours, who is there, and what people do."""

    name: str
    script: Script
    desk: Desk
    acts: Mapping[str, Act]


class Here(NamedTuple):
    """Where a conversation stands."""

    session: Session
    case: Case | None


class Happened(NamedTuple):
    """One step of the play: for the rules to judge."""

    world: World
    name: str
    before: Here
    event: Event | DeskEvent
    decision: Decision
    after: Here


Rule = Callable[[Happened], Iterator[str]]
"""Yields what must not have happened."""


@dataclass
class Explored:
    """What was found: how much was played, and what broke which rule first."""

    places: int = 0
    steps: int = 0
    broken: dict[str, Happened] = field(default_factory=dict)
    states: set[State] = field(default_factory=set)


def explore(
    worlds: Sequence[World],
    rules: Sequence[Rule],
    beginning: Session,
    now: datetime,
    table: Table = TABLE,
) -> Explored:
    """Play everything that can happen, in every world, until nothing new is found."""
    explored = Explored()
    clock = Clock(now)
    first = clock.back(Here(beginning, None), now)
    seen, ahead = {clock.key(first)}, deque([first])
    while ahead:
        here = ahead.popleft()
        explored.places += 1
        explored.states |= {here.case.state} if here.case else set()
        for happened in around(here, worlds, clock, table):
            explored.steps += 1
            for rule in rules:
                for broken in rule(happened):
                    explored.broken.setdefault(broken, happened)
            key = clock.key(happened.after)
            if key not in seen:
                seen.add(key)
                ahead.append(happened.after)
    return explored


def around(here: Here, worlds: Sequence[World], clock: Clock, table: Table) -> Iterator[Happened]:
    """Yield everything that can happen next."""
    for world in worlds:
        for name, act in world.acts.items():
            yield play(world, name, here, act(here.case, clock.now), clock, table)
        for name, late in (("due", 0), ("due, late", LATE)):
            if here.case and here.case.due_at:
                at = datetime.fromtimestamp(here.case.due_at + late, UTC)
                event = FellDue(number=here.case.number, at=at)
                yield play(world, name, here, event, clock, table)


def play(
    world: World, name: str, here: Here, event: Event | DeskEvent, clock: Clock, table: Table
) -> Happened:
    """Let one thing happen; the clock is then put back to where it was."""
    decision = step(world.script, world.desk, here.session, here.case, event, table)
    after = clock.back(Here(decision.session, decision.case), event.at)
    return Happened(world, name, here, event, decision, after)


TIMES = ("since", "asked_at", "due_at", "heard_at", "blocked_until")
TIMES_OF_A_CALL = ("last_attempt_at", "begins_at", "ends_at")

Timed = TypeVar("Timed", Session, Case, Callback)


class Clock(NamedTuple):
    """A clock that is put back after each step, and all times in a conversation with it."""

    now: datetime

    def back(self, here: Here, then: datetime) -> Here:
        """Return a place as it is now, and without what tells equal ones apart."""
        by = int((self.now - then).total_seconds())
        session, case = self.of_session(here.session, by), here.case
        if case is None:
            return Here(session, None)
        callback = case.callback and self.moved(case.callback, TIMES_OF_A_CALL, by)
        case = self.moved(case, TIMES, by)._replace(
            callback=callback,
            form=case.form and self.of_session(case.form, by),
            number=1,
            begun_at=BEGUN_AT,
            alias=ALIAS,
            unread=min(case.unread, 1),
            rung=0,
        )
        return Here(session, case)

    def of_session(self, session: Session, by: int) -> Session:
        """Return a session as it is now; where "back" leads is of no concern to a case."""
        moved = self.moved(session, ("acted_at", "declined_at"), by)
        return moved._replace(trail=(), pressed="", news=())

    def moved(self, value: Timed, names: tuple[str, ...], by: int) -> Timed:
        """Return a value with its times moved; of what was long ago only that it was."""
        longest_ago = int(self.now.timestamp()) - FARTHEST
        times = {name: getattr(value, name) for name in names}
        return value._replace(
            **{name: max(at + by, longest_ago) for name, at in times.items() if at}
        )

    def key(self, here: Here) -> tuple[object, ...]:
        """Return all that the table can tell two places apart by.

        In which language and with which answers somebody waits, no guard looks at.
        """
        now, (session, case) = int(self.now.timestamp()), here
        return (
            session.chat,
            session.doubt is Doubt.PAUSE,
            now - session.acted_at > QUIET,
            case is None or case.from_step,
            case and self.key_of_case(case, now),
        )

    def key_of_case(self, case: Case, now: int) -> tuple[object, ...]:
        """Return all that the table can tell two cases apart by."""
        filling = case.form if case.state is State.FORM else None
        agreed = case.callback if case.callback and case.callback.number else None
        talking, over = case.state in TALKING, case.state in (*TALKING, *CALL, *OVER)
        return (
            *(case.state, case.stage, talking and case.owing, case.from_step),
            *(case.due_at and case.due_at - now, bool(case.asked_at)),
            *(case.state not in CALL and case.urgent, over and case.consultant),
            SPEAKER[case.state] is Hearer.DIALOG and case.blocked_until > now,
            filling and (filling.position.step, filling.doubt, filling.answers.get(WRITE)),
            agreed and (agreed.attempts, agreed.may_write, agreed.begins_at, agreed.ends_at),
        )
