"""`run`: the server."""

from __future__ import annotations

import asyncio

import click

from bot import logs
from bot.app import CannotListen, serve
from bot.commands.using import WrongUse, end_with
from bot.loading import BadScript
from bot.settings import Settings
from bot.stores.errors import CannotOpen
from bot.vault import VaultError

try:
    import uvloop
except ImportError:  # there is none for Windows; asyncio's own loop serves as well, slower
    uvloop = None  # type: ignore[assignment]


@click.command()
@click.option("--demo", is_flag=True, help="Show facts nobody has verified yet, and a demo page.")
@click.option("--limits/--no-limits", "limited", default=True, help="Off only to measure.")
@click.pass_obj
def run(settings: Settings, *, demo: bool, limited: bool) -> None:
    """Serve the website, and Telegram where there is a token, until Ctrl-C."""
    try:
        start(settings, demo=demo, limited=limited)
    except BadScript as error:
        end_with(error, 2)
    except (ValueError, VaultError, CannotOpen, CannotListen) as error:
        raise WrongUse(str(error)) from None


def start(settings: Settings, *, demo: bool, limited: bool) -> None:
    """Serve on the fastest loop there is on this machine."""
    logs.set_up()
    factory = uvloop.new_event_loop if uvloop else None
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(serve(settings, demo=demo, limited=limited, say=click.echo))
