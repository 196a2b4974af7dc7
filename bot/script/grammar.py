"""The words that conditions and sums are written in.

    pay is known and (hourly > 40 or has fee)      round(pay / (hours * 4.33), 1)

Reading gives the values of `bot.script.conditions`; whether the names in them mean
anything is checked later, when all names are known. No Python, nothing that could loop.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken, v_args

from bot.script.conditions import (
    And,
    AnyCritical,
    Comparison,
    Condition,
    Expression,
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

MOST_CHARACTERS = 500
"""Longer ones nobody understands, and the bound keeps the tree of any text shallow."""

GRAMMAR = r"""
condition: either
?either: both | either "or" both -> either_of
?both: claim | both "and" claim -> both_of
?claim: fact | "not" claim -> denied
?fact: "otherwise" -> otherwise
    | "any" "critical" -> any_critical
    | "has" NAME -> has
    | NAME "is" "known" -> known
    | NAME "is" "not" "known" -> unknown
    | NAME "is" "unknown" -> unknown
    | NAME "is" NAME -> is_option
    | NAME "is" "critical" -> is_critical
    | NAME "is" "not" NAME -> is_not
    | NAME "is" "not" "critical" -> is_not_critical
    | expression COMPARISON expression -> comparison
    | "(" either ")"
?expression: term | expression SUM term -> operation
?term: factor | term PRODUCT factor -> operation
?factor: NUMBER -> number
    | NAME -> name
    | "unknown" -> count_of_unknown
    | "round" "(" expression "," NUMBER ")" -> rounded
    | "(" expression ")"

COMPARISON: "<=" | ">=" | "==" | "!=" | "<" | ">"
SUM: "+" | "-"
PRODUCT: "*" | "/"
NUMBER: /[0-9]{1,12}(\.[0-9]{1,12})?/
NAME: /[a-z][a-z0-9_]*/
%ignore " "
"""

BEGINNINGS = frozenset({"any", "has", "not", "otherwise", "round", "unknown"})
"""What a condition can begin with; no answer may be called so."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a text stops making sense: characters from its beginning, and what stands there."""

    offset: int
    found: str


@lru_cache(maxsize=4096)
def read_condition(text: str) -> Condition | Misread:
    """Return a condition, or where it cannot be read."""
    return cast("Condition | Misread", read(text, "condition"))


@lru_cache(maxsize=1024)
def read_expression(text: str) -> Expression | Misread:
    """Return a sum, or where it cannot be read."""
    return cast("Expression | Misread", read(text, "expression"))


def read(text: str, start: str) -> Condition | Expression | Misread:
    """Read a text as one of the two."""
    if len(text) > MOST_CHARACTERS:
        return Misread(MOST_CHARACTERS, "…")
    try:
        return cast("Condition | Expression", parser().parse(text, start=start))
    except UnexpectedToken as error:
        at_end = error.token.type == "$END"
        return Misread(len(text) if at_end else error.column - 1, str(error.token))
    except UnexpectedInput as error:
        return Misread(error.column - 1, text[error.column - 1 : error.column])


@cache
def parser() -> Lark:
    """Build the parser, once."""
    return Lark(
        GRAMMAR,
        parser="lalr",
        start=["condition", "expression"],
        transformer=Meanings(),
        propagate_positions=False,
    )


@v_args(inline=True)
class Meanings(Transformer[Token, Condition | Expression]):
    """Turns what was read into conditions and expressions, from the inside out."""

    def condition(self, condition: Condition) -> Condition:
        return condition

    def either_of(self, left: Condition, right: Condition) -> Or:
        return Or(left, right)

    def both_of(self, left: Condition, right: Condition) -> And:
        return And(left, right)

    def denied(self, condition: Condition) -> Not:
        return Not(condition)

    def otherwise(self) -> Otherwise:
        return Otherwise()

    def any_critical(self) -> AnyCritical:
        return AnyCritical()

    def has(self, sign: Token) -> Has:
        return Has(str(sign))

    def known(self, name: Token) -> Known:
        return Known(str(name))

    def unknown(self, name: Token) -> Not:
        return Not(Known(str(name)))

    def is_option(self, name: Token, option: Token) -> Is:
        return Is(str(name), str(option))

    def is_critical(self, name: Token) -> Is:
        return Is(str(name), "critical")

    def is_not(self, name: Token, option: Token) -> Not:
        return Not(Is(str(name), str(option)))

    def is_not_critical(self, name: Token) -> Not:
        return Not(Is(str(name), "critical"))

    def comparison(self, left: Expression, sign: Token, right: Expression) -> Comparison:
        return Comparison(left, str(sign), right)

    def operation(self, left: Expression, sign: Token, right: Expression) -> Operation:
        return Operation(left, str(sign), right)

    def number(self, digits: Token) -> Number:
        return Number(float(digits) if "." in digits else int(digits))

    def name(self, name: Token) -> Name:
        return Name(str(name))

    def count_of_unknown(self) -> Name:
        return Name("unknown")

    def rounded(self, expression: Expression, digits: Token) -> Rounded:
        return Rounded(expression, int(float(digits)))
