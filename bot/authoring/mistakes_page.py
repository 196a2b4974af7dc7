"""`docs/mistakes.md`, made from the catalogue: what each code means, how it looks, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.script.diagnostics import Mistake, Sentence
from bot.script.mistakes import CATALOGUE

DETAIL = re.compile(r"\{[^{}]*\}")
BRACES = {2: "{", 3: "}"}

HEAD = """\
# What does the check say, and what do I do then?

Every code that `.venv/bin/python -m bot check` prints, in Latvian and in English, with an \
example that makes it. The page is written by `.venv/bin/python -m bot mistakes`, and nobody \
edits it by hand.
"""


def mistakes_page() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(line for wrong in CATALOGUE for line in section(wrong))])


def section(mistake: Mistake) -> Iterator[str]:
    """Yield what is said of one mistake."""
    kind = "error" if mistake.severity == "error" else "warning"
    yield f"## {mistake.code}\n"
    yield f"*{kind}*\n"
    for language in ("lv", "en"):
        yield f"{plain(mistake.says, language)} {plain(mistake.hint, language)}\n"
    if mistake.example:
        yield f"```text\n{mistake.example}\n```\n"


def plain(sentence: Sentence, language: str) -> str:
    """Return a sentence with three dots where a mistake says what is there."""
    text = sentence.en if language == "en" else sentence.lv
    return DETAIL.sub("…", text.replace("{{", "\x02").replace("}}", "\x03")).translate(BRACES)
