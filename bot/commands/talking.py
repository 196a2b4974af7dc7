"""`talk`: the bot in this terminal, for whoever writes its dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile

import click

from bot.authoring.recording import write_talk
from bot.channels.terminal import Terminal
from bot.commands.using import WrongUse, among, readable_script
from bot.settings import Settings

HOW = """\
Atbildi ar pogas numuru vai saviem vārdiem. Der arī: «atpakaļ», «no sākuma», «dzēst sarunu».
Tukša rinda beidz sarunu."""
KEPT = """\
Saruna ir saglabāta: {file}
Tā to pārbauda: .venv/bin/python -m bot test {file}"""
NOTHING_TO_KEEP = "Nekas nav pateikts, tāpēc nekas nav saglabāts."


@click.command()
@click.option("--lang", "language", default="lv", help="lv or ru.")
@click.option("--at", "entry", default=None, help="The dialog to begin with.")
@click.option("--record", type=click.Path(path_type=Path), help="Keep the talk as a test.")
@click.option("--force", is_flag=True, help="Let --record write over a file.")
@click.pass_obj
def talk(
    settings: Settings, language: str, entry: str | None, record: Path | None, *, force: bool
) -> None:
    """Talk with the bot in this terminal; nothing is kept. An empty line ends it."""
    script = readable_script(settings)
    among(script.languages, language, "language")
    among(script.dialogs, entry or script.HOME, "dialog")
    if record:
        prepare(record, force=force)
    terminal = Terminal(script, lambda: datetime.now(UTC))
    click.echo(HOW)
    click.echo(terminal.start(language, entry))
    try:
        for line in typed_lines():
            click.echo(terminal.type(line))
    finally:
        if record:
            written = write_talk(script, record.stem, terminal.events, terminal.session)
            click.echo(keep(written, record) if len(terminal.events) > 1 else NOTHING_TO_KEEP)


def prepare(file: Path, *, force: bool) -> None:
    """Make the folder for a recorded talk; refuse now what could not be written afterwards."""
    if file.exists() and not force:
        raise WrongUse(f"{file} is there already: choose another name, or add --force.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=file.parent):
            pass
    except OSError as error:
        raise WrongUse(f"Nothing can be written to {file.parent} ({error.strerror}).") from None
    if file.is_dir():
        raise WrongUse(f"{file} is a folder: name a file in it.")


def typed_lines() -> Iterator[str]:
    """Yield what is typed, until an empty line, Ctrl-D or Ctrl-C."""
    try:
        while line := input("> ").strip():
            yield line
    except (EOFError, KeyboardInterrupt):
        click.echo()


def keep(written: str, file: Path) -> str:
    """Write a recorded talk, and return where it is and what it is good for."""
    file.write_text(written, "utf-8")
    return KEPT.format(file=file)
