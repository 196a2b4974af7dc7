"""Canned replies are texts like all others: in every language, with facts by name only."""

from pathlib import Path

import pytest

from bot.phrases import load_catalogs
from bot.script.model import Reply
from bot.script.reader import read_folder
from tests.script.sets import codes, read

ROOT = Path(__file__).parents[2]
HELLO = "hello:\n  title: Sveiciens\n  text: Sveiki, raksta cilvēks.\n"


@pytest.fixture(scope="module")
def shipped():
    return load_catalogs(read_folder(ROOT / "dialogs", demo=True)[0], ROOT / "locales")[0]


def test_a_reply_is_known_by_the_names_of_its_texts():
    script = read({"_replies.yaml": HELLO})[0]

    assert script.replies == {
        "hello": Reply("hello", "_replies/hello#title", "_replies/hello#text")
    }


def test_replies_stay_in_the_order_of_the_file():
    script = read({"_replies.yaml": HELLO + HELLO.replace("hello", "again")})[0]

    assert list(script.replies) == ["hello", "again"]


@pytest.mark.parametrize("key", ["title", "text"])
def test_half_a_reply_is_a_mistake(key):
    lines = [line for line in HELLO.splitlines(keepends=True) if f"{key}:" not in line]

    assert codes({"_replies.yaml": "".join(lines)}) == ["D027"]


def test_a_number_in_a_reply_is_a_mistake():
    assert codes({"_replies.yaml": HELLO.replace("Sveiki,", "Zvani 112,")}) == ["D061"]


def test_a_reply_cannot_name_a_fact_that_is_not_there():
    named = HELLO.replace("Sveiki,", "Zvani {helplin},")

    assert codes({"_replies.yaml": named}) == ["D060"]


def test_without_the_file_there_are_no_replies():
    assert read({})[0].replies == {}


def test_every_reply_that_is_shipped_can_be_said_in_every_language(shipped):
    facts = {
        language: {id: fact.value(language) for id, fact in shipped.facts.items()}
        for language in shipped.languages
    }

    unsaid = [
        (language, text)
        for reply in shipped.replies.values()
        for text in (reply.title, reply.text)
        for language, catalog in shipped.catalogs.items()
        if text not in catalog or not catalog[text].fill(facts[language])
    ]

    assert (shipped.languages, unsaid) == (("lv", "ru"), [])
