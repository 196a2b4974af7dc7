"""Plain text becomes paragraphs, lists and numbers that can be called."""

from __future__ import annotations

import pytest

from bot.channels.web.prose import Block, Piece, blocks


def words(*lines: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(line),) for line in lines)


def test_empty_lines_part_paragraphs():
    assert blocks("Viens\n\nDivi") == [Block(False, words("Viens")), Block(False, words("Divi"))]


def test_a_list_may_follow_its_heading():
    assert blocks("Kas satrauc:\n• Nauda\n• Pase") == [
        Block(False, words("Kas satrauc:")),
        Block(True, words("Nauda", "Pase")),
    ]


def test_nothing_is_shown_of_an_empty_text():
    assert blocks("\n\n") == []


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Zvani +371 28612120 vai 112.", ["+37128612120", "112"]),
        ("Krīzes tālrunis 116123", ["116123"]),
        ("Sola 1800 eiro un 112000 dolāru", []),
        ("Dzimis 1992. gadā, 40 + 5 stundas", []),
    ],
)
def test_numbers_in_a_text_can_be_called_and_sums_cannot(text, phones):
    [block] = blocks(text)

    assert [piece.phone for piece in block.lines[0] if piece.phone] == phones
