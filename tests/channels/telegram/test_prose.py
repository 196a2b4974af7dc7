"""Text as Telegram counts it: nothing is lost, and no sign is cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.prose import headings, split, units

SIGNS = st.sampled_from([*"abāž Ж\n.", "👨‍👩‍👧", "😀", "́", "\u202e", ". ", "\n\n", "• "])
TEXTS = st.lists(SIGNS, max_size=120).map("".join)
SOME = settings(max_examples=300, deadline=None, derandomize=True)


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def without_spaces(text):
    return "".join(text.split())


@SOME
@given(TEXTS)
def test_a_text_is_as_long_as_telegram_counts(text):
    assert units(text) == utf16(text)


@SOME
@given(TEXTS, st.integers(8, 60))
def test_the_parts_are_the_whole_text_and_none_is_too_long(text, most):
    parts = split(text, most)

    assert without_spaces("".join(parts)) == without_spaces(text)
    assert all(0 < utf16(part) <= most for part in parts)


def test_a_short_text_is_one_part():
    assert split("Viena.\n\nOtra.") == ["Viena.\n\nOtra."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Viena rinda.\n\nOtra rinda.\nTrešā.", ["Viena rinda.", "Otra rinda.\nTrešā."]),
        ("Viena rinda.\nOtra rinda ir te.", ["Viena rinda.", "Otra rinda ir te."]),
        ("Viens teikums. Otrs teikums te.", ["Viens teikums.", "Otrs teikums te."]),
        ("Viens vārds un otrs vārds te", ["Viens vārds un otrs", "vārds te"]),
        ("x" * 30, ["x" * 22, "x" * 8]),
        ("😀" * 15, ["😀" * 11, "😀" * 4]),
    ],
)
def test_a_long_text_is_cut_where_it_hurts_least(text, parts):
    assert split(text, 22) == parts


def test_a_message_of_exactly_the_limit_is_one_part():
    assert [utf16(part) for part in split("😀" * 2048)] == [4096]


def bold(text):
    """Return what is shown in bold, found as Telegram finds it."""
    encoded = text.encode("utf-16-le")
    return [
        encoded[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16")
        for entity in headings(text)
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Sveiki!", []),
        ("Kas satrauc:\n• Prasa naudu.\n• Prasa pasi.", ["Kas satrauc:"]),
        ("😀 Sākums\n\n😀 Kas:\n• 😀\n\nKo darīt:\n• Zvani.", ["😀 Kas:", "Ko darīt:"]),
        ("• Viens:\n• Otrs", []),
        ("Bez kola\n• Viens", []),
    ],
)  # fmt: skip
def test_the_heading_of_a_list_is_bold(text, marked):
    assert bold(text) == marked
