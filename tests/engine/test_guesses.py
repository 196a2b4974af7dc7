"""What is guessed from answers that only begin like a button, as people type them."""

from pathlib import Path

import pytest

from bot.engine.options import Guessed, Meant, Unclear, read_option
from bot.phrases import load_catalogs
from bot.script.reader import read_folder

ROOT = Path(__file__).parents[2]
SCRIPT, _ = load_catalogs(read_folder(ROOT / "dialogs", demo=True)[0], ROOT / "locales")


def read(step, text, dialog="job_offer"):
    return read_option(SCRIPT, dialog, SCRIPT.dialogs[dialog].steps[step], text)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("fee", "nē, bet jāņem aizdevums"),
        ("fee", "нет, но нужно взять кредит"),
        ("fee", "nē, tikai par biļeti"),
        ("fee", "нет, только за визу"),
        ("fee", "nē, vēlāk"),
        ("fee", "пока нет, потом"),
        ("fee", "нет, потом"),
        ("fee", "nē, no algas"),
        ("fee", "nē, aizdevumu gan"),
        ("documents", "nē, tikai telefonu"),
        ("documents", "нет, только телефон"),
        ("documents", "nē vēl"),
        ("days", "jā, bet vienu mēnesī"),
        ("asia", "nē, bet vēlāk jā"),
    ],
)
def test_a_no_that_is_half_taken_back_clears_no_sign(step, text):
    assert read(step, text) == Unclear()


@pytest.mark.parametrize(
    ("step", "text", "option"),
    [
        ("fee", "nē, neviens neko neprasīja", "free"),
        ("fee", "нет, ничего не просили", "free"),
        ("fee", "nē, protams", "free"),
        ("fee", "нет, конечно", "free"),
        ("documents", "nē, neviens neprasa", "keep"),
        ("days", "jā, svētdienās", "free_day"),
        ("licence", "jā, licence ir", "have"),
    ],
)
def test_a_no_that_is_only_explained_is_asked_back(step, text, option):
    assert read(step, text) == Guessed(option)


@pytest.mark.parametrize("age", [0, *range(3, 100)])
def test_every_age_is_told_by_its_figures(age):
    assert read("age", str(age)) == Meant("under" if age < 18 else "adult")


@pytest.mark.parametrize("age", ["1", "2"])
def test_an_age_that_could_be_the_number_of_a_button_is_asked_back(age):
    assert isinstance(read("age", age), Guessed)


@pytest.mark.parametrize("age", [9, 10, 15, 17, 18, 21, 28, 71, 80])
@pytest.mark.parametrize(
    "words", ["man ir {}", "{} man", "мне {}", "man {} gadi", "{} gadi", "{} лет", "мне {} лет"]
)
def test_an_age_in_words_is_never_taken_for_the_other_side_of_eighteen(age, words):
    reading = read("age", words.format(age))

    assert isinstance(reading, Meant | Guessed)
    assert reading.option == ("under" if age < 18 else "adult")


@pytest.mark.parametrize(
    "text", ["17,5 vai 18", "no 17 līdz 19", "117", "18 stundas 17 minūtes", "<18", ">17", "18+"]
)
def test_what_is_no_one_age_is_unclear(text):
    assert read("age", text) == Unclear()


@pytest.mark.parametrize(
    ("text", "option"),
    [("jā", "watched"), ("ja", "watched"), ("да", "watched"), ("nezinu", "watched"),
     ("не знаю", "watched"), ("varbūt", "watched"), ("nē", "alone"), ("нет", "alone")],
)  # fmt: skip
def test_whoever_may_be_watched_is_heard(text, option):
    assert read("hello", text, dialog="abroad_now") == Meant(option)


@pytest.mark.parametrize(
    ("text", "option"),
    [("uk", "uk"), ("Anglijā", "uk"), ("Londona", "uk"), ("Holande", "netherlands"),
     ("в Англии", "uk"), ("в Италии", "italy"), ("Īrijā", "ireland"), ("v Ispanii", "spain")],
)  # fmt: skip
def test_a_country_is_heard_in_any_case(text, option):
    assert read("where", text, dialog="abroad_now") == Meant(option)


@pytest.mark.parametrize("text", ["viss", "всё", "tas ir viss", "это всё"])
def test_all_of_these_is_not_done(text):
    assert read("details", text) == Unclear()
