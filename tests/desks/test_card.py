"""What a consultant knows before the first word: in her own language, and never who it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desks.card import Card, Found, Question, card
from bot.engine.session import Position, Session
from bot.helpline.case import Callback, Case, State
from bot.ports import Opened
from tests.desks.web.working import SCRIPT

NOW = int(datetime(2026, 12, 1, 10, tzinfo=UTC).timestamp())
SESSION = Session(
    Position("human", "talk"),
    "ru",
    {"job_offer/work": "care", "job_offer/days": "none", "job_offer/fee": None},
    {"job_offer/result": "high"},
    trail=("home/hello", "job_offer/work"),
)
CASE = Case(State.LIVE, level="high", urgent=True, told=("notice",), alias="Bērzs-47")
OPENED = Opened(1, "web", "ru", SESSION, CASE, ())


def read_in(language, opened=OPENED, *, mine=True):
    return card(SCRIPT, opened, language, mine=mine)


def test_a_latvian_consultant_reads_the_answers_of_a_russian_in_latvian():
    read = read_in("lv")

    assert read._replace(told=()) == Card(
        "high",
        True,
        False,
        (Found("Brīvu dienu nebūs. Ja jādzīvo pie darba devēja, ir grūti satikt citus.", False),),
        (
            Question("Kāds darbs tas būs?", "Auklēt vai aprūpēt mājās"),
            Question("Vai tev katru nedēļu būs brīva diena?", "Nē"),
            Question("Vai tev jāmaksā, lai dabūtu šo darbu?", ""),
        ),
        ("Ceļa padoms", "Man piedāvā darbu ārzemēs", "Runāt ar cilvēku"),
    )


def test_a_russian_one_reads_the_same_in_russian():
    read = read_in("ru")

    assert [one.answer for one in read.answers] == ["Няня или уход на дому", "Нет", ""]


def test_what_the_person_was_told_is_said_to_the_consultant():
    assert "72 stundas" in " ".join(read_in("lv").told)


def test_a_case_whose_session_is_over_still_says_how_grave_it_is():
    assert read_in("lv", OPENED._replace(session=None)).level == "high"


@pytest.mark.parametrize("mine", [True, False])
def test_no_number_stands_on_the_card(mine):
    case = CASE._replace(callback=Callback("+371 20000000", code_word="kaķis"))
    session = SESSION._replace(answers={"callback/number": "+371 20000000"})
    opened = OPENED._replace(case=case, session=session)

    assert "20000000" not in repr(read_in("lv", opened, mine=mine))


def test_an_answer_to_a_question_that_is_no_more_is_left_out():
    session = SESSION._replace(answers={"gone/step": "x", "job_offer/gone": "x"})

    assert read_in("lv", OPENED._replace(session=session)).answers == ()
