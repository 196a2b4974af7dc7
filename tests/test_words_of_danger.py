"""What somebody hears from the dialogs as they are served, who types words of danger."""

from pathlib import Path

import pytest

from bot.engine.session import Position
from bot.phrases import load_catalogs
from bot.script.model import Ask, Choices, InputKind
from bot.script.reader import read_folder
from tests.engine.people import PersonTalking

ROOT = Path(__file__).parent.parent
SCRIPT, _ = load_catalogs(read_folder(ROOT / "dialogs")[0], ROOT / "locales")
WAITING = [
    (dialog.id, step.id)
    for dialog in SCRIPT.dialogs.values()
    for step in dialog.steps.values()
    if dialog.id != SCRIPT.HOME and isinstance(step.body, (Choices, Ask))
    if not (isinstance(step.body, Ask) and step.body.kind is InputKind.TEXT)
]
"""Questions that not every text answers."""


def person_at(dialog, step, language="lv"):
    """Somebody who stands at a step."""
    person = PersonTalking(SCRIPT, language)
    person.session = person.here._replace(position=Position(dialog, step), shape="")
    return person


@pytest.mark.parametrize(("dialog", "step"), WAITING)
def test_no_question_is_left_because_danger_was_typed_three_times(dialog, step):
    person = person_at(dialog, step).writes("mani sit", "меня бьют", "mani sit")

    assert person.here.position == Position(dialog, step)
    assert "112" in person.text


@pytest.mark.parametrize("step", ["documents", "requests"])
def test_the_worst_questions_about_an_offer_are_not_passed_by(step):
    person = person_at("job_offer", step).writes("mani sit", "palīdz man draud", "mani sit")

    assert person.at == step
    assert not person.here.answers


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("viņi paņēma man pasi", "lv", "Vai domāji “Jau paņēma”?"),
        ("atņēma mums visiem pases", "lv", "Vai domāji “Jau paņēma”?"),
        ("у меня забрали паспорт", "ru", "Вы имеете в виду «Уже забрали»?"),
    ],
)
def test_a_passport_that_was_taken_is_asked_back_under_the_numbers(text, language, asked):
    person = person_at("job_offer", "documents", language).writes(text)

    assert person.text.endswith(asked)
    assert "112" in person.text
    assert not person.here.answers


def test_who_is_not_understood_abroad_is_told_whom_to_call():
    person = person_at("abroad_now", "hello").writes("abrakadabra", "abrakadabra")

    assert person.at == "emergency"
    assert "Aizver" not in person.text


def test_at_home_words_of_danger_bring_no_greeting():
    person = person_at("home", SCRIPT.dialogs["home"].first).writes("mani sit")

    assert person.here.position.dialog == "abroad_now"
    assert "Sveiki" not in person.text
