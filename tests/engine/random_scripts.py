"""Any script the staff could write, and any order of things that could happen."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from bot.engine.buttons import CONTINUE, DONE, HOME, NO, OPEN, SKIP, YES, Button
from bot.engine.effects import Say
from bot.engine.events import Chose, Commanded, Other, SentOther, Started, Wrote
from bot.engine.machine import step
from bot.engine.session import Session
from bot.script.conditions import (
    AnyCritical,
    Comparison,
    Has,
    Is,
    Known,
    Name,
    Not,
    Number,
    Otherwise,
)
from bot.script.diagnostics import Place
from bot.script.interface import SOURCES
from bot.script.model import (
    Ask,
    Call,
    Choices,
    Command,
    Dialog,
    Fact,
    FactKind,
    Handoff,
    InputKind,
    Levels,
    ListKind,
    Option,
    Paragraph,
    Plain,
    RiskSet,
    Scope,
    Script,
    Sign,
    Step,
    Unit,
)
from bot.script.templates import parse_template
from tests.engine.scripts import words_of_the_staff

WORDS = words_of_the_staff()
BEGINNING = datetime(2027, 3, 1, 12, tzinfo=UTC)
PLACE = Place("any.yaml", 1, 1)
DIALOGS = ("home", "a", "b")
STEPS = ("s1", "s2", "s3", "s4", "s5")
OPTIONS = ("x", "y", "z")
LEVELS = ("bad", "fine")
RISK = RiskSet(
    "r",
    signs={
        "grave": Sign("grave", 0, True, "risk/r/grave#explain"),
        "slight": Sign("slight", 1, False, "risk/r/slight#explain", "risk/r/slight#advise"),
    },
    levels={"bad": AnyCritical(), "fine": Otherwise()},
    advice={"fine": ("risk/r#advice.fine.1",)},
)

CONDITIONS = (
    None,
    None,
    None,
    *(Known(name) for name in STEPS),
    *(Is(name, option) for name in STEPS for option in OPTIONS),
    Has("grave"),
    Has("slight"),
    Not(Known("s1")),
    Comparison(Name("s2"), ">", Number(10.0)),
)
FLAGS = (("grave",), ("slight",), ("grave", "slight"))
ASKS = (Ask(InputKind.NUMBER, 1, 99), *(Ask(k) for k in InputKind if k is not InputKind.NUMBER))
WAYS = (*OPTIONS, *LEVELS, "next", "skip", "give_up", "nobody")

seeds = st.integers(0, 2**32)
"""Of scripts: drawing every part of one by itself takes a second."""


def a_script(seed):
    """Return a script: every name in it leads somewhere, and nothing else is promised."""
    chance = Random(seed)
    dialogs = {name: a_dialog(chance, name) for name in DIALOGS}
    ids = {unit for dialog in dialogs.values() for unit in units_of(dialog)}
    ids |= {"risk/r/grave#explain", "risk/r/slight#explain", "risk/r/slight#advise"}
    ids |= {"risk/r#advice.fine.1"}
    texts: dict[str, str] = {**SOURCES} | {
        unit: f"Teksts {unit.replace('/', ' ')}" for unit in ids
    }
    lv = {unit: parse_template(text) for unit, text in texts.items()}
    missing = chance.sample(sorted(ids), 2)
    return Script(
        dialogs=dialogs,
        risks={"r": RISK},
        facts={
            "helpline": Fact("helpline", FactKind.PHONE, {"lv": "+371 28612120"}),
            "emergency": Fact("emergency", FactKind.PHONE, {"lv": "112"}),
        },
        units={unit: Unit(unit, text, "say", PLACE) for unit, text in texts.items()},
        catalogs={"lv": lv, "ru": {u: t for u, t in lv.items() if u not in missing}},
        words=WORDS,
        revision=f"r{seed}",  # two scripts that differ never have the same
    )


def a_dialog(chance, name):
    ids = STEPS[: chance.randint(1, len(STEPS))]
    steps = {step_id: a_step(chance, name, step_id, ids) for step_id in ids}
    if name == "home":
        first = Choices(tuple(Option(o, f"home/s1#choice.{o}") for o in OPTIONS))
        steps["s1"] = Step("s1", PLACE, first, say=(Paragraph("home/s1#say"),), shape="0000")
    remember = {i: chance.choice(list(Scope)) for i in ids}
    moved = {"gone": ids[0]} if chance.random() < 0.5 else {}
    return Dialog(name, PLACE, f"{name}#title", steps, remember=remember, moved=moved)


def a_step(chance, dialog, step_id, ids):
    body = a_body(chance, dialog, step_id, ids)
    has_choices = isinstance(body, Choices)
    flags = {o: chance.choice(FLAGS) for o in OPTIONS if chance.random() < 0.3 and has_choices}
    asks = isinstance(body, Ask) or bool(flags) or (has_choices and chance.random() < 0.5)
    return Step(
        step_id,
        PLACE,
        body,
        say=(Paragraph(f"{dialog}/{step_id}#say"),),
        when=chance.choice(CONDITIONS),
        go={way: chance.choice(ids) for way in chance.sample(WAYS, chance.randint(0, 3))},
        end=chance.random() < 0.3,
        flags=flags,
        is_question=asks,
        shape=chance.choice(["aaaa", "bbbb"]),
    )


def a_body(chance, dialog, step_id, ids):
    options = chance.sample(OPTIONS, chance.randint(1, len(OPTIONS)))
    choices = tuple(Option(o, f"{dialog}/{step_id}#choice.{o}") for o in options)
    return chance.choice(
        [
            Choices(choices),
            Choices(choices, many=True),
            chance.choice(ASKS),
            Plain(),
            Levels("r", ids[:2], say_of(dialog, step_id), {"bad": ListKind.SIGNS}),
            Handoff("helpline", {"normal": Otherwise()}, ()),
            Call(chance.choice(["a", "b"]), chance.choice(ids)),
        ]
    )


def say_of(dialog, step_id):
    return {level: (Paragraph(f"{dialog}/{step_id}#say.{level}"),) for level in LEVELS}


def units_of(dialog):
    yield dialog.title
    for step_ in dialog.steps.values():
        yield from (paragraph.text for paragraph in step_.say)
        if isinstance(step_.body, Choices):
            yield from (option.label for option in step_.body.options)
        if isinstance(step_.body, Levels):
            yield from (p.text for said in step_.body.say.values() for p in said)


engine_options = st.sampled_from([SKIP, DONE, CONTINUE, HOME, OPEN, YES, NO])
buttons = st.builds(
    lambda *parts: str(Button(*parts)),
    st.sampled_from([*DIALOGS, "gone", ""]),
    st.sampled_from([*STEPS, "gone", ""]),
    st.sampled_from(OPTIONS) | engine_options,
    st.sampled_from(["aaaa", "bbbb", "0000", ""]),
)
texts = st.sampled_from(
    ["1", "2", "12", "1 800", "jā", "nē", "nezinu", "Latvija", "12.03.2027", "atpakaļ", "palīgā",
     "человек", "стоп", "turpināt", "", "x" * 5000, "{0.__class__}", "dzēst", "/forget",
     "dzēst sarunu", "no sākuma", "mani sit", "меня бьют", "gribu mirt"]
) | st.text(max_size=30)  # fmt: skip
gaps = st.sampled_from([1, 1, 1, 30, 700, 90_000])


moves = st.one_of(
    st.tuples(st.just("press"), st.integers(0, 9)),
    st.tuples(st.just("press"), st.integers(0, 9)),
    st.tuples(st.just("button"), buttons | st.text(max_size=8)),
    st.tuples(st.just("write"), texts),
    st.tuples(st.just("command"), st.sampled_from(list(Command))),
    st.tuples(st.just("start"), st.sampled_from([None, "a", "gone"])),
    st.tuples(st.just("edit"), st.none()),
)
histories = st.lists(st.tuples(moves, gaps), max_size=12)
"""Moves; "press" is a button of the screen by its number, made when it is shown."""

forgetting = st.one_of(
    st.tuples(
        st.just("write"), st.sampled_from(["dzēst", "удалить", "/forget", "dzēst sarunu", "jā"])
    ),
    st.tuples(st.just("press"), st.integers(0, 1)),
    moves,
)
forgetful_histories = st.lists(st.tuples(forgetting, gaps), max_size=12)
"""Moves of people who often ask to be forgotten, are asked back, and agree or do not."""


def walk(script, history):
    """Yield session, event and turn of each move, from a newcomer's first."""
    session: Session | None = None
    shown: list[str] = []
    now = BEGINNING
    for (kind, value), gap in [(("start", None), 1), *history]:
        now += timedelta(seconds=gap)
        event = an_event(kind, value, shown, now)
        turn = step(script, session, event)
        yield session, event, turn
        session = turn.session
        shown = [c.id for e in turn.effects if isinstance(e, Say) for c in e.message.choices]


def an_event(kind, value, shown, now):
    match kind:
        case "press":
            return Chose(shown[value % len(shown)] if shown else "", at=now)
        case "button":
            return Chose(value, at=now)
        case "write":
            return Wrote(value, at=now)
        case "command":
            return Commanded(value, at=now)
        case "edit":
            return SentOther(Other.EDIT, at=now)
        case _:
            return Started(value, at=now)
