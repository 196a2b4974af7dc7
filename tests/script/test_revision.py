"""What makes a new revision of a script, and what leaves a step its shape."""

import pytest

from tests.script.sets import BASE, dialog, read

FEE = (
    "  fee:\n    say: Vai prasa naudu?\n    choices:\n      no: Nē\n      yes: Jā\n"
    "    flags: {yes: fee}\n    go: {yes: bye}\n"
    "  age:\n    say: Cik tev gadu?\n    ask: number 10..99\n"
)
REMEMBER = "remember: {age: session}\n"
WORDS = [("Vai prasa naudu?", "Vai kāds prasa naudu?"), ("no: Nē", "no: Nē, neprasa")]
ROUTES = [
    ("go: {yes: bye}", "go: {no: bye}"),
    ("go: {yes: bye}", "go: {yes: age}"),
    ("flags: {yes: fee}", "flags: {yes: debt}"),
    ("    flags", "    when: level is high\n    flags"),
]
SHAPES = [
    ("      yes: Jā\n", "      yes: Jā\n      maybe: Varbūt\n"),
    ("    choices", "    choose: many\n    choices"),
]


def script_with(old="", new=""):
    return read({"offer.yaml": dialog(FEE.replace(old, new), REMEMBER)})[0]


def shape_with(old="", new="", step="fee"):
    return script_with(old, new).step("offer", step).shape


@pytest.mark.parametrize(("old", "new"), WORDS)
def test_better_words_are_no_new_revision(old, new):
    assert script_with(old, new).revision == script_with().revision


@pytest.mark.parametrize(("old", "new"), ROUTES + SHAPES)
def test_another_structure_is_a_new_revision(old, new):
    assert script_with(old, new).revision != script_with().revision


@pytest.mark.parametrize(("old", "new"), SHAPES)
def test_other_choices_are_another_shape(old, new):
    assert shape_with(old, new) != shape_with()


def test_other_bounds_are_another_shape():
    assert shape_with("10..99", "16..99", "age") != shape_with(step="age")


def test_another_way_on_is_no_other_question():
    assert shape_with("go: {yes: bye}", "go: {yes: age}") == shape_with()


def test_a_better_fact_is_no_new_revision():
    facts = BASE["_facts.yaml"].replace(b"20000000", b"20000001")

    assert read({"_facts.yaml": facts})[0].revision == read({})[0].revision


def test_a_weight_is_structure():
    risk = BASE["_risk.yaml"].replace(b"weight: 3", b"weight: 2")

    assert read({"_risk.yaml": risk})[0].revision != read({})[0].revision


def test_a_shape_is_short_enough_for_a_button():
    assert len(shape_with()) == 4
