from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.script.catalogs import compiled, gaps, judge, may_be_shown
from bot.script.model import Unit, Words
from bot.script.pofile import read_po, write_po
from bot.script.poison import hidden_character, numbers
from bot.script.templates import stray_braces
from bot.script.texts import Entry
from tests.script.catalog_values import unit, units

HELP = unit("help/card#say", "Zvani {helpline}.", safety=True)
SKIP = unit("job_offer/pay#skip", "Nezinu", safety=False)


def verdicts(unit: Unit, translation: str, *, fuzzy: bool = False):
    entry = Entry(unit.id, unit.source, translation, fuzzy)
    return judge({unit.id: unit}, [entry], "ru", "dialogs.po", Words())[0]


def said(unit: Unit, translation: str, *, fuzzy: bool = False) -> str | None:
    found = compiled(verdicts(unit, translation, fuzzy=fuzzy))
    return found[unit.id].fill({"helpline": "112"}) if unit.id in found else None


def test_a_translated_text_is_said():
    assert said(HELP, "Позвоните: {helpline}.") == "Позвоните: 112."


def test_a_missing_text_is_left_to_the_latvian_one():
    assert said(SKIP, "") is None


def test_a_stale_ordinary_text_still_serves():
    assert said(SKIP, "Не знаю", fuzzy=True) == "Не знаю"


def test_a_stale_text_with_other_placeholders_does_not():
    assert said(SKIP, "Не знаю {age}", fuzzy=True) is None


def test_a_stale_safety_text_is_never_said():
    assert said(HELP, "Позвоните: {helpline}.", fuzzy=True) is None


def test_a_poisoned_text_is_not_said():
    assert said(HELP, "Позвоните: 20000000.") is None


def test_what_is_obsolete_is_not_said():
    entry = Entry(SKIP.id, SKIP.source, "Не знаю", obsolete=True)

    assert compiled(judge({SKIP.id: SKIP}, [entry], "ru", "dialogs.po", Words())[0]) == {}


@pytest.mark.parametrize(
    ("text", "translation", "fuzzy", "shown"),
    [
        (HELP, "Позвоните: {helpline}.", False, True),
        (HELP, "Позвоните: {helpline}.", True, False),
        (HELP, "", False, False),
        (HELP, "Позвоните: 20000000.", False, False),
        (SKIP, "", False, True),
        (SKIP, "Не знаю", True, True),
        (SKIP, "%s", False, True),
    ],
)
def test_a_language_without_a_safety_text_of_today_is_not_shown(text, translation, fuzzy, shown):
    assert may_be_shown(verdicts(text, translation, fuzzy=fuzzy)) is shown


@pytest.mark.parametrize(
    ("text", "translation", "fuzzy", "code"),
    [
        (HELP, "", False, "T020"),
        (HELP, "%s", False, "T020"),
        (HELP, "Позвоните: {helpline}.", True, "T021"),
        (SKIP, "", False, "T022"),
        (SKIP, "Не знаю", True, "T023"),
    ],
)
def test_what_is_left_to_translate_is_told(text, translation, fuzzy, code):
    found = gaps(verdicts(text, translation, fuzzy=fuzzy), "ru", "locales/ru")

    assert [wrong.code for wrong in found] == [code]


def test_a_long_list_of_texts_is_cut():
    texts = units({f"a/s{number}#say": "A" for number in range(9)})

    found = list(gaps(judge(texts, [], "ru", "dialogs.po", Words())[0], "ru", "locales/ru"))

    assert found[0].message("en") == (
        "In “ru” 9 texts are untranslated "
        "(a/s0#say, a/s1#say, a/s2#say, a/s3#say, a/s4#say, …); the Latvian is shown instead."
    )


def test_a_stale_text_says_only_that_it_is_stale():
    entry = Entry(SKIP.id, SKIP.source, "Не знаю 5", fuzzy=True)

    _, found = judge({SKIP.id: SKIP}, [entry], "ru", "dialogs.po", Words())

    assert found == []


SOURCE = "Zvani {helpline}, tas prasīs 3 minūtes."
TEXTS = {"a#say": unit("a#say", SOURCE)}
GOOD_FILE = write_po(
    [Entry("a#say", SOURCE, "Звоните {helpline}, нужно 3 минуты.")], TEXTS, lambda entry: [], "ru"
)
POISONS = st.sampled_from(['"', "\\", "%s", "{", "}", "7", "\u202e", "\0", "\n", "а", "#", "~"])
mutations = st.lists(st.tuples(st.integers(0, len(GOOD_FILE)), st.integers(0, 3), POISONS))


@given(mutations)
def test_a_tampered_file_says_nothing_but_the_same_placeholders_and_numbers(changes):
    text = GOOD_FILE
    for at, cut, put in changes:
        text = text[:at] + put + text[at + cut :]

    entries, _ = read_po(text.encode(), "dialogs.po", "ru")
    entries = [entry for entry in entries if not entry.fuzzy]
    for template in compiled(judge(TEXTS, entries, "ru", "dialogs.po", Words())[0]).values():
        translation = template.fill({"helpline": "{helpline}"}) or ""
        assert template.slots == ("helpline",)
        assert numbers(translation) == ["3"]
        assert hidden_character("", translation) == ""
        assert not stray_braces(translation)
