"""`check`, `test` and `graph`: what an editor looks at before anybody is served."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.authoring.checking import exit_status, report
from bot.authoring.graph import NoPainter, draw, paint
from bot.authoring.mistakes_page import mistakes_page
from bot.authoring.talk_files import TalkError, read_talk
from bot.authoring.talks import play
from bot.authoring.wording import wording
from bot.commands.proving import proved
from bot.commands.using import WrongUse, among, readable_script
from bot.loading import load_script
from bot.script.diagnostics import Sentence
from bot.script.facts import overdue
from bot.script.model import Script
from bot.settings import Settings

TALKS = Path("tests/conversations")
PLAYED = Sentence(
    "{talks:saruna|sarunas}, {languages:valoda|valodas}. Neatbilst: {failures}.",
    "{talks:talk|talks}, {languages:language|languages}. Otherwise than written: {failures}.",
)


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
@click.option("--lang", "language", default="lv", type=click.Choice(["lv", "en"]))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--prove", is_flag=True, help="Search every place that a talk can come to.")
@click.option("--release", is_flag=True, help="Be as strict as before a release.")
@click.pass_obj
def check(
    settings: Settings,
    folder: Path | None,
    language: str,
    *,
    as_json: bool,
    prove: bool,
    release: bool,
) -> None:
    """Report every mistake of all dialogs and translations at once."""
    script, found = load_script(settings, folder, demo=True)
    below = (folder or settings.dialogs_dir).as_posix()
    found += overdue(script.facts, datetime.now(UTC).date(), below, release=release)
    found += wording(script, below, settings.locales_dir.name)
    text = report(found, language, as_json=as_json)
    click.echo(text, nl=bool(text))
    broken = prove and not exit_status(found) and is_broken(script, language)
    sys.exit(exit_status(found) or int(broken))


def is_broken(script: Script, language: str) -> bool:
    """Print the proofs, and tell whether one of them fails."""
    proof, lines = proved(script, language)
    click.echo("\n".join(lines))
    return bool(proof.broken)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def test(settings: Settings, files: tuple[Path, ...]) -> None:
    """Play the recorded talks in every language."""
    script = readable_script(settings)
    paths = files or tuple(sorted(TALKS.glob("*.yaml")))
    failures = [line for path in paths for line in play_file(script, path)]
    for line in failures:
        click.echo(line)
    counts = {"talks": len(paths), "languages": len(script.languages), "failures": len(failures)}
    click.echo(PLAYED.fill("lv", [(name, str(count)) for name, count in counts.items()]))
    sys.exit(1 if failures else 0)


def play_file(script: Script, path: Path) -> list[str]:
    """Play one recorded talk in every language; return what was not as written."""
    try:
        recorded = read_talk(path.read_text("utf-8"), path.name)
    except TalkError as error:
        return [str(error)]
    return [line for language in script.languages for line in play(script, recorded, language)]


@click.command()
@click.argument("dialog", default="home")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw it into this file.")
@click.pass_obj
def graph(settings: Settings, dialog: str, svg: Path | None) -> None:
    """Show the steps of a dialog and the ways between them: D2 text, or a picture."""
    script = readable_script(settings)
    among(script.dialogs, dialog, "dialog")
    text = draw(script, dialog)
    if svg is None:
        click.echo(text, nl=False)
        return
    try:
        paint(text, svg)
    except NoPainter as error:
        raise WrongUse(str(error)) from None


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("docs/mistakes.md"))
def mistakes(file: Path) -> None:
    """Write the page of all mistakes anew from the catalogue."""
    file.write_text(mistakes_page(), encoding="utf-8")
