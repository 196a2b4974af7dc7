"""Screens are made once for all who see the same; what is one person's own is not kept."""

from bot.engine.screens import step_screen
from tests.engine.people import PersonTalking, script_of

OFFER = """\
dialog: offer
title: Piedāvājums
remember: {pay: session}
steps:
  kind:
    say: Kāds darbs?
    choose: many
    choices:
      care: Aprūpe
      field: Lauki
  pay:
    say: "Cik eiro mēnesī? Palīdzība: {helpline}"
    ask: number 0..50000
  terms:
    say:
      - when: pay > 3000
        text: Tas ir daudz.
      - Kas tālāk?
    choices:
      on: Tālāk
  named:
    say: Tev sola {pay} €.
    choices:
      on: Tālāk
  bye:
    say: Visu labu.
    end: true
"""
SCRIPT = script_of(OFFER)


def at_pay(language="lv"):
    person = PersonTalking(SCRIPT, language).presses("offer", "care", "+done")
    assert person.at == "pay"
    return person


def test_what_everybody_is_told_is_made_once():
    one, other = at_pay(), at_pay()

    assert step_screen(SCRIPT, one.here) is step_screen(SCRIPT, other.here)


def test_each_language_has_its_own_screens():
    assert step_screen(SCRIPT, at_pay("ru").here).text.startswith("RU ")


def test_a_condition_is_asked_for_each_person():
    at_pay().writes("1000")

    assert "Tas ir daudz." in at_pay().writes("5000").text


def test_nobody_sees_the_answer_of_another():
    at_pay().writes("1000").presses("on")

    assert "5000" in at_pay().writes("5000").presses("on").text.replace("\xa0", "")


def test_ticks_are_each_persons_own():
    PersonTalking(SCRIPT).presses("offer", "care")
    person = PersonTalking(SCRIPT).presses("offer", "field")

    assert [choice.label for choice in person.choices if choice.chosen] == ["Lauki"]


def test_back_is_offered_only_to_those_who_have_come_from_somewhere():
    person = PersonTalking(SCRIPT)
    first = step_screen(SCRIPT, person.here)
    person.presses("offer", "care", "+done")
    again = step_screen(SCRIPT, person.here._replace(position=PersonTalking(SCRIPT).here.position))

    assert len(again.bar) == len(first.bar) + 1
