"""Every button that is served can be typed instead, in both languages."""

from pathlib import Path

import pytest

from bot.engine.options import Meant, read_option
from bot.phrases import load_catalogs
from bot.script.folding import fold
from bot.script.model import Choices, Command
from bot.script.reader import read_folder
from tests.engine.scripts import read_command

ROOT = Path(__file__).parents[2]
SCRIPT, _ = load_catalogs(read_folder(ROOT / "dialogs", demo=True)[0], ROOT / "locales")
BUTTONS = [
    (dialog.id, step, option.id, SCRIPT.catalogs[language][option.label].fill({}))
    for dialog in SCRIPT.dialogs.values()
    for step in dialog.steps.values()
    if isinstance(step.body, Choices)
    for option in step.body.options
    for language in SCRIPT.languages
    if option.label in SCRIPT.catalogs[language]
]


@pytest.mark.parametrize("written", [str, str.upper, fold, "«{}»!".format])
def test_every_label_typed_means_its_option(written):
    misread = [
        (dialog, step.id, label)
        for dialog, step, option, label in BUTTONS
        if read_option(SCRIPT, dialog, step, written(label)) != Meant(option)
    ]

    assert misread == []


def test_no_label_is_a_command_but_the_one_that_asks_for_a_human():
    heard = {label: read_command(SCRIPT, str(label)) for *_, label in BUTTONS}

    assert {found[0] for found in heard.values() if found} <= {Command.HUMAN}
