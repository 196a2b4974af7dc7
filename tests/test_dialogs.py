"""What we promise about the words themselves, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.authoring.talks import Player
from bot.phrases import load_catalogs
from bot.script.conditions import Is
from bot.script.model import Levels, Plain
from bot.script.reader import read_folder
from bot.script.templates import Slot

ROOT = Path(__file__).parent.parent
READ, MISTAKES = read_folder(ROOT / "dialogs")
DEMO_MISTAKES = read_folder(ROOT / "dialogs", demo=True)[1]
SCRIPT, GAPS = load_catalogs(READ, ROOT / "locales")
SPOKEN = [id for id in SCRIPT.units if not id.startswith("web/")]

NOTIFICATION = 80
"""Characters of a message that a locked phone shows."""

ALARMING = re.compile(
    r"tirdzniec|ekspluat|polic|bīstam|vardarb|upur|торговл|эксплуат|полиц|опасн|насили|жертв",
    re.IGNORECASE,
)
MOST_WORDS = 15
GENDERED = re.compile(r"\w\((?:а|ла|ая|на|sta|usi|a)\)|\w/(?:а|ла|ая|usi|a)\b")
FAMILIAR = re.compile(r"\b(?:ты|тебя|тебе|тобой|твой|твоя|твоё|твои|твоих)\b", re.IGNORECASE)
POLITE = re.compile(r"\b(?:Jūs|Jums|Jūsu|Jūsos)\b", re.IGNORECASE)


def said(id, language):
    template = SCRIPT.catalogs[language][id]
    return "".join("□" if isinstance(part, Slot) else part for part in template.parts)


def everything_said(language):
    return {id: said(id, language) for id in SPOKEN}


def offending(language, pattern):
    return {id: text for id, text in everything_said(language).items() if pattern.search(text)}


def sentences(text):
    return re.split(r"(?<=[.!?:])\s+", text)


def shown_on_a_locked_phone(dialog, language):
    first = dialog.steps[dialog.first].say
    return " ".join(said(part.text, language) for part in first)[:NOTIFICATION]


def next_steps(level):
    return [
        step
        for step in SCRIPT.dialogs["job_offer"].steps.values()
        if isinstance(step.body, Plain) and step.when == Is("level", level)
    ]


def test_the_dialogs_hold_no_mistake_whether_unverified_facts_are_shown_or_not():
    assert [*MISTAKES, *DEMO_MISTAKES] == []


def test_everything_is_said_in_russian():
    assert GAPS == []


def test_every_sign_says_what_to_do():
    silent = [sign.id for sign in SCRIPT.risks["job_offer"].signs.values() if not sign.advise]

    assert silent == []


def test_every_sign_can_be_found_by_a_question():
    steps = SCRIPT.dialogs["job_offer"].steps.values()
    chosen = {sign for step in steps for signs in step.flags.values() for sign in signs}
    found = chosen.union(*(step.flag_when for step in steps))

    assert found == set(SCRIPT.risks["job_offer"].signs)


def test_a_result_waits_for_every_question_that_can_hold_a_sign():
    steps = SCRIPT.dialogs["job_offer"].steps
    asked = [step.id for step in steps.values() if step.has_signs]

    levels = steps["result"].body
    assert isinstance(levels, Levels)
    assert list(levels.needs) == asked


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("level", list(SCRIPT.risks["job_offer"].levels))
def test_every_level_leads_to_three_next_steps(level, language):
    (step,) = next_steps(level)
    texts = [said(part.text, language) for part in step.say]

    assert [text[:2] for text in texts if text[0].isdigit()] == ["1.", "2.", "3."]


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("dialog", list(SCRIPT.dialogs))
def test_a_locked_phone_shows_nothing_alarming_when_a_dialog_begins(dialog, language):
    shown = shown_on_a_locked_phone(SCRIPT.dialogs[dialog], language)

    assert not ALARMING.search(shown)


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_no_sentence_is_too_long_to_be_read_in_a_hurry(language):
    long = [
        sentence
        for text in everything_said(language).values()
        for sentence in sentences(text)
        if len(sentence.split()) > MOST_WORDS
    ]

    assert long == []


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_nobody_is_addressed_by_gender(language):
    assert offending(language, GENDERED) == {}


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("dialog", ["home", "job_offer"])
def test_the_number_for_danger_is_said_before_the_first_question(dialog, language):
    player = Player(SCRIPT, language)
    player.start(dialog)

    assert "112" in player.seen[-1].text


def test_russian_says_vy():
    assert offending("ru", FAMILIAR) == {}


def test_latvian_says_tu():
    assert offending("lv", POLITE) == {}


def test_quotation_marks_are_those_of_the_language():
    foreign = offending("lv", re.compile('["„«»]')) | offending("ru", re.compile('["„“”]'))

    assert foreign == {}
