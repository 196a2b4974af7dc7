"""The desk says everything in three languages."""

import re
from pathlib import Path

import pytest

import bot.desks.web
from bot.desks.endings import CALLS, FIELDS, OUTCOMES
from bot.desks.web.rendering import WORDS
from bot.desks.web.shift import SAID
from bot.desks.web.words import LANGUAGES, Words, say
from bot.helpline.case import State
from bot.helpline.desk import Mode, Presence
from bot.helpline.table import TABLE
from bot.ports import BellTrouble
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


def test_whatever_happens_to_a_case_can_be_told_at_the_desk():
    rows = [row for rows in TABLE.values() for row in rows]
    needed = {f"seen_{row.seen}" for row in rows if row.seen}
    needed |= {f"told_{row.refused}" for row in rows if row.refused}
    needed |= {f"state_{state}" for state in State if state is not State.OFFERED}

    assert needed - set(WORDS) == set()


def test_every_field_of_the_end_has_words():
    needed = {f"outcome_{outcome}" for outcome in OUTCOMES} | {f"called_{call}" for call in CALLS}
    needed |= {f"field_{name}" for name in FIELDS}
    needed |= {f"{name}_{value}" for name, values in FIELDS.items() for value in values}

    assert needed - set(WORDS) == set()


def test_the_switch_and_presence_have_words():
    needed = {f"mode_{mode}" for mode in Mode} | {f"presence_{one}" for one in Presence}
    needed |= {f"mode_words_{mode}" for mode, screens in SAID.items() if not screens}

    assert needed - set(WORDS) == set()


def test_every_trouble_of_the_bell_has_words():
    needed = {f"bell_{trouble}" for trouble in BellTrouble}

    assert needed - set(WORDS) == set()


def test_a_text_is_filled_in_and_nothing_else_of_it_changes():
    assert say(Words("{name} {other}", "", ""), "lv", name="{other}", other="") == "{other} "
