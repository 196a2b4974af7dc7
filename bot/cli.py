"""The commands. Exit status: 0 done, 1 found something, 2 wrong use."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import __version__, logs
from bot.app import BadScript, CannotListen, load_script, servable, serve, set_up_telegram
from bot.authoring import texts as catalogs
from bot.authoring.checking import exit_status, report
from bot.authoring.graph import NoPainter, draw, paint
from bot.authoring.recording import write_talk
from bot.authoring.talk_files import TalkError, read_talk
from bot.authoring.talks import play
from bot.authoring.text_status import status
from bot.channels.telegram.setup import BY_HAND, SetupFailed
from bot.channels.terminal import Terminal
from bot.script.model import Script
from bot.script.reader import read_folder
from bot.settings import Settings, SettingsError, read_settings
from bot.stores.errors import CannotOpen
from bot.vault import VaultError

try:
    import uvloop
except ImportError:  # there is none for Windows; asyncio's own loop serves as well, slower
    uvloop = None  # type: ignore[assignment]

TALKS = Path("tests/conversations")


class WrongUse(click.ClickException):
    """One sentence for whoever typed the command, and exit status 2."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "--settings",
    "file",
    type=click.Path(path_type=Path),
    help="A file of settings, NAME=value in each line (default: bot.env, if there is one).",
)
@click.pass_context
def main(context: click.Context, file: Path | None) -> None:
    """Ceļa padoms: scripted advice for the road, with a human helpline one tap away."""
    try:
        context.obj = read_settings(os.environ, file)
    except SettingsError as error:
        raise WrongUse(str(error)) from None


@main.command()
@click.option("--demo", is_flag=True, help="Show facts nobody has verified yet, and a demo page.")
@click.option("--limits/--no-limits", "limited", default=True, help="Off only to measure.")
@click.pass_obj
def run(settings: Settings, *, demo: bool, limited: bool) -> None:
    """Serve the website, and Telegram where there is a token, until Ctrl-C."""
    try:
        start(settings, demo=demo, limited=limited)
    except BadScript as error:
        click.echo(report(error.diagnostics, "lv", as_json=False), err=True)
        sys.exit(2)
    except (ValueError, VaultError, CannotOpen, CannotListen) as error:
        raise WrongUse(str(error)) from None


def start(settings: Settings, *, demo: bool, limited: bool) -> None:
    """Serve on the fastest loop there is on this machine."""
    logs.set_up()
    factory = uvloop.new_event_loop if uvloop else None
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(serve(settings, demo=demo, limited=limited, say=click.echo))


@main.command()
@click.option("--lang", "language", default="lv", help="lv or ru.")
@click.option("--at", "entry", default=None, help="The dialog to begin with.")
@click.option("--record", type=click.Path(path_type=Path), help="Keep the talk as a test.")
@click.pass_obj
def talk(settings: Settings, language: str, entry: str | None, record: Path | None) -> None:
    """Talk with the bot in this terminal; nothing is kept. An empty line ends it."""
    script = readable_script(settings)
    among(script.languages, language, "language")
    among(script.dialogs, entry or script.HOME, "dialog")
    terminal = Terminal(script, lambda: datetime.now(UTC))
    click.echo(terminal.start(language, entry))
    for line in iter(typed_line, ""):
        click.echo(terminal.type(line))
    if record:
        written = write_talk(script, record.stem, terminal.events, terminal.session)
        record.write_text(written, "utf-8")


def among(known: Collection[str], name: str, what: str) -> None:
    """Refuse a name that is none of those that are known."""
    if name not in known:
        raise WrongUse(f"There is no {what} {name}; there are: {', '.join(known)}.")


def typed_line() -> str:
    """Return what is typed next; an empty line at the end of the input."""
    try:
        return input("> ").strip()
    except EOFError:
        return ""


@main.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
@click.option("--lang", "language", default="lv", type=click.Choice(["lv", "en"]))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def check(settings: Settings, folder: Path | None, language: str, *, as_json: bool) -> None:
    """Report every mistake of all dialogs and translations at once."""
    _, found = load_script(settings, folder, demo=True)
    text = report(found, language, as_json=as_json)
    click.echo(text, nl=bool(text))
    sys.exit(exit_status(found))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def test(settings: Settings, files: tuple[Path, ...]) -> None:
    """Play the recorded talks in every language."""
    script = readable_script(settings)
    paths = files or tuple(sorted(TALKS.glob("*.yaml")))
    failures = [line for path in paths for line in play_file(script, path)]
    for line in failures:
        click.echo(line)
    click.echo(f"{len(paths)} talks, {len(script.languages)} languages, {len(failures)} failures")
    sys.exit(1 if failures else 0)


@main.command()
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


@main.group()
def telegram() -> None:
    """Prepare the bot on Telegram."""


@telegram.command("setup")
@click.pass_obj
def telegram_setup(settings: Settings) -> None:
    """Give the bot its name, texts and commands there, in every language."""
    if settings.telegram_token is None:
        raise WrongUse("There is no token: BOT_TELEGRAM_TOKEN_FILE names the file that holds it.")
    token = settings.telegram_token.get_secret_value()
    try:
        changed = asyncio.run(set_up_telegram(settings, token))
    except BadScript as error:
        click.echo(report(error.diagnostics, "lv", as_json=False), err=True)
        sys.exit(1)
    except SetupFailed as error:
        raise WrongUse(str(error)) from None
    click.echo("\n".join([*(f"set: {what}" for what in changed), BY_HAND]))


@main.group()
def texts() -> None:
    """Bring the translations up to the dialogs."""


@texts.command("extract")
@click.pass_obj
def extract_texts(settings: Settings) -> None:
    """Write the templates that a new language begins from."""
    finish(catalogs.extract(source(settings), settings.locales_dir))


@texts.command("merge")
@click.option("--same-meaning", "confirmed", multiple=True, help="A text whose meaning stayed.")
@click.option("--by", "confirmed_by", default="", help="Who says so.")
@click.pass_obj
def merge_texts(settings: Settings, confirmed: tuple[str, ...], confirmed_by: str) -> None:
    """Bring every language up to the texts of today; no text gets another's translation."""
    folder = settings.locales_dir
    script = source(settings)
    finish(catalogs.merge_texts(script, folder, confirmed=confirmed, confirmed_by=confirmed_by))


@texts.command("status")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def texts_status(settings: Settings, *, as_json: bool) -> None:
    """Say what is translated; a safety text that is not is an error."""
    finish(status(source(settings), settings.locales_dir, as_json=as_json))


@texts.command("compile")
@click.pass_obj
def compile_texts(settings: Settings) -> None:
    """Write .mo files under the data folder, for other tools."""
    finish(catalogs.compile_texts(source(settings), settings.locales_dir, settings.data_dir))


def finish(outcome: catalogs.Outcome) -> None:
    """Print what a command says, and end with its status."""
    click.echo(outcome.text)
    sys.exit(outcome.status)


def source(settings: Settings) -> Script:
    """Return the script in the language it is written in."""
    return read_folder(settings.dialogs_dir, demo=True)[0]


def play_file(script: Script, path: Path) -> list[str]:
    """Play one recorded talk in every language; return what was not as written."""
    try:
        recorded = read_talk(path.read_text("utf-8"), path.name)
    except TalkError as error:
        return [str(error)]
    return [line for language in script.languages for line in play(script, recorded, language)]


def readable_script(settings: Settings) -> Script:
    """Return the script as it would be served, or show what is wrong with it and stop."""
    try:
        return servable(settings, demo=True)
    except BadScript as error:
        click.echo(report(error.diagnostics, "lv", as_json=False), err=True)
        sys.exit(1)
