"""The commands. Exit status: 0 done, 1 found something, 2 wrong use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from bot import __version__
from bot.commands.using import WrongUse
from bot.settings import SettingsError, read_settings

WHERE: Mapping[str, str] = {
    "check": "checking",
    "graph": "checking",
    "mistakes": "checking",
    "run": "serving",
    "staff": "staffing",
    "talk": "talking",
    "telegram": "messaging",
    "test": "checking",
    "texts": "translating",
}
"""The module of each command in `bot.commands`."""


class CommandsWhenCalled(click.Group):
    """Imports a command when it is called: a check needs no web server (docs/performance.md)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return sorted(WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None if there is none of that name."""
        if cmd_name not in WHERE:
            return None
        command = getattr(import_module(f"bot.commands.{WHERE[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=CommandsWhenCalled, context_settings={"help_option_names": ["-h", "--help"]})
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
