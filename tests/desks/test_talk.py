"""The lines of a talk as a consultant reads them."""

from __future__ import annotations

from bot.desks.talk import looked_into_by, newest_of_person, talk
from bot.helpline.case import Case, Line, Speaker, State
from bot.helpline.desk import Consultant, Desk
from bot.ports import Numbered, Opened
from tests.desks.web.working import SCRIPT

DESK = Desk((Consultant("anna", "Zīle", ("lv", "ru")),), ever=True)
CASE = Case(State.LIVE, consultant="anna")


def read(*lines, language="lv", theirs="ru"):
    numbered = tuple(Numbered(number, line) for number, line in enumerate(lines, 1))
    return talk(SCRIPT, Opened(1, "web", theirs, None, CASE, numbered), DESK, language)


def test_what_a_person_wrote_is_shown_as_it_was_written():
    [said] = read(Line(Speaker.PERSON, "Здравствуйте {helpline}", 1, unchecked=True))

    assert (said.text, said.unchecked) == ("Здравствуйте {helpline}", True)


def test_a_canned_reply_is_shown_as_it_was_read_and_as_she_reads_it():
    [said] = read(Line(Speaker.HUMAN, "", 1, "anna", reply="take_time"))

    assert (said.who, said.text[:5], said.beside[:5]) == ("Zīle", "Можно", "Vari ")


def test_in_the_same_language_it_is_shown_once():
    [said] = read(Line(Speaker.HUMAN, "", 1, "anna", reply="take_time"), theirs="lv")

    assert said.beside == ""


def test_what_the_bot_told_is_read_in_her_own_language_with_todays_number():
    [said] = read(Line(Speaker.BOT, "ui/case#queued", 1))

    assert "+371 28612120" in said.text
    assert said.text.startswith("Meklējam")


def test_a_line_that_did_not_arrive_says_so():
    sent = Line(Speaker.HUMAN, "Labdien", 1, "anna", message=7)
    arrived = Line(Speaker.HUMAN, "Dzirdu", 1, "anna", message=8)
    lost = Line(Speaker.EVENT, "not_delivered", 2, message=7)

    assert [one.lost for one in read(sent, arrived, lost)] == [True, False, False]


def test_a_look_into_the_talk_tells_who_and_why():
    [said] = read(Line(Speaker.EVENT, "looked_into: kvalitāte", 1, "oto"))

    assert (said.text, said.who, said.beside) == ("looked_into", "oto", "kvalitāte")


def test_a_reason_is_good_for_its_time_and_for_who_gave_it():
    lines = [Numbered(1, Line(Speaker.EVENT, "looked_into: kvalitāte", 100, "oto"))]

    assert [
        looked_into_by(lines, who, since)
        for who, since in (("oto", 100), ("oto", 101), ("anna", 1))
    ] == [True, False, False]


def test_the_newest_line_of_the_person_is_no_line_of_anybody_else():
    lines = [
        Numbered(4, Line(Speaker.PERSON, "a", 1)),
        Numbered(5, Line(Speaker.HUMAN, "b", 1)),
    ]

    assert newest_of_person(lines) == 4
