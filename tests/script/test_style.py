"""How texts are written in both languages; each example of a warning makes it."""

from pathlib import Path

import pytest

from bot.script.diagnostics import Mistake
from bot.script.mistakes import style
from bot.script.model import Words
from bot.script.reader import read_folder
from bot.script.style import oddities_of_style

SHIPPED = read_folder(Path(__file__).parents[2] / "dialogs", demo=True)[0].words
WORDS = Words(avoid={"lv": ("upuris",), "ru": ("жертв-",)}, abbreviations=("ID",))
MISTAKES = [mistake for mistake in vars(style).values() if isinstance(mistake, Mistake)]
FINE = {
    "lv": [
        "Vai tev ir līgums?",
        "Zvani {helpline}, ja draud briesmas.",
        "Neatdod pasi un ID karti.",
        "Spied “Sākam”.",
        "Kāds saka: “Tu esi upuris”. Tā nav tiesa.",
        "Iebrauc vai dzīvo? Izvēlies pats.",
    ],
    "ru": [
        "Есть ли у вас договор?",
        "Ещё не поздно. Нажмите «Начнём».",
        "Вы можете уйти. Вас никто не держит?",
        "Если вам тяжело, звоните {helpline}.",
        "Общество «Patvērums “Drošā māja”» поможет.",
    ],
}


def codes(text, language, words=WORDS):
    return [mistake.code for mistake, _ in oddities_of_style(text, language, words)]


@pytest.mark.parametrize(
    "mistake", [m for m in MISTAKES if m.example], ids=lambda mistake: mistake.code
)
def test_the_example_of_a_warning_makes_it(mistake):
    language, _, text = mistake.example.partition(": ")

    assert mistake.code in codes(text, language)


@pytest.mark.parametrize(("language", "text"), [(lang, t) for lang in FINE for t in FINE[lang]])
def test_what_is_well_said_is_left_alone(language, text):
    assert codes(text, language) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("У тебя есть договор?", "S001"),
        ("Вы подписали? Вы уже получил договор.", "S005"),
        ("Вы — жертва.", "S004"),
        ("Прocтo позвоните.", "S007"),
        ("Нажмите “Начнём”.", "S008"),
        ("Позвоните , пожалуйста.", "S009"),
        ("Кто ждет вас там?", "S010"),
    ],
)
def test_each_habit_is_noticed_in_russian_too(text, code):
    assert code in codes(text, "ru")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.code)
def test_nothing_of_this_stops_a_dialog(mistake):
    assert mistake.severity == "warning"


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_staff_has_lists_for_both_languages(language):
    assert SHIPPED.avoid[language]
    assert SHIPPED.not_first[language]
