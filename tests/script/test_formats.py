from __future__ import annotations

import pytest

from bot.script.formats import format_date, format_number, territory


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (12.5, "lv", "12,5"),
        (12.0, "ru", "12"),
        (0.1 + 0.2, "lv", "0,3"),
        (25000, "ru", "25\N{NO-BREAK SPACE}000"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(value, language, written):
    assert format_number(value, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("lv", "2027. gada 12. marts"), ("ru", "12 марта 2027\u202fг.")]
)
def test_a_date_is_written_in_words(language, written):
    assert format_date("2027-03-12", language) == written


@pytest.mark.parametrize(("language", "name"), [("lv", "Vācija"), ("ru", "Германия")])
def test_a_country_has_its_name_in_every_language(language, name):
    assert territory("DE", language) == name


def test_what_cannot_be_put_better_is_shown_as_it_came():
    assert (format_date("drīz", "lv"), territory("ZZZ", "lv")) == ("drīz", "ZZZ")
