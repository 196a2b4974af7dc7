from __future__ import annotations

from dataclasses import replace

import pytest

from bot.phrases import load_catalogs
from bot.script.pofile import write_po
from bot.script.texts import Entry
from tests.script.catalog_values import script_of, unit

HELLO = unit("home/hello#say", "Sveiki!", safety=True)
SKIP = unit("job_offer/pay#skip", "Nezinu")
CALL = unit("ui/bar#call", "Zvanīt", safety=True)
SCRIPT = script_of(HELLO, SKIP, CALL)

RUSSIAN = {
    "dialogs": [
        Entry(HELLO.id, HELLO.source, "Здравствуйте!"),
        Entry(SKIP.id, SKIP.source, "Не знаю"),
    ],
    "bot": [Entry(CALL.id, CALL.source, "Позвонить")],
}


@pytest.fixture
def locales(tmp_path):
    folder = tmp_path / "locales"
    write(folder, "ru", RUSSIAN)
    return folder


def write(locales, language, catalogs):
    for domain, entries in catalogs.items():
        path = locales / language / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_po(entries, {}, lambda entry: [], language))


def said(script, language):
    return {id: template.fill({}) for id, template in script.catalogs[language].items()}


def lines(found):
    return [f"{wrong.place} {wrong.code}" for wrong in found]


def test_a_language_is_a_folder_and_nothing_else(locales):
    write(locales, "uk", RUSSIAN)

    script, found = load_catalogs(SCRIPT, locales)

    assert (script.languages, found) == (("lv", "ru", "uk"), [])


def test_a_person_is_told_the_words_of_both_catalogs(locales):
    script, _ = load_catalogs(SCRIPT, locales)

    assert said(script, "ru") == {
        "home/hello#say": "Здравствуйте!",
        "job_offer/pay#skip": "Не знаю",
        "ui/bar#call": "Позвонить",
    }


def test_a_language_whose_safety_text_was_changed_is_not_shown(locales):
    changed = script_of(replace(HELLO, source="Labdien!"), SKIP, CALL)

    script, found = load_catalogs(changed, locales)

    assert (script.languages, lines(found)) == (("lv",), ["locales/ru:0:0 T021"])


def test_a_language_without_the_bots_own_words_is_not_shown(locales):
    (locales / "ru" / "LC_MESSAGES" / "bot.po").unlink()

    script, found = load_catalogs(SCRIPT, locales)

    assert (script.languages, lines(found)) == (("lv",), ["locales/ru:0:0 T020"])


def test_a_changed_ordinary_text_is_served_stale_although_nobody_has_merged(locales):
    changed = script_of(HELLO, replace(SKIP, source="Nezinu to"), CALL)

    script, found = load_catalogs(changed, locales)

    assert (said(script, "ru")[SKIP.id], lines(found)) == ("Не знаю", ["locales/ru:0:0 T023"])


def test_a_poisoned_text_is_refused_at_its_line_and_the_others_serve(locales):
    path = locales / "ru" / "LC_MESSAGES" / "dialogs.po"
    path.write_text(path.read_text().replace("Не знаю", "Не знаю %s"))

    script, found = load_catalogs(SCRIPT, locales)

    assert (SKIP.id in script.catalogs["ru"], lines(found)) == (
        False,
        ["locales/ru/LC_MESSAGES/dialogs.po:15:0 T011", "locales/ru:0:0 T022"],
    )


def test_a_folder_that_is_no_language_is_told(locales):
    (locales / "russian!").mkdir()
    (locales / "ru-RU").mkdir()
    (locales / "LT").mkdir()

    _, found = load_catalogs(SCRIPT, locales)

    assert lines(found) == [
        "locales/LT:0:0 T006",
        "locales/ru-RU:0:0 T006",
        "locales/russian!:0:0 T006",
    ]


def test_latvian_is_written_in_the_dialogs_and_read_from_nowhere_else(locales):
    write(locales, "lv", {"dialogs": [Entry(HELLO.id, HELLO.source, "Čau!")]})

    script, found = load_catalogs(SCRIPT, locales)

    assert (script.catalogs["lv"], lines(found)) == (
        {},
        ["locales/lv/LC_MESSAGES/dialogs.po:0:0 T007"],
    )


def test_without_any_translation_the_bot_speaks_latvian(tmp_path):
    script, found = load_catalogs(SCRIPT, tmp_path / "locales")

    assert (script.languages, found) == (("lv",), [])
