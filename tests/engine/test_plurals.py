"""What a person is told of a number, in the form of their language."""

from dataclasses import replace

import pytest

from bot.script.model import Command
from bot.script.templates import parse_template
from tests.engine.people import PersonTalking, script_of

OFFER = """\
dialog: offer
title: Piedāvājums
remember: {days: session}
steps:
  days:
    say: Cik dienas?
    ask: number 0..500
  more:
    say:
      - plural: days
        zero: Tās ir {days} dienu.
        one: Tā ir {days} diena.
        other: Tās ir {days} dienas.
      - Vai vēl?
    choices:
      end: Pabeigt
    go: {end: bye}
  bye:
    say: Visu labu.
    end: true
"""
RUSSIAN = {
    "one": "Это {days} день.",
    "few": "Это {days} дня.",
    "many": "Это {days} дней.",
    "other": "Это {days} дня, не целых.",
}
UNIT = "offer/more#say.1.plural"


def script_with(forms):
    """Return the script with these Russian forms of the text that counts."""
    script = script_of(OFFER)
    ru = {id: text for id, text in script.catalogs["ru"].items() if not id.startswith(UNIT)}
    ru |= {f"{UNIT}.{form}": parse_template(text) for form, text in forms.items()}
    return replace(script, catalogs={**script.catalogs, "ru": ru})


def told(language, number, forms=RUSSIAN):
    person = PersonTalking(script_with(forms), language).presses("offer").writes(str(number))
    return person.text.split("\n\n")[-2]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "Tās ir 0 dienu."),
        (1, "Tā ir 1 diena."),
        (2, "Tās ir 2 dienas."),
        (10, "Tās ir 10 dienu."),
        (11, "Tās ir 11 dienu."),
        (21, "Tā ir 21 diena."),
        (101, "Tā ir 101 diena."),
    ],
)
def test_latvian_counts_with_three_forms(number, text):
    assert told("lv", number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "Это 0 дней."),
        (1, "Это 1 день."),
        (2, "Это 2 дня."),
        (5, "Это 5 дней."),
        (11, "Это 11 дней."),
        (21, "Это 21 день."),
        (22, "Это 22 дня."),
        ("1,5", "Это 1,5 дня, не целых."),
    ],
)
def test_russian_counts_with_four_forms(number, text):
    assert told("ru", number) == text


def test_a_number_that_is_not_known_is_not_spoken_of():
    person = PersonTalking(script_with(RUSSIAN)).presses("offer", "+skip")

    assert person.text == "Vai vēl?"


def test_a_form_that_nobody_translated_is_said_in_latvian_under_a_note():
    forms = {"one": RUSSIAN["one"]}

    person = PersonTalking(script_with(forms), "ru").presses("offer").writes("3")

    assert "Šī daļa vēl nav tulkota." in person.text
    assert "Tās ir 3 dienas." in person.text


def test_a_form_that_does_not_say_the_number_follows_it_all_the_same():
    script = script_of(OFFER.replace("Tās ir {days} dienu", "Nevienas").replace(" {days}", ""))

    said = [
        PersonTalking(script).presses("offer").writes(number).text for number in ("0", "1", "2")
    ]

    assert [text.split("\n\n")[0] for text in said] == [
        "Nevienas.",
        "Tā ir diena.",
        "Tās ir dienas.",
    ]


def test_the_form_follows_the_language_when_it_is_changed():
    person = PersonTalking(script_with(RUSSIAN)).presses("offer").writes("2")
    person.command(Command.LANGUAGE, "ru")

    assert "Это 2 дня." in person.text


def test_the_form_follows_a_number_that_is_changed():
    person = PersonTalking(script_with(RUSSIAN)).presses("offer").writes("2")
    person.command(Command.BACK)

    assert "Tā ir 1 diena." in person.writes("1").text
