from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.script.pofile import MOST_BYTES, read_po, write_po
from bot.script.texts import Entry
from tests.script.catalog_values import kept, units

GOOD = """
msgctxt "home/hello#say"
msgid "Sveiki!"
msgstr "Здравствуйте!"
"""

texts = st.text(st.characters(exclude_categories=["Cs"]))
ids = st.integers(0, 10**6).map(lambda number: f"d/s{number}#say")
entries = st.builds(
    Entry,
    id=ids,
    source=texts.filter(bool),
    translation=st.text(st.sampled_from("аб \\\"'\n\r\t\v\u2028{}%n#~")),
    fuzzy=st.booleans(),
    previous=texts,
    comments=st.lists(st.text("аб ,:.").map(str.strip), max_size=2, unique=True).map(tuple),
    obsolete=st.booleans(),
)


def read(text: str):
    return read_po(text.encode(), "dialogs.po", "ru")


def codes(text: str) -> list[str]:
    return [wrong.code for wrong in read(text)[1]]


@given(st.lists(entries, max_size=5, unique_by=lambda entry: entry.id))
def test_what_is_written_is_read_again(written):
    found = kept(tuple(written), {})

    assert [replace(entry, line=0) for entry in found] == written


@given(st.lists(entries, max_size=5, unique_by=lambda entry: entry.id))
def test_writing_what_was_read_gives_the_same_bytes(written):
    once = write_po(written, {}, lambda entry: [], "ru")

    assert write_po(read(once)[0], {}, lambda entry: [], "ru") == once


@given(st.binary() | st.text('msgidxtr "\\#~|,\n').map(str.encode))
def test_no_file_is_too_strange_to_be_read(content):
    found, _ = read_po(content, "dialogs.po", "ru")

    assert all(isinstance(entry, Entry) for entry in found)


def test_a_translator_sees_where_a_text_stands_and_what_it_is():
    text = write_po(
        [Entry("home/hello#say", "Zvani {helpline}", "Звоните {helpline}", fuzzy=True)],
        units({"home/hello#say": "Zvani {helpline}"}),
        lambda entry: ["poga, līdz 40 zīmēm"],
        "ru",
    )

    assert text.partition("\n\n")[2] == (
        "#. poga, līdz 40 zīmēm\n"
        "#: home.yaml:1\n"
        "#, fuzzy, python-brace-format\n"
        'msgctxt "home/hello#say"\n'
        'msgid "Zvani {helpline}"\n'
        'msgstr "Звоните {helpline}"\n'
    )


def test_the_header_is_ours_and_the_same_on_every_day():
    assert write_po([], {}, lambda entry: [], "ru") == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: bot\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Language: ru\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && '
        '(n%100<10 || n%100>=20) ? 1 : 2);\\n"\n'
    )


@pytest.mark.parametrize(
    "header",
    ["Plural-Forms: nplurals=1000; plural=n**n;", "Language: uk", "Content-Type: text/html"],
)
def test_a_header_of_another_language_is_told_and_not_believed(header):
    assert codes(f'msgid ""\nmsgstr ""\n"{header}\\n"\n') == ["T005"]


@pytest.mark.parametrize(
    "broken",
    [
        'msgctxt "a#say"\nmsgid "A"\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgstr "А\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgstr А"\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgstr "А" "Б"\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgstr "\\x41"\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgstr "А"\nmsgstr "Б"\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgid_plural "A"\nmsgstr[0] "А"\n',
        'msgctxt "a#say"\nmsgid "A"\nmsgstr ""\n"А\n',
        'msgstr "А"\n',
        '"А"\n',
        "<<<<<<< HEAD\n",
    ],
)
def test_a_broken_entry_costs_nobody_elses_translation(broken):
    found, wrong = read(f"{GOOD}\n{broken}")

    assert ([entry.id for entry in found], [one.code for one in wrong]) == (
        ["home/hello#say"],
        ["T003"],
    )


def test_of_two_entries_for_one_text_the_first_counts():
    found, wrong = read(GOOD + GOOD.replace("Здравствуйте", "Привет"))

    assert ([entry.translation for entry in found], str(wrong[0])) == (
        ["Здравствуйте!"],
        "dialogs.po:7:0: T004 Teksts «home/hello#say» failā ir divreiz; "
        "derīgs ir pirmais, 3. rindā.",
    )


def test_a_translation_of_nobody_knows_what_is_refused():
    assert codes('msgid "Sveiki!"\nmsgstr "Здравствуйте!"\n') == ["T008"]


def test_a_file_that_is_too_large_is_not_read():
    wrong = read_po(b"#" * (MOST_BYTES + 1), "dialogs.po", "ru")[1]

    assert [one.code for one in wrong] == ["T001"]


def test_a_file_that_is_not_utf8_is_not_read():
    wrong = read_po("msgid".encode("utf-16"), "dialogs.po", "ru")[1]

    assert [one.code for one in wrong] == ["T002"]


def test_a_file_with_windows_line_ends_is_read():
    assert read(GOOD.replace("\n", "\r\n"))[0] == read(GOOD)[0]


def test_a_byte_order_mark_is_no_mistake():
    assert read_po(GOOD.strip().encode("utf-8-sig"), "dialogs.po", "ru")[1] == []


def test_a_comment_that_belongs_to_no_text_is_no_mistake():
    assert read(f"# Anna tulkoja\n{GOOD}")[1] == []


def test_letters_typed_in_two_parts_become_one():
    found, _ = read(GOOD.replace("Здравствуйте!", "\u0438\u0306"))

    assert found[0].translation == "й"


def test_an_old_wording_longer_than_a_line_survives():
    entry = Entry("a#say", "B", "Б", fuzzy=True, previous="Vai kāds prasa naudu?\n" * 20)

    assert kept((entry,), {})[0].previous == entry.previous
