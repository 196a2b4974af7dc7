"""Which numbers may stand in a text, and which belong to the facts."""

import pytest

from bot.script.literals import literals_in


@pytest.mark.parametrize(
    "text",
    [
        "Vajadzēs apmēram 3 minūtes.",
        "Ieraksti skaitli no 10 līdz 99.",
        "Ieraksti tikai skaitli, piemēram, 1800.",
        "Cik eiro mēnesī sola izmaksāt uz rokas?",
        "Sola ap {hourly} € stundā.",
        "Zvani {helpline} vai {emergency}.",
        "Strādā 40 stundas nedēļā, 2,5 reizes vairāk.",
        "Pagaidi 24 stundas.",
        "No 2026. gada 15. marta.",
        "Vairāk nekā 50 % cilvēku.",
        "Pārbaudi 1., 2. un 3. punktu.",
        "Darbs utt. ir labs.",
        "Сколько вам лет? 18 или больше?",
    ],
)
def test_numbers_of_things_may_stand_in_a_text(text):
    assert literals_in(text) == []


@pytest.mark.parametrize(
    ("text", "code", "given"),
    [
        ("Zvani 112!", "D061", "112"),
        ("Zvani 116123.", "D061", "116123"),
        ("Zvani 28612120", "D061", "28612120"),
        ("Zvani 67 186 522", "D061", "67 186 522"),
        ("Zvani +371 28612120", "D061", "+371 28612120"),
        ("Zvani (371) 286-121-20", "D061", "371) 286-121-20"),
        ("Skaties https://nva.gov.lv/lv", "D062", "https://nva.gov.lv/lv"),
        ("Skaties nva.gov.lv", "D062", "nva.gov.lv"),
        ("Raksti t.me/drosamaja", "D062", "t.me/drosamaja"),
        ("Raksti @drosamaja", "D062", "@drosamaja"),
        ("Raksti uz anna@example.lv!", "D063", "anna@example.lv"),
        ("No 9:00", "D064", "9:00"),
        ("No 9.30 rītā", "D064", "9.30"),
        ("No plkst. 9", "D064", "plkst. 9"),
        ("Atbild 24/7", "D064", "24/7"),
        ("Maksā 50 eiro", "D065", "50 eiro"),
        ("Maksā 1 500,50 €", "D065", "1 500,50 €"),
        ("Maksā €20", "D065", "€20"),
        ("Стоит 50 евро", "D065", "50 евро"),
    ],
)
def test_a_fact_in_a_text_is_found(text, code, given):
    assert [(mistake.code, found) for mistake, found in literals_in(text)] == [(code, given)]


def test_an_address_is_not_reported_once_more_as_a_link():
    assert len(literals_in("Raksti uz anna@www.example.lv")) == 1


@pytest.mark.parametrize("piece", ["1", "a", "a-", "1 ", "+1", "1.", "(1", "a.", "plkst "])
def test_no_text_keeps_the_search_busy(piece):
    assert len(literals_in(piece * (4096 // len(piece)))) <= 5
