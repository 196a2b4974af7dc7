"""What commands share: refusals of one sentence, and the script they work on."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import NoReturn

import click

from bot.authoring.checking import report
from bot.loading import BadScript, load_to_serve
from bot.script.model import Script
from bot.settings import Settings


class WrongUse(click.ClickException):
    """One sentence for whoever typed the command, and exit status 2."""

    exit_code = 2


def among(known: Collection[str], name: str, what: str) -> None:
    """Refuse a name that is none of those that are known."""
    if name not in known:
        raise WrongUse(f"There is no {what} {name}; there are: {', '.join(known)}.")


def readable_script(settings: Settings) -> Script:
    """Return the script as it would be served, or show what is wrong with it and stop."""
    try:
        return load_to_serve(settings, demo=True)[0]
    except BadScript as error:
        end_with(error, 1)


def end_with(error: BadScript, status: int) -> NoReturn:
    """Show what is wrong with the dialogs, and end."""
    click.echo(report(error.diagnostics, "lv", as_json=False), err=True)
    sys.exit(status)
