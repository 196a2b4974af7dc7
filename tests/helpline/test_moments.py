"""A time is told so that it is understood the day after and in another country."""

from pathlib import Path

import pytest

from bot.helpline.moments import told
from bot.phrases import load_catalogs
from bot.script.reader import read_folder
from tests.helpline.plans import at

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script():
    return load_catalogs(read_folder(ROOT / "dialogs")[0], ROOT / "locales")[0]


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        ("2026-11-23 14:05", "lv", "šodien plkst. 14.05 pēc Latvijas laika"),
        ("2026-11-23 14:05", "ru", "сегодня в 14:05 по времени Латвии"),
        ("2026-11-24 09:00", "lv", "rīt, otrdien, plkst. 9.00 pēc Latvijas laika"),
        ("2026-11-24 09:00", "ru", "завтра, во вторник, в 9:00 по времени Латвии"),
        ("2026-11-30 09:00", "lv", "pirmdien, 30.11., plkst. 9.00 pēc Latvijas laika"),
        ("2026-11-30 09:00", "ru", "в понедельник, 30.11, в 9:00 по времени Латвии"),
    ],
)
def test_a_time_is_told_in_words(script, moment, language, words):
    assert told(script, language, at(moment), at("2026-11-23 08:00")) == words


def test_tomorrow_begins_at_midnight_in_riga(script):
    words = told(script, "lv", at("2026-11-24 09:00"), at("2026-11-24 00:30"))

    assert words.startswith("šodien")


def test_tomorrow_is_tomorrow_after_the_long_night(script):
    words = told(script, "lv", at("2026-10-26 09:00"), at("2026-10-25 00:30"))

    assert words.startswith("rīt, pirmdien,")


def test_a_language_that_is_not_live_is_told_in_latvian(script):
    assert told(script, "uk", at("2026-11-23 14:05"), at("2026-11-23 08:00")).startswith("šodien")
