from __future__ import annotations

import pytest

from bot.script.catalogs import gaps, judge
from bot.script.diagnostics import Mistake
from bot.script.mistakes import CATALOGUE, translations
from bot.script.model import Words
from bot.script.pofile import read_po
from tests.script.catalog_values import unit

WORDS = Words(never_say={"ru": ("безопасно",)})
MISTAKES = [mistake for mistake in vars(translations).values() if isinstance(mistake, Mistake)]
WITH_EXAMPLE = [mistake for mistake in MISTAKES if "msgstr" in mistake.example]


@pytest.mark.parametrize("mistake", WITH_EXAMPLE, ids=lambda mistake: mistake.code)
def test_the_example_of_a_mistake_makes_it(mistake):
    entries, found = read_po(mistake.example.encode(), "dialogs.po", "ru")
    texts = {
        entry.id: unit(entry.id, entry.source, safety="home/" in entry.id, limit=40)
        for entry in entries
    }
    verdicts, more = judge(texts, entries, "ru", "dialogs.po", WORDS)

    assert mistake.code in [one.code for one in [*found, *more, *gaps(verdicts, "ru", "ru")]]


def test_a_code_means_one_mistake():
    codes = [mistake.code for mistake in {*MISTAKES, *CATALOGUE}]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.code)
def test_a_mistake_says_in_both_languages_what_it_is_and_what_to_do(mistake):
    told = [mistake.says.lv, mistake.says.en, mistake.hint.lv, mistake.hint.en]

    assert all(sentence.endswith((".", "?")) for sentence in told)
