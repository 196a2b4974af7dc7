"""Somebody is there who said so and whose desk is alive."""

import pytest

from bot.helpline.desk import Presence
from bot.helpline.presence import fallen_silent, on_call, there
from tests.helpline.plans import PLAN, at, consultant, desk

NOW = at("2026-11-23 12:00")


def ids(consultants):
    return [person.id for person in consultants]


@pytest.mark.parametrize(("silent", "counts"), [(0, 1), (29, 1), (30, 0), (3600, 0), (-30, 0)])
def test_without_a_sign_of_life_for_half_a_minute_nobody_is_there(silent, counts):
    assert len(there(desk(consultant(NOW, silent=silent)), PLAN, NOW)) == counts


def test_only_those_who_speak_the_language_are_there_for_a_person():
    both = consultant(NOW)
    one = consultant(NOW, "ilze", languages=("lv",))

    assert ids(there(desk(one, both), PLAN, NOW, "ru")) == ["anna"]


def test_who_said_on_and_fell_silent_is_told_apart_from_who_went():
    silent = consultant(NOW, silent=60)
    gone = consultant(NOW, "ilze", silent=60, presence=Presence.OFF)

    assert ids(fallen_silent(desk(silent, gone), PLAN, NOW)) == ["anna"]


def test_of_those_on_call_who_speaks_the_language_is_rung_first():
    latvian = consultant(NOW, languages=("lv",), on_call=True)
    both = consultant(NOW, "ilze", on_call=True)

    assert list(on_call(desk(latvian, both), PLAN, "ru")) == ["ilze", "anna"]


def test_who_is_not_on_call_is_never_rung():
    assert list(on_call(desk(consultant(NOW)), PLAN)) == []
