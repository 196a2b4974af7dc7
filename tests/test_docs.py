from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.script.diagnostics import Diagnostic
from bot.script.reader import read_folder, read_script

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
BLOCK = re.compile(r"^(?:<!-- (.*?) -->\n)?```yaml\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^]]*\]\((?!https?://)([^)#]*)(?:#([^)]*))?\)")
THE_READER_MAKES_IT = defaultdict(list, {"README.md": ["dialogs/seasonal.yaml"]})
HOME = """\
dialog: home
title: Sākums
steps:
  hello: {call: seasonal, then: bye}
  bye:
    say: Paldies par sarunu.
    end: true
"""


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


def test_the_dialog_of_the_readme_is_one():
    [(_, dialog)] = blocks("README.md")

    _, found = read_script({"home.yaml": HOME, "seasonal.yaml": dialog})

    assert said(found) == []


def test_the_talk_of_the_readme_is_what_the_bot_says():
    [talk] = re.findall(r"^```\n(bot .*?)^```$", read(ROOT / "README.md"), re.M | re.S)
    spoken = [line[8:] for line in talk.splitlines() if not line.startswith("person")]
    pieces = [piece.strip(" []•…") for line in spoken for piece in line.split("]  [")]

    script, _ = read_folder(ROOT / "dialogs", demo=True)

    assert {*pieces} - {unit.source for unit in script.units.values()} == {""}


def test_the_files_of_the_page_for_writers_are_a_whole_script():
    _, found = read_script(dict(blocks("docs/writing-dialogs.md")))

    assert said(found) == []


def test_the_mistake_that_the_page_for_writers_shows_is_told_like_that():
    files = dict(blocks("docs/writing-dialogs.md"))
    files["season.yaml"] = files["season.yaml"].replace("{again: paper}", "{agin: paper}")

    _, found = read_script(files)

    assert said(found) == re.findall(
        r"^season\.yaml:.*", read(ROOT / "docs/writing-dialogs.md"), re.M
    )


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
