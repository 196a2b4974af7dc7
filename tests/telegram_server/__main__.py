"""Telegram by hand: `python -m tests.telegram_server --port 8081`, then open the page."""

from __future__ import annotations

import asyncio

import click

from tests.telegram_server.by_hand import add_page
from tests.telegram_server.clock import RealClock
from tests.telegram_server.server import TOKEN, TelegramServer

HOW = """\
Telegram by hand: {url}/
In another terminal, the bot that talks with it:
BOT_TELEGRAM_API_URL={url} BOT_TELEGRAM_TOKEN={token} make run
Ctrl-C ends it."""


@click.command()
@click.option("--port", default=8081, show_default=True, help="where to listen, on this machine")
@click.option("--rates", is_flag=True, help="refuse what Telegram would find too fast")
def main(port: int, *, rates: bool) -> None:
    """Stand in for Telegram, with a page on which to be the person who writes to the bot."""
    try:
        asyncio.run(serve(port, rates=rates))
    except KeyboardInterrupt:
        click.echo()


async def serve(port: int, *, rates: bool) -> None:
    """Serve until Ctrl-C."""
    async with TelegramServer(RealClock(), rates=rates, port=port, extend=add_page) as server:
        click.echo(HOW.format(url=server.url, token=TOKEN))
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
