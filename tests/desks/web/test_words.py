"""The desk says everything in three languages."""

import re
from pathlib import Path

import pytest

import bot.desks.web
from bot.desks.web.rendering import WORDS
from bot.desks.web.words import LANGUAGES, Words, say
from bot.staff.passwords import Weakness
from bot.staff.roles import Role

TEMPLATES = Path(bot.desks.web.__file__).parent / "templates"


@pytest.mark.parametrize("name", WORDS)
def test_no_language_lacks_a_text(name):
    assert all(text.strip() for text in WORDS[name])


@pytest.mark.parametrize("name", WORDS)
def test_every_language_fills_in_the_same(name):
    lv, ru, en = ({*re.findall(r"\{(\w+)\}", text)} for text in WORDS[name])

    assert lv == ru == en


def test_the_languages_are_those_of_the_words():
    assert tuple(LANGUAGES) == Words._fields


def test_every_text_that_a_page_names_is_there():
    pages = [path.read_text() for path in TEMPLATES.glob("*.html")]
    named = {name for page in pages for name in re.findall(r"say\([\"'](\w+)[\"'][,)]", page)}

    assert named - set(WORDS) == set()


def test_every_role_and_every_weakness_has_a_text():
    needed = {f"role_{role}" for role in Role} | {f"why_{weak}" for weak in Weakness}

    assert needed <= set(WORDS)


def test_a_text_is_filled_in_and_nothing_else_of_it_changes():
    assert say(Words("{name} {other}", "", ""), "lv", name="{other}", other="") == "{other} "
