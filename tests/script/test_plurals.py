"""Texts that count: one for each plural category, in the file and in every catalog."""

import pytest

from bot.authoring.notes import notes_for
from bot.phrases import load_catalogs
from bot.script.model import Paragraph
from bot.script.plurals import categories, category_of
from bot.script.pofile import write_po
from bot.script.texts import Entry, units_of
from tests.script.sets import HEAD, codes, read

COUNTING = """\
remember: {years: session}
steps:
  years:
    say: Cik gadu?
    ask: number 0..100
  hello:
    say:
      - Sveiki!
      - plural: years
        zero: Tev ir {years} gadu.
        one: Tev ir {years} gads.
        other: Tev ir {years} gadi.
    end: true
"""
IN_RUSSIAN = {
    "one": "Вам {years} год.",
    "few": "Вам {years} года.",
    "many": "Вам {years} лет.",
    "other": "Вам {years} года (дробь).",
}
UNIT = "offer/hello#say.2.plural"


def script_of(offer=COUNTING):
    script, found = read({"offer.yaml": HEAD + offer})
    assert [wrong for wrong in found if wrong.is_error] == []
    return script


def without(line):
    return {"offer.yaml": HEAD + COUNTING.replace(f"        {line}\n", "")}


@pytest.mark.parametrize(
    ("number", "language", "category"),
    [
        *((n, "lv", "zero") for n in (0, 10, 11, 19, 20, 30)),
        *((n, "lv", "one") for n in (1, 21, 101)),
        *((n, "lv", "other") for n in (2, 9, 22, 1.5)),
        *((n, "ru", "one") for n in (1, 21, 1.0)),
        *((n, "ru", "few") for n in (2, 4, 22)),
        *((n, "ru", "many") for n in (0, 5, 11, 12, 100)),
        *((n, "ru", "other") for n in (1.5, 0.5)),
    ],
)
def test_a_number_has_the_category_of_its_language(number, language, category):
    assert category_of(number, language) == category


def test_latvian_and_russian_have_categories_of_their_own():
    assert (categories("lv"), categories("ru")) == (
        ("zero", "one", "other"),
        ("one", "few", "many", "other"),
    )


def test_a_paragraph_that_counts_has_a_text_for_every_category_of_latvian():
    script = script_of()

    said = script.step("offer", "hello").say
    assert said[1] == Paragraph(f"{UNIT}.other", plural="years")
    assert [id for id in script.units if id.startswith(UNIT)] == [
        f"{UNIT}.zero",
        f"{UNIT}.one",
        f"{UNIT}.other",
    ]


def test_a_step_may_say_nothing_but_what_it_counts():
    only = COUNTING.replace("      - Sveiki!\n", "").replace("      - plural", "        plural")

    assert "offer/hello#say.plural.other" in script_of(only).units


@pytest.mark.parametrize("form", ["zero", "one", "other"])
def test_a_category_that_is_missing_is_told(form):
    line = next(line.strip() for line in COUNTING.splitlines() if line.strip().startswith(form))

    assert codes(without(line)) == ["D027"]


@pytest.mark.parametrize(
    ("written", "other", "told"),
    [
        ("zero: Tev", "few: Tev", ["D027 11:9", "D026 12:9"]),
        ("zero: Tev", "text: Tev", ["D027 11:9", "D026 12:9"]),
        ("plural: years", "plural: yeers", ["D075 11:17"]),
        ("ask: number 0..100", "ask: text", ["D078 11:17"]),
    ],
)
def test_what_makes_no_sense_beside_a_count_is_told_at_its_place(written, other, told):
    found = read({"offer.yaml": HEAD + COUNTING.replace(written, other)})[1]

    assert [f"{wrong.code} {wrong.place.line}:{wrong.place.column}" for wrong in found] == told


def test_each_language_translates_its_own_categories():
    ids = [id for id in units_of(script_of(), "dialogs", "ru") if id.startswith(UNIT)]

    assert ids == [f"{UNIT}.{category}" for category in ("one", "few", "many", "other")]


def test_a_category_that_latvian_has_not_is_translated_from_its_text_for_other():
    units = units_of(script_of(), "dialogs", "ru")

    assert units[f"{UNIT}.few"].source == "Tev ir {years} gadi."


def test_the_translator_is_told_which_numbers_a_category_means():
    script = script_of()
    units = units_of(script, "dialogs", "ru")

    notes = notes_for(script, units, ())(Entry(f"{UNIT}.few", units[f"{UNIT}.few"].source))

    assert "few: 2, 3, 4, 22" in notes


def catalogs(tmp_path, forms):
    """Load a script with a Russian catalog that has these forms."""
    script = script_of()
    units = units_of(script, "dialogs", "ru")
    texts = {f"{UNIT}.{form}": text for form, text in forms.items()}
    said = [id for id in units if id in texts or not id.startswith(UNIT)]
    entries = [Entry(id, units[id].source, texts.get(id, "Текст")) for id in said]
    own = [Entry(id, one.source, translated(one)) for id, one in units_of(script, "bot").items()]
    for domain, found in (("dialogs", entries), ("bot", own)):
        path = tmp_path / "locales" / "ru" / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_po(found, {}, lambda entry: [], "ru"))
    return load_catalogs(script, tmp_path / "locales")


def translated(unit):
    """Return something Russian with the placeholders and numbers of a text."""
    digits = "".join(f" {word}" for word in unit.source.split() if word.isdecimal())
    return " ".join(["Текст", *(f"{{{slot}}}" for slot in unit.slots)]) + digits


def test_a_complete_catalog_has_every_form_of_its_language(tmp_path):
    script, _ = catalogs(tmp_path, IN_RUSSIAN)

    forms = {id for id in script.catalogs["ru"] if id.startswith(UNIT)}
    assert forms == {f"{UNIT}.{form}" for form in IN_RUSSIAN}


def test_a_form_that_is_missing_is_told_by_name(tmp_path):
    forms = {form: text for form, text in IN_RUSSIAN.items() if form != "few"}

    _, found = catalogs(tmp_path, forms)

    assert any(f"{UNIT}.few" in str(wrong) for wrong in found)
