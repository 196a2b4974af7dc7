"""The numbers of options, as people write them: "2", "2.", "nr. 2", "otrais", "второй"."""

from __future__ import annotations

import re

from bot.script.folding import fold, loose

WORDS_BEFORE = frozenset(("nr", "numurs", "nomer", "no", "n", "variants", "variant", "atbilde"))
AND = frozenset(("un", "and", "i"))
FIGURE = re.compile(r"(?:nr|no|n)?(\d{1,2})", re.ASCII)

NOT_A_COUNT = re.compile(r"[-–—−/%€$£<>=~]")
"""Signs that make a number something else: a range, a share, a price."""

STEMS = (
    ("pirm", "perv"),
    ("otr", "vtor"),
    ("tres", "tret"),
    ("ceturt", "cetvert"),
    ("pekt", "piat"),
    ("sest",),
    ("septit", "sedm"),
    ("astot", "vosm"),
    ("devit", "deviat"),
    ("desmit", "desiat"),
)
ENDINGS = r"(?:ais|a|as|o|am|ai|i|oi|aia|oe|uiu|iu|ia|ii|e|ei|em)"
ORDINALS = tuple(re.compile(f"(?:{'|'.join(stems)}){ENDINGS}") for stems in STEMS)


def read_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of options that a text lists; none if it says anything else."""
    if NOT_A_COUNT.search(text):
        return ()
    words = [word for word in fold(text).split() if word not in WORDS_BEFORE and word not in AND]
    numbers = [number_of(word) for word in words]
    return tuple(number for number in numbers if number) if all(numbers) else ()


def number_of(word: str) -> int:
    """Return what a figure or an ordinal counts; 0 for any other word."""
    figure = FIGURE.fullmatch(word)
    if figure:
        return int(figure[1])
    spelling = loose(word)
    found = (place for place, form in enumerate(ORDINALS, 1) if form.fullmatch(spelling))
    return next(found, 0)
