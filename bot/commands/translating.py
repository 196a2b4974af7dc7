"""`texts`: bring the translations up to the dialogs."""

from __future__ import annotations

import sys

import click

from bot.authoring import texts as catalogs
from bot.authoring.text_status import status
from bot.script.model import Script
from bot.script.reader import read_folder
from bot.settings import Settings


@click.group()
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
