"""Scripts made by hand, for tests of what typed words mean."""

from pathlib import Path

from bot.engine.commands import read_clear_command, read_near_command
from bot.script.diagnostics import Place
from bot.script.folding import fold
from bot.script.interface import SOURCES
from bot.script.model import Ask, Choices, Command, Dialog, InputKind, Option, Script, Step, Words
from bot.script.reader import read_script
from bot.script.templates import parse_template

HERE = Path(__file__).parents[2] / "dialogs"
NOWHERE = Place("offer.yaml", 1, 1)
RUSSIAN = {"ui/choices#skip": "Не хочу говорить", "ui/choices#yes": "Да", "ui/choices#no": "Нет"}


WORDS = Words(
    skip=frozenset(
        map(fold, ("nezinu", "не знаю", "незнаю", "neteikšu", "nav ne jausmas", "izlaist"))
    ),
    synonyms={
        "ja": ("ja", "aga", "da", "ugu"),
        "ne": ("ne", "nea", "net"),
        "gatavs": ("gatava", "gotovo"),
        "viesnica": ("otel", "hotelis"),
    },
)
"""A few words, so that what the staff write does not decide about these tests."""


def words_of_the_staff():
    """Read `_words.yaml` as it is served."""
    script, _ = read_script({"_words.yaml": (HERE / "_words.yaml").read_bytes()})
    return script.words


def asking(*labels, many=False, signs=False, question=True, words=None, skip=None, ids=None):
    """Make a script of one step; a label is "Latvian | Russian", its option `a`, `b`, …"""
    ids = ids or [chr(ord("a") + place) for place in range(len(labels))]
    options = tuple(Option(name, f"offer/asked#{name}") for name in ids)
    step = Step(
        "asked",
        NOWHERE,
        Choices(options, many),
        flags={ids[-1]: ("sign",)} if signs else {},
        is_question=question,
        skip="offer/asked#skip" if skip else None,
    )
    texts = dict(zip((option.label for option in options), labels, strict=True))
    texts |= {"offer/asked#skip": skip} if skip else {}
    return script_of(step, texts, words or WORDS)


def script_of(step, texts, words):
    """Make a script of one step with its texts in two languages."""
    latvian = {unit: text.split(" | ")[0] for unit, text in texts.items()}
    russian = {unit: text.split(" | ")[-1] for unit, text in texts.items()}
    catalogs = {
        "lv": {**SOURCES, **latvian},
        "ru": {**SOURCES, **RUSSIAN, **russian},
    }
    return Script(
        {"offer": Dialog("offer", NOWHERE, "offer#title", {step.id: step})},
        words=words,
        catalogs={
            language: {unit: parse_template(text) for unit, text in catalog.items()}
            for language, catalog in catalogs.items()
        },
    )


def step_of(script):
    """Return the one step of a script made by `asking`."""
    return script.step("offer", "asked")


def commands(**by_name):
    """Make the words for some commands: `commands(help="palīgā, помогите")`."""
    return Words(
        {
            fold(word): (Command(name), None)
            for name, said in by_name.items()
            for word in said.split(", ")
        }
    )


def number(low=None, high=None):
    """Ask for a number."""
    return Ask(InputKind.NUMBER, low, high)


def read_command(script, text):
    """Return the command that a text is, or is a typo away from where it is nothing else."""
    return read_clear_command(script, text) or read_near_command(script, text)
