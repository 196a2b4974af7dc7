import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.buttons import DONE, SKIP
from bot.engine.inputs import Misread, read_input
from bot.engine.options import (
    Guessed,
    GuessedMany,
    Meant,
    MeantMany,
    OptionReading,
    Unclear,
    read_consent,
    read_option,
    read_skip,
)
from bot.engine.topics import find_topics
from bot.script.model import Ask, InputKind
from tests.engine.scripts import asking, read_command, step_of, words_of_the_staff

LABELS = (
    "Nē | Нет",
    "Jā, jāmaksā uzreiz | Да, сразу",
    "Jā, atvilks no algas | Да, вычтут",
    "Viss",
)
SCRIPT = asking(*LABELS, signs=True, words=words_of_the_staff())
MANY = asking(*LABELS, many=True, words=words_of_the_staff())
SIGN_LABELS = (
    "Nav rakstiska līguma | Нет письменного договора",
    "Tikai WhatsApp vai Telegram | Только WhatsApp или Telegram",
    "Liela alga, pieredzi nevajag | Большая зарплата, опыт не нужен",
    "Nevienam nestāstīt | Никому не рассказывать",
    "Jābrauc jau rīt | Ехать уже завтра",
)
SIGNS = asking(*SIGN_LABELS, many=True, signs=True, words=words_of_the_staff())
PLACES = st.sampled_from(SIGN_LABELS)
JOINTS = st.sampled_from([", ", ",", "; ", "\n", " un ", " и ", ", un ", " and ", ". "])
NOT_QUITE = (
    *("viss labi", "ir rakstisks līgums", "nav rakstiska", "tikai WhatsApp", "kaut kas cits"),
    *("nav jābrauc", "опыт нужен", "jābrauc jau rīts", "nē", "никому не говорить"),
)
TODAY = date(2026, 11, 23)

SAID = (
    "jā nē да нет не jāmaksā uzreiz сразу 1 2 3 un и , . - / help palīgā runāt ar cilvēku хочу"
    " Vācija Нигер 12.03. martā tūkst k € eiro +371 26123456 nezinu не знаю 1e9 2️⃣ № ½ ﷺ 😀"
)
WORDS = st.sampled_from(SAID.split())
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
TEXTS = ANYTHING | st.lists(WORDS | ANYTHING, max_size=12).map(" ".join)


@settings(deadline=None)
@given(TEXTS)
def test_whatever_is_typed_every_reading_of_it_has_an_answer(text):
    read_command(SCRIPT, text)
    read_skip(SCRIPT, text, step_of(SCRIPT))
    read_consent(SCRIPT, text)
    topics = find_topics(SCRIPT, text)
    readings = [read_option(script, "offer", step_of(script), text) for script in (SCRIPT, MANY)]
    inputs = [read_input(Ask(kind, 0, 99), text, "lv", TODAY) for kind in InputKind]

    assert len(topics) <= 3
    assert all(isinstance(found, OptionReading) for found in readings)
    assert all(isinstance(found, Misread | str | int | float) for found in inputs)


@settings(deadline=None)
@given(TEXTS)
def test_only_options_of_the_step_are_ever_meant(text):
    own = {"a", "b", "c", "d", SKIP, DONE}
    reading = read_option(MANY, "offer", step_of(MANY), text)

    match reading:
        case Meant(option) | Guessed(option):
            assert option in own
        case MeantMany(options) | GuessedMany(options):
            assert set(options) <= own
            assert list(options) == sorted(set(options))
        case Unclear():
            pass


@settings(deadline=None)
@given(st.sets(PLACES, min_size=2), JOINTS, st.booleans())
def test_labels_are_understood_together_as_they_are_one_by_one(places, joint, in_russian):
    said = [label.split(" | ")[in_russian] for label in places]

    reading = read_option(SIGNS, "offer", step_of(SIGNS), joint.join(said))

    chosen = {chr(ord("a") + SIGN_LABELS.index(label)) for label in places}
    assert reading == MeantMany(tuple(sorted(chosen)))


@settings(deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=3), JOINTS, st.sampled_from(NOT_QUITE), st.data())
def test_a_part_that_is_no_label_keeps_every_part_from_counting(places, joint, noise, data):
    said = [label.split(" | ")[0] for label in places]
    said.insert(data.draw(st.integers(0, len(said))), noise)

    reading = read_option(SIGNS, "offer", step_of(SIGNS), joint.join(said))

    assert isinstance(reading, Guessed | GuessedMany | Unclear)


@settings(deadline=None)
@given(TEXTS)
def test_a_number_that_is_taken_lies_within_its_bounds(text):
    read = read_input(Ask(InputKind.NUMBER, 10, 99), text, "lv", TODAY)

    assert isinstance(read, Misread) or (isinstance(read, int | float) and 10 <= read <= 99)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_that_is_taken_can_be_kept_and_shown(text):
    read = read_input(Ask(InputKind.TEXT), text, "lv", TODAY)

    assert isinstance(read, Misread) or str(read).encode("utf-8").strip()


@settings(deadline=None)
@given(st.sampled_from(LABELS), st.sampled_from(["ne", "ne ", "не ", "nav "]), st.booleans())
def test_a_label_with_a_not_before_it_never_means_its_option(label, denial, upper):
    latvian = label.split(" | ")[0].removeprefix("Jā, ")
    text = (denial + latvian).upper() if upper else denial + latvian
    option = "abcd"[LABELS.index(label)]

    assert (
        read_option(SCRIPT, "offer", step_of(SCRIPT), text)
        not in (
            Meant(option),
            Guessed(option),
        )
        or latvian == "Nē"
    )


@pytest.mark.parametrize(
    "piece",
    ["a", "ā", "ы4", "a\u0301\u0323", "a" + "\u0301" * 1000, "\u202e", "\ud800", "1 ", "1", "-",
     ", ", "jā ", "1,", "12.03.", "+371 2", "https://", "cilvēku ar runāt ", "\u200d",
     "🙂", "\n", "/"],
)  # fmt: skip
def test_the_time_a_text_takes_does_not_grow_with_its_square(piece):
    text = (piece * 100_000)[:100_000]
    read_command(SCRIPT, text[:100])
    begun = time.process_time()

    read_command(SCRIPT, text)
    read_option(MANY, "offer", step_of(MANY), text)
    read_skip(SCRIPT, text)
    find_topics(SCRIPT, text)
    for kind in InputKind:
        read_input(Ask(kind), text, "lv", TODAY)
        read_input(Ask(kind), text[:1000], "lv", TODAY)

    assert time.process_time() - begun < 0.5
