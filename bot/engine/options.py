"""Which option of a step a person meant by what they typed.

A typed answer counts like its button: the label in any language, a synonym, the
option's number. On a question with danger signs nothing fuzzier than that is taken,
because a guess could clear a sign: it is asked back. And nothing matches its opposite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.engine.amounts import read_number
from bot.engine.buttons import NO, SKIP, YES
from bot.engine.candidates import (
    Candidate,
    candidate,
    candidates_of,
    opening_of,
    skip_candidate,
    staff_opening,
)
from bot.engine.guesses import Guess, guess
from bot.engine.nearness import is_typo, key, staff_key
from bot.engine.ordinals import read_numbers
from bot.script.folding import FOLD_LIMIT
from bot.script.model import Choices, Script, Step

SEPARATORS = (re.compile(r"[,;\n]"), re.compile(r"[,;\n]|\b(?:un|and|и)\b", re.IGNORECASE))
"""What parts several answers; "un" only if the commas alone were not enough."""


@dataclass(frozen=True, slots=True)
class Meant:
    """This option, without a doubt."""

    option: str


@dataclass(frozen=True, slots=True)
class MeantMany:
    """These options, without a doubt, in the order of the buttons."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guessed:
    """Probably this option: to be asked back before it counts."""

    option: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """None of the options, or more than one."""


OptionReading = Meant | MeantMany | Guessed | Unclear


def read_option(script: Script, dialog: str, step: Step, text: str) -> OptionReading:
    """Return which option of the step (in that dialog) a text means."""
    candidates = candidates_of(script, step)
    text = text[:FOLD_LIMIT]
    said = exact(candidates, text)
    if said:
        return Meant(said[0]) if len(said) == 1 else Unclear()
    if isinstance(step.body, Choices):
        listed = by_number(step.body, candidates, text) or by_parts(step.body, candidates, text)
        if listed:
            return listed
    return weighed(guess(candidates, text), has_signs=step.has_signs)


def read_skip(script: Script, text: str, step: Step | None = None) -> bool:
    """Tell whether a text says "I don't know" or "I'd rather not say"."""
    forms = skip_candidate(script, step).forms
    typed = key(text)
    return bool(typed) and any(is_typo(typed, staff_key(form)) for form in forms)


def read_consent(script: Script, text: str) -> bool | None:
    """Return the yes or no to what the bot asked back; None for anything else."""
    yes, no = candidate(script, YES, "ui/choices#yes"), candidate(script, NO, "ui/choices#no")
    said = exact([yes, no], text) or [(YES, NO)[n - 1] for n in read_numbers(text) if n <= 2]
    return said == [YES] if len(said) == 1 else None


def exact(candidates: Sequence[Candidate], text: str) -> list[str]:
    """Return the options of which a text is a label or a synonym, after folding.

    The staff's own options come before the engine's: their "Nezinu" is an answer.
    """
    typed, opening = key(text), opening_of(text)
    found = [own.option for own in candidates if typed and is_said(own, typed, opening)]
    found = found or numbered(candidates, text)
    return [option for option in found if option != SKIP] or found


def is_said(option: Candidate, typed: str, opening: str) -> bool:
    """Tell whether a key, with the yes or no before its first comma, is one of the forms.

    Not a figure alone: what stands beside it says which number it is (see `numbered`).
    """
    same = (form for form in option.forms if staff_key(form) == typed and not typed.isdecimal())
    return any(opening in ("", staff_opening(form)) for form in same)


def numbered(candidates: Sequence[Candidate], text: str) -> list[str]:
    """Return the options of which a form is the one number named: "man ir 17", not "<18"."""
    figures = "" if "+" in text else str(read_number(text))
    return [own.option for own in candidates if figures in map(staff_key, own.forms)]


def by_number(body: Choices, candidates: Sequence[Candidate], text: str) -> OptionReading | None:
    """Return the option whose number was typed; several where several may be chosen."""
    numbers = read_numbers(text)
    if not numbers:
        return None
    if max(numbers) > len(body.options) or (len(numbers) > 1 and not body.many):
        return Unclear()
    chosen = tuple(own.id for place, own in enumerate(body.options, 1) if place in numbers)
    if len(chosen) > 1:
        return MeantMany(chosen)
    return Guessed(chosen[0]) if any(map(speaks_of_numbers, candidates)) else Meant(chosen[0])


def speaks_of_numbers(option: Candidate) -> bool:
    """Tell whether a figure could mean what a label says, and not the option's number."""
    return any(sign.isdecimal() for form in option.forms for sign in form)


def by_parts(body: Choices, candidates: Sequence[Candidate], text: str) -> OptionReading | None:
    """Return several options of which each was typed exactly."""
    for separator in SEPARATORS if body.many else ():
        parts = [part for part in separator.split(text) if part.strip()]
        if 1 < len(parts) <= len(candidates):
            said = [exact(candidates, part) for part in parts]
            if all(len(options) == 1 for options in said):
                return together(body, {options[0] for options in said})
    return None


def together(body: Choices, chosen: set[str]) -> OptionReading:
    """Return the chosen options in the order of the buttons; "don't know" goes with none."""
    options = tuple(option.id for option in body.options if option.id in chosen)
    return Unclear() if SKIP in chosen else MeantMany(options)


def weighed(guessed: Guess | None, *, has_signs: bool) -> OptionReading:
    """Take a sure guess for the answer, unless a sign depends on it."""
    if guessed is None:
        return Unclear()
    sure = guessed.is_sure and not has_signs
    return Meant(guessed.option) if sure else Guessed(guessed.option)
