"""What the staff can write as conditions and sums, and what they are told about the rest."""

import pytest

from bot.script.conditions import (
    And,
    AnyCritical,
    Comparison,
    Has,
    Is,
    Known,
    Name,
    Not,
    Number,
    Operation,
    Or,
    Otherwise,
    Rounded,
)
from bot.script.grammar import MOST_CHARACTERS, Misread, read_condition, read_expression

A, B, C = Known("a"), Known("b"), Known("c")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("fee is debt", Is("fee", "debt")),
        ("fee is not debt", Not(Is("fee", "debt"))),
        ("pay is known", Known("pay")),
        ("pay is not known", Not(Known("pay"))),
        ("pay is unknown", Not(Known("pay"))),
        ("known is known", Known("known")),
        ("level is critical", Is("level", "critical")),
        ("level is not critical", Not(Is("level", "critical"))),
        ("has minor", Has("minor")),
        ("any critical", AnyCritical()),
        ("otherwise", Otherwise()),
        ("age < 18", Comparison(Name("age"), "<", Number(18))),
        ("unknown >= 3", Comparison(Name("unknown"), ">=", Number(3))),
        (
            "(pay + 1) * 2 != 4.5",
            Comparison(
                Operation(Operation(Name("pay"), "+", Number(1)), "*", Number(2)),
                "!=",
                Number(4.5),
            ),
        ),
        ("a is known and b is known or c is known", Or(And(A, B), C)),
        ("a is known and (b is known or c is known)", And(A, Or(B, C))),
        ("not a is known and b is known", And(Not(A), B)),
        ("not (a is known and b is known)", Not(And(A, B))),
    ],
)
def test_a_condition_means_what_it_says(text, meaning):
    assert read_condition(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a - b - 1", Operation(Operation(Name("a"), "-", Name("b")), "-", Number(1))),
        ("a + b * 2", Operation(Name("a"), "+", Operation(Name("b"), "*", Number(2)))),
        ("round(a / 4.33, 1)", Rounded(Operation(Name("a"), "/", Number(4.33)), 1)),
    ],
)
def test_a_sum_is_worked_out_as_at_school(text, meaning):
    assert read_expression(text) == meaning


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("pay = 100", 4),
        ("pay is", 6),
        ("pay is known known", 13),
        ("10 < age < 18", 9),
        ("fee is 'debt'", 7),
        ("Fee is debt", 0),
        ("a is known && b is known", 11),
        ("(a is known", 11),
        ("has has has", 8),
        ("__import__('os')", 0),
    ],
)
def test_the_place_is_told_from_which_a_condition_cannot_be_read(text, offset):
    assert misread_at(text) == offset


def misread_at(text):
    read = read_condition(text)
    return read.offset if isinstance(read, Misread) else None


@pytest.mark.parametrize("text", ["pay / 4,33", "-1", "2 ** 9", "pay(1)", "round(pay)", "a b"])
def test_a_sum_has_only_numbers_names_and_four_operations(text):
    assert isinstance(read_expression(text), Misread)


def test_a_condition_that_nobody_could_understand_is_refused():
    assert isinstance(read_condition("not " * MOST_CHARACTERS + "a is known"), Misread)


def test_the_longest_condition_is_read():
    text = "not " * ((MOST_CHARACTERS - 12) // 4) + "a is known"

    assert not isinstance(read_condition(text), Misread)


def test_parentheses_do_not_pile_up():
    text = "(" * 240 + "a is known" + ")" * 240

    assert read_condition(text) == A
