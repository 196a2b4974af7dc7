"""What a case is called: the alias that the desk sees, and the buttons that belong to it."""

from __future__ import annotations

from hashlib import sha256

from bot.engine.buttons import Button, read_button
from bot.helpline.case import Case

STEP = "case"
"""Stands in a button where the step would be: no dialog has a name that is empty."""

TREES = (
    *("Alksnis", "Apse", "Bērzs", "Egle", "Goba", "Ieva", "Kadiķis", "Kārkls", "Kastanis"),
    *("Kļava", "Lazda", "Liepa", "Osis", "Ozols", "Pīlādzis", "Priede", "Vītols", "Vīksna"),
)
NUMBERS = range(10, 100)


def alias_of(seed: str) -> str:
    """Return a name that says nothing of its owner, as in "Bērzs-47".

    The same for the same seed, so that a repeated event makes no second person of one.
    """
    digest = int.from_bytes(sha256(seed.encode()).digest()[:8])
    return f"{TREES[digest % len(TREES)]}-{NUMBERS[digest // 1000 % len(NUMBERS)]}"


def button(case: Case, word: str) -> str:
    """Return what a button of a case carries; an old one is not taken for one of this case."""
    return str(Button("", STEP, f"+{word}_{mark(case)}"))


def word_of(case: Case, choice: str) -> str:
    """Return the word of a pressed button, if it is one of this case."""
    pressed = read_button(choice)
    if pressed is None or (pressed.dialog, pressed.step) != ("", STEP):
        return ""
    word, _, of = pressed.option.removeprefix("+").rpartition("_")
    return word if of == mark(case) else ""


def mark(case: Case) -> str:
    """Return six signs by which a case is told from the person's earlier ones."""
    return sha256(f"{case.alias} {case.begun_at}".encode()).hexdigest()[:6]
