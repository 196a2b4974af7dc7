"""Which option of a step a person meant by what they typed.

A typed answer counts like its button: the label in any language, a synonym, the
option's number. On a question with danger signs nothing fuzzier than that is taken,
because a guess could clear a sign: it is asked back. And nothing matches its opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.engine.agreement import is_told
from bot.engine.amounts import read_number
from bot.engine.buttons import DONE, NO, NONE, SKIP, YES
from bot.engine.candidates import (
    Candidate,
    candidate,
    candidates_of,
    opening_of,
    own_candidates,
    skip_candidate,
    staff_opening,
)
from bot.engine.guesses import Guess, guess
from bot.engine.nearness import is_typo, key, staff_key
from bot.engine.ordinals import read_numbers
from bot.script.folding import FOLD_LIMIT
from bot.script.model import Choices, Script, Step

SEPARATOR = re.compile(r"[,;\n]|\.(?=\s+\D)|\b(?:un|arī|and|и|i)\b", re.IGNORECASE)
"""What parts several answers."""

NOTHING = frozenset(
    key(word)
    for words in (
        "neko nekas nekā neviens neviena nevienu nevienam nemaz nav none",
        "ничего никто никого никаких нету ни одного ничто",
    )
    for word in words.split()
)
"""Words that say no to all there is."""

IDLE = frozenset(
    key(word)
    for words in ("no šī tā tāda man paldies", "из этого такого у меня мне спасибо")
    for word in words.split()
)
"""Words beside them that change nothing."""

MOST_PARTS = 12
"""More parts are a story and no list of answers."""


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
class GuessedMany:
    """Probably these options, of all that was typed: to be asked back before they count."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """None of the options, or more than one."""


OptionReading = Meant | MeantMany | Guessed | GuessedMany | Unclear


def read_option(script: Script, dialog: str, step: Step, text: str) -> OptionReading:
    """Return which option of the step (in that dialog) a text means."""
    candidates = candidates_of(script, step)
    text = text[:FOLD_LIMIT]
    options = exact(candidates, text)
    if options:
        return Meant(options[0]) if len(options) == 1 else Unclear()
    listed = by_number(step.body, candidates, text) if isinstance(step.body, Choices) else None
    if listed:
        return listed
    whole = weighed(guess(candidates, text), has_signs=step.has_signs)
    return by_parts(step, candidates, text, whole) if step.takes_several else whole


def read_skip(script: Script, text: str, step: Step | None = None) -> bool:
    """Tell whether a text says "I don't know" or "I'd rather not say"."""
    forms = skip_candidate(script, step).forms
    typed = key(text)
    return bool(typed) and any(is_typo(typed, staff_key(form)) for form in forms)


def read_consent(script: Script, text: str) -> bool | None:
    """Return the yes or no to what the bot asked back; None for anything else."""
    yes, no = candidate(script, YES, "ui/choices#yes"), candidate(script, NO, "ui/choices#no")
    meant = exact([yes, no], text) or [(YES, NO)[n - 1] for n in read_numbers(text) if n <= 2]
    return meant == [YES] if len(meant) == 1 else None


def is_plain_no(script: Script, text: str) -> bool:
    """Tell whether a text says no and nothing else: "nē", "нет, ничего"."""
    words = key(text).split()
    forms = map(staff_key, candidate(script, NO, "ui/choices#no").forms)
    denials = NOTHING.union(forms)
    return any(word in denials for word in words) and denials.union(IDLE).issuperset(words)


def read_story(script: Script, step: Step, text: str) -> str | None:
    """Return the one option whose longer words all stand in a story; never to be taken unasked.

    On a question with danger signs only one that holds a sign: no story clears any.
    """
    options = own_candidates(script, step.body) if isinstance(step.body, Choices) else []
    told = [own.option for own in options if is_told(own, key(text))]
    told = [option for option in told if option in step.flags or not step.has_signs]
    return told[0] if len(told) == 1 and told[0] not in (DONE, NONE) else None


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


def by_parts(
    step: Step, candidates: Sequence[Candidate], text: str, whole: OptionReading
) -> OptionReading:
    """Return the options that the parts of a text mean, where they say more than the whole.

    Each part is read as if it were all that was typed. If one is not an option to the
    letter, nothing is ticked: what was understood is asked back.
    """
    readings = list(read_parts(step, candidates, text))
    if len(readings) < 2:
        return whole
    named = {option for reading in readings for option in named_in(reading)}
    if all(isinstance(reading, (Meant, MeantMany)) for reading in readings):
        return together(step, named)
    if len(named) < 2 and not isinstance(whole, Unclear):
        return whole
    return asked_back(step, named)


def read_parts(step: Step, candidates: Sequence[Candidate], text: str) -> Iterator[OptionReading]:
    """Yield what each part of a text means; parts that make a label together are one."""
    spans = spans_of(text)
    longest = max((len(spans_of(form)) for own in candidates for form in own.forms), default=1)
    while 0 < len(spans) <= MOST_PARTS:
        for count in range(min(longest, len(spans)), 0, -1):
            part = text[spans[0][0] : spans[count - 1][1]]
            reading = read_part(step, candidates, part) if count == 1 else said(candidates, part)
            if count == 1 or isinstance(reading, Meant):
                yield reading
                spans = spans[count:]
                break


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a text begin and end; those without a letter are left out."""
    cuts = [0, *(place for cut in SEPARATOR.finditer(text) for place in cut.span()), len(text)]
    spans = zip(cuts[::2], cuts[1::2], strict=True)
    return [(start, end) for start, end in spans if any(map(str.isalnum, text[start:end]))]


def read_part(step: Step, candidates: Sequence[Candidate], part: str) -> OptionReading:
    """Return what a part means, by the same rules as a whole text."""
    reading = said(candidates, part)
    if not isinstance(reading, Unclear) or not isinstance(step.body, Choices):
        return reading
    listed = by_number(step.body, candidates, part)
    return listed or weighed(guess(candidates, part), has_signs=step.has_signs)


def named_in(reading: OptionReading) -> tuple[str, ...]:
    """Return the options of a reading, sure or not."""
    match reading:
        case Meant(option) | Guessed(option):
            return (option,)
        case MeantMany(options) | GuessedMany(options):
            return options
        case Unclear():
            return ()


def said(candidates: Sequence[Candidate], text: str) -> OptionReading:
    """Return the one option that a text is to the letter."""
    options = exact(candidates, text)
    return Meant(options[0]) if len(options) == 1 else Unclear()


def together(step: Step, chosen: set[str]) -> OptionReading:
    """Return the chosen options in the order of the buttons; "don't know" goes with none."""
    options = in_order(step, chosen)
    return MeantMany(options) if options and SKIP not in chosen else Unclear()


def asked_back(step: Step, named: set[str]) -> OptionReading:
    """Return what is to be asked back; "none of these" and "don't know" beside more are not."""
    options = in_order(step, named)
    return GuessedMany(options) if options and named.isdisjoint((SKIP, NONE)) else Unclear()


def in_order(step: Step, chosen: set[str]) -> tuple[str, ...]:
    """Return options in the order of the buttons; the engine's own are left out."""
    options = step.body.options if isinstance(step.body, Choices) else ()
    return tuple(option.id for option in options if option.id in chosen)


def weighed(guessed: Guess | None, *, has_signs: bool) -> OptionReading:
    """Take a sure guess for the answer, unless a sign depends on it."""
    if guessed is None:
        return Unclear()
    sure = guessed.is_sure and not has_signs
    return Meant(guessed.option) if sure else Guessed(guessed.option)
