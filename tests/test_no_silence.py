"""Whatever people do and whatever fails, nobody is left without an answer or a reason.

Random stories of two people and two consultants, in fake time, over the real line. That they
can fail is shown by lines that look for no deadline, send nothing, or send nothing again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.events import Chose, Commanded, Other, SentOther, Started, Wrote
from bot.helpline import events
from bot.helpline.desk import Mode
from bot.script.model import Command
from bot.stores.memory import MemoryStore
from bot.stores.opening import open_store
from bot.vault import Vault
from tests.fickle_store import Mood
from tests.patient_time import PatientLoop
from tests.stores.databases import SECRET
from tests.stormy_line import PUSHED, STAFF, WEATHERS, WEB, Storm

CALM = 12 * 60
"""Seconds after a story: the longest wait of a talk, and two minutes."""

SAYINGS = (
    "Vai tur kāds ir?",
    "Человек забрал мой паспорт",
    "palīgā",
    "Paldies",
    "jā",
    "+37126000047",
)
COMMANDS = (Command.HUMAN, Command.HELP, Command.BACK, Command.RESTART, Command.LANGUAGE)
RARE_COMMANDS = (Command.FORGET, Command.STOP)
DESK: Mapping[str, Callable[[datetime, str], events.DeskEvent]] = {
    "claims": lambda at, by: events.Claimed(at=at, by=by),
    "replies": lambda at, by: events.Replied(at=at, by=by, text="Es esmu šeit."),
    "gives back": lambda at, by: events.HandedOver(at=at, by=by),
    "hands over": lambda at, by: events.HandedOver(at=at, by=by, to=STAFF[by == STAFF[0]]),
    "holds": lambda at, by: events.Held(at=at, by=by),
    "ends": lambda at, by: events.Ended(at=at, by=by),
    "files": lambda at, by: events.Filed(at=at, by=by, outcome="informed"),
    "calls": lambda at, by: events.Calling(at=at, by=by),
    "blocks": lambda at, by: events.Blocked(at=at, by=by, hours=1),
}
people, staff = st.sampled_from((WEB, PUSHED)), st.sampled_from(STAFF)


def act(name, *parts):
    return st.tuples(st.just(name), *parts)


acts = st.one_of(
    act("presses", people, st.integers(0, 4)),
    act("presses", people, st.just(0)),
    act("writes", people, st.sampled_from(SAYINGS)),
    act("commands", people, st.sampled_from((*COMMANDS, *COMMANDS, *RARE_COMMANDS))),
    act("asks for a human", people),
    act("comes to a talk", people, staff),
    act("sends a picture", people),
    act("starts", people),
    act("desk", st.sampled_from(list(DESK)), staff, people),
    act("desk", st.sampled_from(["claims", "replies"]), staff, people),
    act("weather", st.sampled_from([*WEATHERS][:-1])),
    act("weather", st.sampled_from(list(WEATHERS))),
    act("store", st.sampled_from([Mood.AWAY, Mood.MUTE]), st.integers(1, 90)),
    act("jumps", st.integers(1, 5000)),
    act("goes", staff),
    act("comes", staff),
    act("switches", st.sampled_from(list(Mode))),
    act("waits", st.integers(1, 300)),
)
stories = st.lists(acts, min_size=4, max_size=30)


async def happens(storm: Storm, name, *parts) -> None:
    """Let one thing of a story happen."""
    match name, *parts:
        case "presses", who, number:
            shown = storm.screens[who].choices
            event = Chose(shown[number % len(shown)] if shown else "", at=storm.now())
            await storm.does(who, event)
        case "writes", who, text:
            await storm.does(who, Wrote(text, at=storm.now()))
        case "commands", who, command:
            await storm.does(who, Commanded(command, at=storm.now()))
        case "asks for a human", who:
            await storm.does(who, Commanded(Command.HUMAN, at=storm.now()))
            await happens(storm, "presses", who, 0)
        case "comes to a talk", who, by:
            await happens(storm, "asks for a human", who)
            await happens(storm, "desk", "claims", by, who)
        case "sends a picture", who:
            await storm.does(who, SentOther(Other.MEDIA, at=storm.now()))
        case "starts", who:
            await storm.does(who, Started(at=storm.now()))
        case "desk", deed, by, who:
            await storm.acts(DESK[deed](storm.now(), by), who)
        case "weather", weather:
            storm.turns(weather)
        case "goes", by:
            storm.present.discard(by)
        case "comes", by:
            storm.present.add(by)
        case "switches", mode:
            await storm.store.desk.set_mode(mode)
        case "jumps", seconds:
            await storm.jumps(seconds)
        case "store", mood, seconds:
            await gone(storm, mood, seconds)
        case "waits", seconds:
            await storm.passes(seconds)
        case _:
            raise LookupError(name)


async def gone(storm: Storm, mood: Mood, seconds: int) -> None:
    """Let the store be away while both do something."""
    leaving = asyncio.create_task(storm.leaves(mood, seconds))
    await asyncio.sleep(0.5)
    await asyncio.gather(
        *(storm.does(who, Wrote("Vai jūs dzirdat?", at=storm.now())) for who in (WEB, PUSHED)),
        leaving,
    )


async def told(store, story, spoil=lambda storm: None) -> Storm:
    """Tell a story, and wait for what is still owed in it."""
    storm = Storm(store)
    spoil(storm)
    async with storm.blowing():
        for who in (WEB, PUSHED):
            await storm.does(who, Started(language=None, at=storm.now()))
        for step in story:
            await happens(storm, *step)
            await storm.passes(1.5)
        await storm.calms_down(CALM)
    return storm


def wrongs(storm: Storm) -> dict[str, list[str]]:
    """Return everything that must not be."""
    found = {
        "silence": storm.silences(),
        "two speakers": storm.doubled,
        "too late": storm.late,
        "broken": storm.alarms,
    }
    return {name: what for name, what in found.items() if what}


def in_patient_time(work):
    """Run in a loop of its own."""
    with asyncio.Runner(loop_factory=PatientLoop) as runner:
        return runner.run(work)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(stories)
def test_nobody_is_left_in_silence(story):
    assert wrongs(in_patient_time(told(MemoryStore(), story))) == {}


TALK = [
    ("comes to a talk", WEB, "ilze"),
    ("comes to a talk", PUSHED, "oto"),
    ("writes", WEB, SAYINGS[0]),
    ("weather", "time-out after success"),
    ("writes", PUSHED, SAYINGS[1]),
    ("weather", "too many"),
    ("desk", "replies", "oto", PUSHED),
    ("store", Mood.MUTE, 20),
    ("store", Mood.AWAY, 40),
    ("desk", "replies", "ilze", WEB),
    ("writes", WEB, SAYINGS[0]),
    ("goes", "ilze"),
    ("goes", "oto"),
    ("jumps", 1200),
    ("switches", Mode.DESK_DOWN),
    ("writes", PUSHED, SAYINGS[2]),
    ("writes", WEB, SAYINGS[2]),
    ("waits", 60),
    ("switches", Mode.NORMAL),
    ("comes", "oto"),
    ("writes", PUSHED, SAYINGS[0]),
    ("presses", WEB, 0),
]
"""One story with everything in it that matters."""


def test_nobody_is_left_in_silence_by_the_store_on_a_disk(tmp_path):
    async def tell():
        async with open_store("", tmp_path, Vault(SECRET)) as store:
            return await told(store, TALK)

    assert wrongs(in_patient_time(tell())) == {}


async def nothing(*_) -> None:
    """Do nothing, where something was to be done."""


def without_timers(storm: Storm) -> None:
    storm.timers.sweep = nothing  # type: ignore[method-assign]  # a mutant


def without_answers(storm: Storm) -> None:
    storm.delivery.take = lambda *_: None  # type: ignore[method-assign]  # a mutant
    storm.delivery.sweep = nothing  # type: ignore[method-assign]  # a mutant


def without_a_second_look(storm: Storm) -> None:
    storm.delivery.sweep = nothing  # type: ignore[method-assign]  # a mutant


LOSES = (
    (without_timers, [("comes to a talk", WEB, "ilze"), ("writes", WEB, SAYINGS[0])]),
    (without_answers, [("writes", PUSHED, SAYINGS[0])]),
    (without_a_second_look, [("weather", "server error"), ("writes", PUSHED, SAYINGS[0])]),
)


@pytest.mark.parametrize(("spoil", "story"), LOSES)
def test_a_line_that_forgets_somebody_is_caught(spoil, story):
    fine, spoiled = (
        in_patient_time(told(MemoryStore(), story, *spoils)) for spoils in ((), (spoil,))
    )

    assert ([*wrongs(fine)], [*wrongs(spoiled)]) == ([], ["silence"])
