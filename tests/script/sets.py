"""Small sets of files to read: one that is right, and what a test adds to it."""

from pathlib import Path

from bot.script.reader import read_script

HERE = Path(__file__).parent
EXAMPLE = HERE / "example"
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
BASE = {path.name: path.read_bytes() for path in (HERE / "base").glob("*.yaml")}

HEAD = "dialog: offer\ntitle: Piedāvājums\n"
BYE = "  bye: {use: goodbye, end: true}\n"


def read(files, **options):
    """Read some files beside the ones that are right."""
    return read_script({**BASE, **files}, **options)


def dialog(steps, head=""):
    """Return a dialog `offer` with these steps (at two spaces), and a goodbye below them."""
    return f"{HEAD}{head}steps:\n{steps}{BYE}"


def codes(files, **options):
    """Return the codes of what is wrong with some files."""
    return [wrong.code for wrong in read(files, **options)[1]]


def step_of(text, step="hello", **options):
    """Return a step of a dialog `offer`."""
    return read({"offer.yaml": text}, **options)[0].step("offer", step)


def saying(text):
    """Return a dialog that says one text, written as it would stand in the file."""
    return dialog(f"  hello:\n    say: {text}\n")


def said(text):
    """Return what becomes of a text as it was written in the file."""
    return read({"offer.yaml": saying(text)})[0].units["offer/hello#say"].source


def asked_for(name):
    """Return the words by which people come to a dialog that home does not call."""
    return {"_words.yaml": f"topics: {{{name}: [darb]}}"}
