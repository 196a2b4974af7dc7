"""What the bot asks back about several answers: a plain no, and "done" instead of a yes."""

import pytest

from tests.engine.people import PersonTalking, script_of

OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  papers:
    say: Kas no šī der?
    choose: many
    choices:
      passport: Paņēma pasi
      phone: Paņēma telefonu
      none: Nekas no šī
    flags: {passport: passport, phone: phone}
  next:
    say: Ko darām tālāk?
    choices:
      again: Vēlreiz
      end: Pabeigt
    go: {again: papers, end: bye}
  bye:
    say: Visu labu.
    end: true
"""
RISK = """\
offer:
  signs:
    passport: {critical: true, explain: Pase pieder tev.}
    phone: {critical: true, explain: Tālrunis pieder tev.}
  levels: {critical: any critical, caution: score >= 1, none: otherwise}
"""
WORDS = """\
synonyms:
  "Nē": [ne, nee, nea, нет, не, неа]
  Gatavs: [gatava, готово, done]
"""
NONE_OF_THESE = "Vai domāji “Nekas no šī”?"
THESE = "Vai domāji šīs atbildes?\n• Paņēma pasi\n• Paņēma telefonu"


@pytest.fixture
def asked():
    """Somebody who stands at a question with several answers."""
    script = script_of(OFFER, risk=RISK, words=WORDS, strict=False)
    return PersonTalking(script).presses("offer")


@pytest.mark.parametrize(
    "text",
    ["nē", "Nē!", "net", "нет", "nē, neko", "нет, ничего", "neko", "ничего"],
)
def test_a_plain_no_to_several_answers_is_asked_back(asked, text):
    asked.writes(text)

    assert asked.text == NONE_OF_THESE
    assert (asked.here.tries, asked.here.answers) == (0, {})


def test_the_yes_to_it_is_the_answer(asked):
    asked.writes("nē, neko", "jā")

    assert asked.here.answers == {"offer/papers": ("none",)}


def test_a_plain_no_is_never_a_failed_try(asked):
    asked.writes("nē", "nē", "nē", "nē", "nē")

    assert (asked.at, asked.here.tries) == ("papers", 0)


@pytest.mark.parametrize("text", ["nē, bet prasa", "nav pases", "jā", "не знаю что"])
def test_what_says_more_than_no_is_not_taken_for_none_of_these(asked, text):
    assert NONE_OF_THESE not in asked.writes(text).text


def test_beside_a_tick_a_plain_no_does_not_speak_of_none(asked):
    asked.presses("passport").writes("nē")

    assert NONE_OF_THESE not in asked.text
    assert asked.here.ticked == ("passport",)


@pytest.mark.parametrize("text", ["gatavs", "готово", "Gatava!"])
def test_done_to_a_question_back_about_several_answers_is_a_yes(asked, text):
    asked.writes("panema pasii, panema telefonns")

    assert asked.text == THESE
    assert asked.writes(text).here.ticked == ("passport", "phone")
    assert asked.here.tries == 0
    assert asked.writes(text).here.answers == {"offer/papers": ("passport", "phone")}


def test_the_old_button_for_done_is_a_yes_too(asked):
    asked.presses("passport").writes("panema telefonns")

    assert asked.text == "Vai domāji “Paņēma telefonu”?"
    assert asked.presses_old("+done", "papers").here.ticked == ("passport", "phone")
