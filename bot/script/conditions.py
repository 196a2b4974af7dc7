"""Conditions and sums of the staff, as values, and what they amount to.

Logic is three-valued: what nobody has said is neither true nor false, and only *true*
acts. So "I don't know" never opens a door that an answer would have to open.
The words they are written in are read by `bot.script.grammar`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

Value = str | int | float | tuple[str, ...] | None
"""An option's id, a number, the ids of several options; None is unknown."""


class Meaning(Protocol):
    """What names and signs mean at the moment of asking."""

    def value(self, name: str) -> Value:
        """Return what is known under that name; None for unknown and never asked."""

    def has(self, sign: str) -> bool:
        """Tell whether the answers hold that danger sign."""

    def any_critical(self) -> bool:
        """Tell whether the answers hold a sign that is critical by itself."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was written."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """An answer, a computed value, or `score`, `level`, `unknown`."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A sum of two expressions; `sign` is one of + - * /."""

    left: Expression
    sign: str
    right: Expression


@dataclass(frozen=True, slots=True)
class Rounded:
    """`round(expression, digits)`."""

    expression: Expression
    digits: int


Expression = Number | Name | Operation | Rounded


@dataclass(frozen=True, slots=True)
class Known:
    """`X is known`."""

    name: str


@dataclass(frozen=True, slots=True)
class Is:
    """`X is Y`: Y is an option of X, or a level."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Has:
    """`has SIGN`."""

    sign: str


@dataclass(frozen=True, slots=True)
class AnyCritical:
    """`any critical`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two expressions compared; `sign` is one of < <= > >= == !=."""

    left: Expression
    sign: str
    right: Expression


@dataclass(frozen=True, slots=True)
class Not:
    """`not X`."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class And:
    """`X and Y`."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Or:
    """`X or Y`."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Otherwise:
    """`otherwise`: always true."""


Condition = Known | Is | Has | AnyCritical | Comparison | Not | And | Or | Otherwise

SUMS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def holds(condition: Condition, meaning: Meaning) -> bool | None:
    """Tell whether a condition is true, false, or (None) unknown."""
    match condition:
        case Otherwise():
            return True
        case Known(name):
            return meaning.value(name) is not None
        case Is(name, value):
            return is_option(meaning.value(name), value)
        case Has(sign):
            return meaning.has(sign)
        case AnyCritical():
            return meaning.any_critical()
        case Comparison(left, sign, right):
            return compare(calculate(left, meaning), sign, calculate(right, meaning))
        case Not(inner):
            held = holds(inner, meaning)
            return None if held is None else not held
        case And(left, right):
            return both(holds(left, meaning), holds(right, meaning))
        case Or(left, right):
            return either(holds(left, meaning), holds(right, meaning))


def is_option(value: Value, option: str) -> bool | None:
    """Tell whether an answer is that option, or has it among several."""
    if value is None:
        return None
    return option in value if isinstance(value, tuple) else value == option


def compare(left: float | None, sign: str, right: float | None) -> bool | None:
    """Compare two numbers; unknown if either is."""
    return None if left is None or right is None else COMPARISONS[sign](left, right)


def both(left: bool | None, right: bool | None) -> bool | None:
    """Return Kleene's "and": one false is enough to be false."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either(left: bool | None, right: bool | None) -> bool | None:
    """Return Kleene's "or": one true is enough to be true."""
    if left or right:
        return True
    return None if left is None or right is None else False


def calculate(expression: Expression, meaning: Meaning) -> float | None:
    """Return the number an expression amounts to; None if anything in it is unknown.

    Division by zero is unknown, and so is a result that no longer is a number.
    """
    match expression:
        case Number(value):
            return value
        case Name(name):
            known = meaning.value(name)
            return known if isinstance(known, (int, float)) else None
        case Rounded(inner, digits):
            number = calculate(inner, meaning)
            return None if number is None else round(number, digits)
        case Operation(left, sign, right):
            return combine(calculate(left, meaning), sign, calculate(right, meaning))


def combine(left: float | None, sign: str, right: float | None) -> float | None:
    """Do one sum; None where it has no answer."""
    if left is None or right is None:
        return None
    try:
        return SUMS[sign](left, right)
    except (ZeroDivisionError, OverflowError):
        return None
