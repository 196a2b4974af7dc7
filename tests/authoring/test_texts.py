from __future__ import annotations

import gettext
import json
from dataclasses import replace

import pytest

from bot.authoring.text_status import status
from bot.authoring.texts import compile_texts, extract, merge_texts
from bot.script.model import Fact, FactKind
from tests.script.catalog_values import script_of, unit

HELLO = unit("home/hello#say", "Zvani {helpline}.", safety=True)
YES = replace(unit("home/hello#choice.yes", "Jā"), kind="button", limit=40, note="draudzīgi")
CALL = unit("ui/bar#call", "Zvanīt")
HELPLINE = Fact("helpline", FactKind.PHONE, {"lv": "+371 00000000"})
SCRIPT = replace(script_of(HELLO, YES, CALL), facts={"helpline": HELPLINE})
CHANGED = replace(
    SCRIPT, units={**SCRIPT.units, HELLO.id: replace(HELLO, source="Zvani tūlīt {helpline}.")}
)


@pytest.fixture
def locales(tmp_path):
    folder = tmp_path / "locales"
    (folder / "ru").mkdir(parents=True)
    merge_texts(SCRIPT, folder)
    return folder


def dialogs(locales):
    return locales / "ru" / "LC_MESSAGES" / "dialogs.po"


def translate(locales, source, translation):
    path = dialogs(locales)
    text = path.read_text()
    path.write_text(
        text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translation}"')
    )


@pytest.fixture
def russian(locales):
    translate(locales, "Zvani {helpline}.", "Позвоните: {helpline}.")
    translate(locales, "Jā", "Да")
    return locales


def test_translators_are_told_what_a_text_is_and_what_it_answers(locales):
    extract(SCRIPT, locales)

    assert (locales / "dialogs.pot").read_text().partition("\n\n")[2] == (
        "#. teksts\n"
        "#. DROŠĪBAS TEKSTS: kamēr tulkojuma nav, šajā valodā bots nerunā\n"
        "#. {helpline}: piemēram, +371 00000000\n"
        "#: home.yaml:1\n"
        "#, python-brace-format\n"
        'msgctxt "home/hello#say"\n'
        'msgid "Zvani {helpline}."\n'
        'msgstr ""\n'
        "\n"
        "#. poga, līdz 40 zīmēm\n"
        "#. jautājums: Zvani {helpline}.\n"
        "#. draudzīgi\n"
        "#: home.yaml:1\n"
        'msgctxt "home/hello#choice.yes"\n'
        'msgid "Jā"\n'
        'msgstr ""\n'
    )


def test_extracting_says_what_was_written_where(locales):
    outcome = extract(SCRIPT, locales, "en")

    assert outcome == (f"2 texts: {locales}/dialogs.pot\n1 text: {locales}/bot.pot", 0)


def test_merging_again_changes_no_byte(russian):
    merge_texts(CHANGED, russian)
    before = dialogs(russian).read_bytes()

    merge_texts(CHANGED, russian)

    assert dialogs(russian).read_bytes() == before


def test_merging_tells_how_far_a_language_is(russian):
    assert merge_texts(CHANGED, russian, tongue="en") == (
        "ru: 1 translated, 1 stale, 1 missing, 0 refused",
        0,
    )


def test_a_file_with_a_mistake_is_not_written_over(russian):
    path = dialogs(russian)
    path.write_text(path.read_text() + 'msgctxt "x"\nmsgid "A\n')
    before = path.read_bytes()

    outcome = merge_texts(CHANGED, russian)

    assert (path.read_bytes(), outcome.status, "T003" in outcome.text) == (before, 1, True)


def test_look_alikes_are_shown_and_never_filled_in(russian):
    alike = unit("home/bye#choice.yes", "Jā")
    merge_texts(replace(SCRIPT, units={**SCRIPT.units, alike.id: alike}), russian)

    assert (
        dialogs(russian)
        .read_text()
        .endswith(
            "#. teksts\n"
            "#. līdzīgs: home/hello#choice.yes: «Jā» – «Да»\n"
            "#: home.yaml:1\n"
            'msgctxt "home/bye#choice.yes"\n'
            'msgid "Jā"\n'
            'msgstr ""\n'
        )
    )


def test_a_translation_confirmed_by_somebody_is_no_longer_stale(russian):
    merge_texts(CHANGED, russian, confirmed=[HELLO.id], confirmed_by="Anna")

    assert (
        dialogs(russian)
        .read_text()
        .partition("\n\n")[2]
        .startswith("# same meaning as “Zvani {helpline}.”, says Anna\n#. teksts\n")
    )


def test_a_confirmation_changes_nothing_in_a_language_where_nothing_is_stale(russian):
    (russian / "uk").mkdir()
    merge_texts(CHANGED, russian)

    merge_texts(CHANGED, russian, confirmed=[HELLO.id], confirmed_by="Anna")

    assert "Anna" not in (russian / "uk" / "LC_MESSAGES" / "dialogs.po").read_text()


@pytest.mark.parametrize(
    ("confirmed", "by", "said"),
    [
        ("home/hello#say", "", "Say who confirms it (--by NAME)."),
        (
            "home/hello#choice.yes",
            "Anna",
            "The text “home/hello#choice.yes” has no stale translation that could be confirmed.",
        ),
    ],
)
def test_only_a_stale_translation_is_confirmed_and_by_a_name(russian, confirmed, by, said):
    outcome = merge_texts(CHANGED, russian, confirmed=[confirmed], confirmed_by=by, tongue="en")

    assert outcome == (said, 2)


def test_the_status_names_what_is_left_to_do(russian):
    assert status(CHANGED, russian, tongue="en") == (
        "ru: NOT ready, people do not see it\n"
        "  safety texts: 1 in all, 0 translated, 1 stale, 0 missing, 0 refused\n"
        "  other texts: 2 in all, 1 translated, 0 stale, 1 missing, 0 refused\n"
        "    home/hello#say: stale (safety texts)\n"
        "    ui/bar#call: missing (other texts)",
        1,
    )


def test_the_status_of_a_language_that_can_go_live_is_a_success(russian):
    assert status(SCRIPT, russian).status == 0


def test_the_status_is_read_by_programs_too(russian):
    assert json.loads(status(SCRIPT, russian, as_json=True).text) == [
        {
            "language": "ru",
            "live": True,
            "safety": {"total": 1, "translated": 1, "fuzzy": 0, "missing": 0, "refused": 0},
            "ordinary": {"total": 2, "translated": 1, "fuzzy": 0, "missing": 1, "refused": 0},
        }
    ]


def test_compiled_catalogs_hold_what_people_would_be_told(russian, tmp_path):
    outcome = compile_texts(SCRIPT, russian, tmp_path / "var")

    words = gettext.translation("dialogs", tmp_path / "var" / "locales", ["ru"])
    assert (words.pgettext("home/hello#choice.yes", "Jā"), outcome.status) == ("Да", 0)


def test_a_language_that_may_not_be_shown_is_not_compiled(russian, tmp_path):
    outcome = compile_texts(CHANGED, russian, tmp_path / "var")

    assert (outcome.status, (tmp_path / "var").exists()) == (1, False)
