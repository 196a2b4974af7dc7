from __future__ import annotations

import pytest

from bot.script.diagnostics import Place
from bot.script.poison import oddities, poisons
from bot.script.texts import Entry
from tests.script.catalog_values import unit

PLACE = Place("dialogs.po", 7)


def refusals(source: str, translation: str) -> list[str]:
    text = unit("a#say", source)
    return [wrong.code for wrong in poisons(text, Entry("a#say", source, translation), PLACE)]


def doubts(source: str, translation: str, language: str = "ru", limit: int = 40) -> list[str]:
    text = unit("a#say", source, limit=limit)
    entry = Entry("a#say", source, translation)
    return [wrong.code for wrong in oddities(text, entry, language, PLACE)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Sveiki!", "Здравствуйте!"),
        ("Zvani {helpline}.", "Позвоните: {helpline}."),
        ("No {low} līdz {high}.", "До {high} от {low}."),
        ("Atvilks 20 % no algas.", "Удержат 20 % из зарплаты."),
        ("Vajadzēs 3 minūtes, ne 10.", "Не 10, а 3 минуты."),
        ("Labi 👍🏽", "Хорошо 👍🏽"),
        ("Pirmā\notrā", "Первая\nвторая"),
        ("Apmēram tā, u.c.", "Примерно так, и т. д., т.е. так"),
        ("Vārds", ""),
    ],
)
def test_an_honest_translation_is_taken(source, translation):
    assert refusals(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        ("Zvani {helpline}.", "Позвоните.", "T010"),
        ("Zvani {helpline}.", "{helpline} {helpline}", "T010"),
        ("Zvani {helpline}.", "Позвоните {helpilne}.", "T010"),
        ("Sveiki!", "{token}", "T010"),
        ("Sveiki!", "{x.y}", "T011"),
        ("Sveiki!", "{x[0]}", "T011"),
        ("Sveiki!", "{x!r}", "T011"),
        ("Sveiki!", "{:>300000000}", "T011"),
        ("Sveiki!", "{}", "T011"),
        ("Sveiki!", "Привет }", "T011"),
        ("Zvani {helpline}.", "Позвоните {{helpline}}.", "T011"),
        ("Sveiki!", "Привет %s", "T011"),
        ("Sveiki!", "Привет %(name)s", "T011"),
        ("Vajadzēs 3 minūtes.", "Нужно 30 минут.", "T012"),
        ("Vajadzēs 3 minūtes.", "Нужно 3 минуты, 3.", "T012"),
        ("Vajadzēs 3 minūtes.", "Нужно ٣ минуты.", "T012"),
        ("Vajadzēs 3 minūtes.", "Нужно ③ минуты.", "T012"),
        ("Sveiki!", "Звоните 20000000", "T012"),
        ("Sveiki!", "Привет\u202e!", "T013"),
        ("Sveiki!", "При\u200bвет!", "T013"),
        ("Sveiki!", "Привет\u0000", "T013"),
        ("Sveiki!", "Привет\u2028", "T013"),
        ("Sveiki!", "Привет\u3164", "T013"),
        ("Sveiki!", "Приве\u0336т", "T013"),
        ("Sveiki!", "При\u00adвет", "T013"),
        ("Sveiki!", " \n", "T014"),
        ("Sveiki!", "Пишите на evil.example", "T015"),
        ("Sveiki!", "https://evil", "T015"),
        ("Sveiki!", "помощь.рф", "T015"),
        ("Sveiki!", "Пишите @helper", "T015"),
        ("Sveiki!", "а" * 4097, "T019"),
    ],
)
def test_a_poisoned_translation_is_refused_with_its_reason(source, translation, code):
    assert code in refusals(source, translation)


def test_the_reason_names_the_text_and_what_offends():
    wrong = next(
        poisons(unit("a#say", "Zvani {helpline}."), Entry("a#say", "", "Звони {helpilne}."), PLACE)
    )

    assert str(wrong) == (
        "dialogs.po:7:0: T010 Tulkojumā «a#say» vietturi nav tie paši, kas latviešu tekstā: "
        "helpline, helpilne."
    )


@pytest.mark.parametrize(
    ("translation", "language", "code"),
    [
        ("Здpавствуйте!", "ru", "T017"),
        ("Sveiki!", "ru", "T018"),
        ("Привіт!", "uk", ""),
        ("Telegram или WhatsApp", "ru", ""),
        ("Zvani {helpline}", "ru", "T018"),
        ("Здравствуйте!", "en", "T018"),
        ("Hello!", "en", ""),
        ("👍", "ru", ""),
        ("Очень длинное название для такой маленькой кнопки", "ru", "T016"),
    ],
)
def test_what_looks_odd_is_told_and_still_used(translation, language, code):
    assert doubts("Sveiki!", translation, language) == [code] * bool(code)
