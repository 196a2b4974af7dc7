"""The dialogs that are shipped, in both languages."""

from __future__ import annotations

from pathlib import Path

from bot.phrases import load_catalogs
from bot.script.reader import read_folder

ROOT = Path(__file__).parents[3]
SCRIPT, _ = load_catalogs(read_folder(ROOT / "dialogs", demo=True)[0], ROOT / "locales")
