"""The script from the disk: dialogs and translations, read and judged together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.phrases import load_catalogs
from bot.script.diagnostics import Diagnostic
from bot.script.model import Script
from bot.script.reader import read_folder
from bot.settings import Settings


class BadScript(Exception):
    """The dialogs cannot be served as they are; carries every mistake."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} mistakes")
        self.diagnostics = diagnostics


def load_script(
    settings: Settings, folder: Path | None = None, *, demo: bool
) -> tuple[Script, list[Diagnostic]]:
    """Read dialogs and translations; whatever is wrong with them comes along."""
    script, found = read_folder(folder or settings.dialogs_dir, demo=demo)
    script, more = load_catalogs(script, settings.locales_dir)
    return script, [*found, *more]


def load_to_serve(settings: Settings, *, demo: bool) -> tuple[Script, list[Diagnostic]]:
    """Return the script as it can be served, and what is wrong with translations.

    A translation with a mistake costs its language and not the service: Latvian goes on.
    Raises BadScript.
    """
    script, found = read_folder(settings.dialogs_dir, demo=demo)
    errors = [diagnostic for diagnostic in found if diagnostic.is_error]
    if errors:
        raise BadScript(errors)
    return load_catalogs(script, settings.locales_dir)
