"""What `bot check` prints."""

from pathlib import Path

from click.testing import CliRunner

from bot.authoring.checking import report
from bot.cli import main
from bot.script.diagnostics import Place
from bot.script.mistakes import names, texts

ROOT = Path(__file__).parents[2]
SYNONYM = names.SYNONYM_OF_NOTHING.at(Place("dialogs/_words.yaml", 2, 3), given="Ja")
EMPTY = texts.EMPTY_TEXT.at(Place("dialogs/offer.yaml", 5, 5), key="say")


def test_errors_are_told_before_warnings():
    lines = report([SYNONYM, EMPTY], "en", as_json=False).splitlines()

    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == [
        "dialogs/offer.yaml",
        "Warnings (the bot works with them, but read them)",
        "dialogs/_words.yaml",
        "Errors",
    ]


def test_a_file_is_named_as_one_would_type_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "home.yaml").write_text("dialog: home\n")
    settings = {"BOT_DIALOGS_DIR": "mine", "BOT_LOCALES_DIR": str(ROOT / "locales")}

    told = CliRunner().invoke(main, ["check"], env=settings).stdout

    assert told.startswith("mine/home.yaml:1:1: D")
