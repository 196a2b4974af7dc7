from __future__ import annotations

import re
import shutil
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.channels.terminal import Terminal
from bot.cli import main
from bot.loading import load_script
from bot.phrases import load_catalogs
from bot.script.diagnostics import Diagnostic
from bot.script.reader import read_folder, read_script
from bot.settings import read_settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
BLOCK = re.compile(r"^(?:<!-- (.*?) -->\n)?```yaml\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^]]*\]\((?!https?://)([^)#]*)(?:#([^)]*))?\)")
THE_READER_MAKES_IT = defaultdict(list, {"README.md": ["dialogs/seasonal.yaml"]})
HARMLESS = ("1", "Vācija", "1", "2", "1", "6", "4", "1", "1", "4")
"""What is typed in the talk of the README before the part that is shown."""

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall(read(ROOT / page))


def said(found: list[Diagnostic]) -> list[str]:
    return [str(diagnostic) for diagnostic in found]


def anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder with the dialogs and translations, in which commands are typed."""
    for folder in ("dialogs", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(file: Path, old: str, new: str) -> None:
    """Write something into a file where the page says, once."""
    text = read(file)
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_readme(checkout: Path, dialog: str) -> None:
    """Do what the README says before the check."""
    [topics] = re.findall(r"`(  seasonal: .*?)`", read(ROOT / "README.md"))
    add(checkout / "dialogs/_words.yaml", "\ntopics:\n", f"\ntopics:\n{topics}\n")
    (checkout / "dialogs/seasonal.yaml").write_text(dialog, encoding="utf-8")


def checked() -> str:
    return CliRunner().invoke(main, ["check"]).stdout


def test_the_dialog_of_the_readme_is_one(checkout):
    [(_, dialog)] = blocks("README.md")

    add_readme(checkout, dialog)

    assert said(read_folder(checkout / "dialogs")[1]) == []


def test_the_mistake_of_the_readme_is_told_like_that(checkout):
    [(_, dialog)] = blocks("README.md")
    [printed] = re.findall(r"^   ```\n(.*?)^   ```$", read(ROOT / "README.md"), re.M | re.S)

    add_readme(checkout, dialog.replace("{written: ", "{writen: "))

    assert checked().startswith(re.sub(r"^   ", "", printed, flags=re.M))


def test_the_talk_of_the_readme_is_what_the_bot_says():
    [talk] = re.findall(r"this talk -->\n```\n(.*?)\n```$", read(ROOT / "README.md"), re.M | re.S)
    terminal = Terminal(load_script(read_settings({}), demo=True)[0], lambda: NOON)
    terminal.start("lv", "job_offer")

    shown = [f"> {typed}\n{terminal.type(typed)}" for typed in HARMLESS]
    shown += [f"> {typed}\n{terminal.type(typed)}" for typed in re.findall("^> (.*)$", talk, re.M)]

    assert "\n".join(shown).endswith(talk)


def test_the_files_of_the_page_for_writers_are_a_whole_script():
    _, found = read_script(dict(blocks("docs/writing-dialogs.md")))

    assert said(found) == []


def test_the_files_of_the_page_for_writers_can_be_added_to_ours(checkout):
    files = dict(blocks("docs/writing-dialogs.md"))
    ours = checkout / "dialogs"
    (ours / "season.yaml").write_text(files["season.yaml"], encoding="utf-8")
    add(
        ours / "_risk.yaml",
        read(ours / "_risk.yaml"),
        read(ours / "_risk.yaml") + files["_risk.yaml"],
    )
    for key in ("synonyms", "topics"):
        [line] = re.findall(rf"^{key}:\n(.*\n)", files["_words.yaml"], re.M)
        add(ours / "_words.yaml", f"\n{key}:\n", f"\n{key}:\n{line}")
    add(ours / "home.yaml", "    choices:\n", "    choices:\n      season: Sezonas darbs\n")
    add(ours / "home.yaml", "    go: {", "    go: {season: season, ")
    add(ours / "home.yaml", "\n  bye:", "\n  season: {call: season, then: again}\n  bye:")

    script, found = read_folder(ours)

    assert said(found) == []
    left = load_catalogs(script, checkout / "locales")[1]
    assert {wrong.code for wrong in left} <= {"T020", "T021", "T022", "T023"}  # to be translated


@pytest.mark.parametrize("name", ["_facts.yaml", "_snippets.yaml"])
def test_what_the_page_for_writers_says_is_there_already_is_there(name):
    shown = dict(blocks("docs/writing-dialogs.md"))[name]

    assert f"\n{shown.partition(':')[0]}:" in "\n" + read(ROOT / "dialogs" / name)


def test_the_mistake_that_the_page_for_writers_shows_is_told_like_that(tmp_path, monkeypatch):
    files = dict(blocks("docs/writing-dialogs.md"))
    files["season.yaml"] = files["season.yaml"].replace("{again: paper}", "{agin: paper}")
    monkeypatch.chdir(tmp_path)
    for folder in ("dialogs", "locales"):
        (tmp_path / folder).mkdir()
    for file, text in files.items():
        (tmp_path / "dialogs" / file).write_text(text, encoding="utf-8")

    [printed] = re.findall(
        r"^```\n(dialogs/.*?)^```$", read(ROOT / "docs/writing-dialogs.md"), re.M | re.S
    )

    assert checked() == printed


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    broken = [
        (target, heading)
        for target, heading in LINK.findall(read(page))
        if not leads_somewhere(page.parent / target if target else page, heading)
    ]

    assert broken == []


def leads_somewhere(target: Path, heading: str) -> bool:
    if not heading:
        return target.exists()
    return heading in map(anchor, re.findall(r"^#+ (.*)$", read(target), re.M))


def test_the_index_has_every_page():
    in_index = {target for target, _ in LINK.findall(read(ROOT / "docs/index.md"))}

    assert {page.name for page in ROOT.glob("docs/*.md")} - {"index.md"} <= in_index


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=name)
def test_a_page_answers_one_question(page):
    titles = re.findall(r"^# (.*)$", read(page), re.M)

    assert [title[-1] for title in titles] == ["?"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_folder_and_file_that_is_named_is_there(page):
    own = re.findall(
        r"`((?:bot|docs|tests|scripts|benchmarks|dialogs|locales)/[\w./]*)`", read(page)
    )

    assert [path for path in own if not (ROOT / path).exists()] == THE_READER_MAKES_IT[name(page)]


def test_every_event_of_the_log_is_explained():
    code = "".join(read(path) for path in ROOT.glob("bot/**/*.py"))
    logged = set(re.findall(r"\bevent\(\s*\"(\w+)\"", code))

    assert logged == {*explained("Read the log")}


def test_every_command_is_explained():
    assert sorted(explained("The commands")) == sorted(names_of(main))


def explained(heading: str) -> list[str]:
    """Return what the table under a heading of the page for operators explains."""
    section = read(ROOT / "docs/operating.md").split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([\w ]+)` \|", section, re.M)


def names_of(group: click.Group) -> list[str]:
    """Return the commands of a group; those of a group in it with its name before theirs."""
    context = click.Context(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return [
        f"{name} {inner}".strip()
        for name, command in commands.items()
        for inner in (names_of(command) if isinstance(command, click.Group) else [""])
    ]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_of_make_that_is_named_is_there(page):
    known = re.findall(r"^([a-z]+):.*##", read(ROOT / "Makefile"), re.M)

    assert set(re.findall(r"\bmake ([a-z]+)\b(?=`|$| ARGS| PYTHON| +#)", read(page), re.M)) <= {
        *known
    }
