"""A dialog of a thousand steps of every kind, as large as nobody will ever write one."""

from __future__ import annotations

import shutil
from pathlib import Path

STEPS = 1_000
NAME = "thousand"
DIALOGS = Path("dialogs")
HEAD = ("dialog: thousand", "title: Tūkstoš soļu")


def write_long_script(folder: Path) -> None:
    """Write our own dialogs into a folder, and beside them the long one, called from home."""
    for path in DIALOGS.glob("*.yaml"):
        shutil.copy(path, folder)
    (folder / f"{NAME}.yaml").write_text(long_dialog(), "utf-8")
    home = folder / "home.yaml"
    home.write_text(
        home.read_text("utf-8").replace("{call: job_offer,", f"{{call: {NAME},"), "utf-8"
    )
    (folder / "locales").mkdir()


def long_dialog(called: str = "human") -> str:
    """Return the dialog; each fifth step is of one kind, and one kind calls another dialog."""
    asked = ", ".join(f"s{number}: session" for number in range(0, STEPS, 5))
    steps = [line for number in range(STEPS) for line in step_lines(number, called)]
    end = ["  bye: {use: goodbye, end: true}", ""]
    return "\n".join([*HEAD, f"remember: {{{asked}}}", "steps:", *steps, *end])


def step_lines(number: int, called: str) -> list[str]:
    """Return the lines of one step."""
    before = f"s{number - 1}"
    after = f"s{number + 1}" if number < STEPS - 1 else "bye"
    kinds = (
        ["say: Cik?", "ask: number 0..10", "retry: Raksti skaitli.", "skip: Nezinu"],
        ["say: Vai?", "choices:", "  no: Nē", "  yes: Jā", "flags: {yes: fee}"],
        [
            f"when: {before} is yes",
            "say:",
            "  - Viens",
            f"  - when: {before} is yes",
            "    text: Un",
        ],
        ["say: Kurp?", "choices:", "  on: Tālāk", "  out: Prom", "go: {out: bye}"],
        [f"call: {called}", f"then: {after}"],
    )
    return [f"  s{number}:", *(f"    {line}" for line in kinds[number % 5])]
