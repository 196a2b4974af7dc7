"""The safety proof: every place that a conversation can come to, breadth first.

The engine and the hand-off are the real ones, and so are the screens of the channels. In the
first world, two conversations at one step are told apart by what their answers open and by
the level as of now; in the other worlds, which differ in who can be reached, by the step.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from bot.authoring.safety_rules import Happened, Outlet, Place, World, broken_rules
from bot.engine.events import Chose, Commanded, Event, Happening, Other, SentOther, Started, Wrote
from bot.engine.machine import QUIET
from bot.engine.meaning import DialogMeaning, level_of
from bot.engine.session import Session
from bot.helpline.case import Case, State
from bot.helpline.decision import Decision
from bot.helpline.desk import Consultant, Desk, Mode, Presence
from bot.helpline.events import Claimed, DeskEvent, Ended, FellDue, Replied
from bot.helpline.machine import step
from bot.script.conditions import holds
from bot.script.model import Ask, Choices, Command, InputKind, Language, Levels, Script, Step

ANNA = "anna"
WORDS = {
    InputKind.TEXT: "Kaut kas",
    InputKind.PLACE: "Rīga",
    InputKind.COUNTRY: "Vācija",
    InputKind.DATE: "12.03.2027",
    InputKind.PHONE: "+371 20000000",
}
"""What is typed where something has to be."""

Stepping = Callable[[Script, Desk, Session | None, Case | None, Event | DeskEvent], Decision]

Key = tuple[object, ...]


@dataclass
class Proof:
    """What was looked at, and the first place where each rule is broken."""

    places: int = 0
    steps: int = 0
    worlds: list[str] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)  # "dialog/step" at which somebody waited
    levels: set[str] = field(default_factory=set)  # of results that were given
    cases: set[State] = field(default_factory=set)
    broken: dict[str, str] = field(default_factory=dict)


def prove(
    script: Script,
    outlets: Sequence[Outlet],
    now: datetime,
    stepping: Stepping = step,
    languages: Sequence[Language] | None = None,
) -> Proof:
    """Look at every place in every world; `now` is a time at which consultants answer."""
    proof = Proof()
    languages = script.languages if languages is None else languages
    for language in languages:
        for unit in script.units:
            if unit not in script.catalogs.get(language, {}):
                proof.broken.setdefault(f"{language}: a text is missing", unit)
        for world, at in worlds(now, language):
            fine = not proof.worlds
            proof.worlds.append(f"{world.name} {language}")
            Search(script, outlets, world, at, stepping, proof, fine=fine).run()
    for unseen in never_reached(script, proof):
        proof.broken.setdefault("the search never came here", unseen)
    return proof


def never_reached(script: Script, proof: Proof) -> Iterator[str]:
    """Yield the questions and levels that were not looked at, of which nothing is proved."""
    for dialog in script.dialogs.values():
        for asked in dialog.steps.values():
            name = f"{dialog.id}/{asked.id}"
            if isinstance(asked.body, (Ask, Choices)) and name not in proof.visited:
                yield name
            if isinstance(asked.body, Levels):
                levels = script.risks[asked.body.risk].levels
                yield from (f"{name}: {level}" for level in levels if level not in proof.levels)


def worlds(now: datetime, language: Language) -> Iterator[tuple[World, datetime]]:
    """Yield the desk as it can be: the phone only, open, nobody there, closed, down."""
    beat = int(now.timestamp())
    anna = Consultant(ANNA, "Anna", ("lv", "ru"), Presence.ON, beat_at=beat)
    night = now.replace(hour=0) + timedelta(days=1)
    yield World("phone", Desk(), language), now
    yield World("open", Desk((anna,), ever=True), language), now
    yield World("nobody", Desk((anna._replace(presence=Presence.OFF),), True), language), now
    yield World("closed", Desk((anna._replace(beat_at=0),), ever=True), language), night
    yield World("unknown", Desk((anna,), True, Mode.DESK_DOWN), language), now


class Search:
    """One world, breadth first, from somebody's first event to nothing new."""

    def __init__(
        self,
        script: Script,
        outlets: Sequence[Outlet],
        world: World,
        now: datetime,
        stepping: Stepping,
        proof: Proof,
        *,
        fine: bool,
    ) -> None:
        self._fine = fine
        self._sides: set[Key] = set()  # places at which more than answers was tried
        self._script = script
        self._outlets = outlets
        self._world = world
        self._now = now
        self._step = stepping
        self._proof = proof
        self._seen: dict[Key, Place] = {}
        self._back: dict[Key, set[Key]] = defaultdict(set)  # where answers lead to a place from
        self._ends: set[Key] = set()

    def run(self) -> None:
        """Look at everything."""
        ahead = deque(self._begin())
        while ahead:
            place = ahead.popleft()
            self._proof.places += 1
            here = self._key(place)
            for event, is_answer in self._events(place):
                after = self._take(place, event)
                key = self._key(after)
                if is_answer:
                    self._back[key].add(here)
                if key not in self._seen:
                    self._seen[key] = after
                    ahead.append(after)
        self._traps()

    def _begin(self) -> Iterator[Place]:
        """Yield what somebody sees first: home, and each dialog by its own link."""
        for entry in (None, *self._script.dialogs):
            event = Started(entry, self._world.language, at=self._now)
            after = self._take(Place(None), event)
            self._seen.setdefault(self._key(after), after)
        yield from list(self._seen.values())

    def _key(self, place: Place) -> Key:
        """Return all by which this search tells two places apart."""
        session = place.session
        if not self._fine or session is None or place.case or session.doubt or session.ended:
            return key_of(place)
        if session.position.stack:  # entered by a call, a dialog is the same as by its own link
            return key_of(place)
        return (*key_of(place), *open_steps(self._script, session))

    def _events(self, place: Place) -> Iterator[tuple[Event | DeskEvent, bool]]:
        """Yield what can happen: answers everywhere, all else once at a step."""
        yield from ((event, True) for event in answers_at(self._script, place, self._now))
        session = place.session
        step_id = session and (session.position[:2], session.doubt, session.ended, session.chat)
        coarse = stand_of(place.case) if place.case else (step_id,)
        if coarse not in self._sides:
            self._sides.add(coarse)
            yield from ((event, False) for event in other_events(place, self._now))

    def _take(self, place: Place, event: Event | DeskEvent) -> Place:
        """Let one thing happen, and judge it."""
        decision = self._step(self._script, self._world.desk, place.session, place.case, event)
        happened = Happened(self._script, self._world, self._outlets, place, event, decision)
        self._proof.steps += 1
        for rule in broken_rules(happened):
            self._proof.broken.setdefault(rule, where(happened))
        # the clock is put back, or the person would have been silent for long
        session = decision.session._replace(
            acted_at=int(self._now.timestamp()), language=self._world.language
        )
        after = Place(session, decision.case, happened.said or place.shown)
        self._note(after)
        return after

    def _note(self, place: Place) -> None:
        """Count what was seen."""
        session, case = place.session, place.case
        for waiting in (session, case and case.form):
            if waiting:
                self._proof.visited.add("/".join(waiting.position[:2]))
        if session:
            self._proof.levels |= set(session.results.values())
        if case:
            self._proof.cases.add(case.state)
        if session and (case or session.ended or session.position.dialog == self._script.HOME):
            self._ends.add(self._key(place))

    def _traps(self) -> None:
        """Find the places from which answers lead to no end, no human and no way home."""
        free, ahead = set(self._ends), deque(self._ends)
        while ahead:
            for earlier in self._back[ahead.popleft()]:
                if earlier not in free:
                    free.add(earlier)
                    ahead.append(earlier)
        for key, place in self._seen.items():
            if key not in free and place.session:
                position = "/".join(place.session.position[:2])
                self._proof.broken.setdefault("answers lead to no end", position)


def answers_at(script: Script, place: Place, now: datetime) -> Iterator[Event]:
    """Yield the answers to what is asked at a place."""
    for choice in place.shown[-1].choices if place.shown else ():
        yield Chose(choice.id, at=now)
    for text in typed_at(script, place):
        yield Wrote(text, at=now)


def other_events(place: Place, now: datetime) -> Iterator[Event | DeskEvent]:
    """Yield what else can happen: the bar, nonsense, an old button, a silence, the desk."""
    for command in Command:
        yield Commanded(command, at=now)
    yield Wrote("qwrtp", at=now)
    yield SentOther(Other.MEDIA, at=now)
    yield Chose("1|gone|gone|gone|0000", at=now)
    yield Wrote("qwrtp", at=now + timedelta(seconds=QUIET + 60))
    if place.case:
        yield from desk_events(place.case, now)


def typed_at(script: Script, place: Place) -> Iterator[str]:
    """Yield what is typed where the bot waits for something typed."""
    session = place.case.form if place.case and place.case.form else place.session
    if session is None:
        return
    body = script.step(*session.position[:2]).body
    if isinstance(body, Ask):
        if body.kind is InputKind.NUMBER:
            yield from {f"{body.low or 0:g}", f"{body.high or 100:g}"}
        else:
            yield WORDS[body.kind]


def desk_events(case: Case, now: datetime) -> Iterator[DeskEvent]:
    """Yield what a consultant and time do to a case."""
    yield Claimed(at=now, by=ANNA)
    yield Replied(at=now, by=ANNA, text="Labdien!")
    yield Ended(at=now, by=ANNA)
    if case.due_at:
        due = now + timedelta(seconds=max(0, case.due_at - int(now.timestamp())))
        yield FellDue(at=due, number=case.number)


def key_of(place: Place) -> Key:
    """Return where a conversation stands, whatever was answered."""
    session, case = place.session, place.case
    if session is None:
        return ()
    if case:
        position = session.position[:2] if case.from_step else None
        return (position, *stand_of(case))
    dialog, here, stack = session.position
    state = (session.doubt, session.ended, session.tries, session.chat)
    return (dialog, here, stack[-1:], *state, bool(session.ticked))


def stand_of(case: Case) -> Key:
    """Return where a case stands; the table itself is proved elsewhere, with its clock."""
    form = case.form and (case.form.position.step, case.form.doubt)
    return (case.state, min(case.stage, 1), bool(case.consultant), form)


def open_steps(script: Script, session: Session) -> Iterator[object]:
    """Yield which of the steps ahead are open, and the level as of now."""
    dialog, here, _ = session.position
    ahead = conditional_after(script, dialog, here)
    if ahead:
        meaning = DialogMeaning(script, session, dialog)
        yield tuple(bool(s.when and holds(s.when, meaning)) for s in ahead)
        yield from (level_of(script, session, risk) for risk in script.risks.values())


@lru_cache(maxsize=4096)
def conditional_after(script: Script, dialog: str, step_id: str) -> tuple[Step, ...]:
    """Return the steps below one in the file that are not always said."""
    steps = list(script.dialogs[dialog].steps.values())
    below = [step.id for step in steps].index(step_id) + 1
    return tuple(step for step in steps[below:] if step.when)


def where(happened: Happened) -> str:
    """Return the place of a finding for a person: the world, the step, what happened."""
    session = happened.before.session or happened.decision.session
    case = f" {happened.before.case.state}" if happened.before.case else ""
    event = happened.event
    about = event.choice if isinstance(event, Chose) else ""
    about = event.command if isinstance(event, Commanded) else about
    act = " ".join(filter(None, [type(event).__name__, about]))
    at = "/".join(session.position[:2])
    by = "" if isinstance(event, Happening) else " (desk)"
    return f"{happened.world.name} {happened.world.language}: {at}{case}, {act}{by}"
