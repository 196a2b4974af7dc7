"""Read a whole script: the dialogs of a folder and the files they lean on.

Nothing raises: what is wrong becomes a diagnostic, and the best script that could be
built comes with all of them. It must be used only if none of them is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from bot.script.checks import check_script
from bot.script.desk import DeskPlan
from bot.script.desk_reading import read_desk
from bot.script.diagnostics import Diagnostic, Place, listed, nearest
from bot.script.dialogs import read_dialog
from bot.script.facts import read_facts, shown
from bot.script.mistakes import files
from bot.script.model import Dialog, Fact, Script, TextId, Unit, Words
from bot.script.nodes import Pair, Text, read_nodes
from bot.script.page import Page
from bot.script.replies import read_replies
from bot.script.revision import revision_of
from bot.script.risk import read_risks
from bot.script.safety import safe_texts
from bot.script.snippets import read_moved, read_snippets
from bot.script.sources import Sources
from bot.script.subject import Subject
from bot.script.units import Units, marked_safe, own_units, source_catalog
from bot.script.words import read_words

COMPANIONS = (
    "_desk.yaml",
    "_facts.yaml",
    "_moved.yaml",
    "_replies.yaml",
    "_risk.yaml",
    "_snippets.yaml",
    "_words.yaml",
)

ENDINGS = (".yaml", ".yml", ".txt")
"""Of the files that are looked at: Windows likes to write `season.yaml.txt`."""

T = TypeVar("T")


def read_folder(
    folder: Path, *, demo: bool = False, require_home: bool = True
) -> tuple[Script, list[Diagnostic]]:
    """Read the script that lies in a folder; `demo` shows facts that nobody has verified."""
    if not folder.is_dir():
        return read_script({}, demo=demo, require_home=False)[0], [unreadable(folder)]
    contents: dict[str, str | bytes] = {}
    found = []
    for path in files_in(folder):
        try:
            contents[path.name] = path.read_bytes()
        except OSError:
            found.append(files.UNREADABLE_FILE.at(Place(path.name), file=path.name))
    script, more = read_script(contents, demo=demo, require_home=require_home)
    below = [wrong.below(folder.as_posix()) for wrong in found + more]
    return script, sorted(below)


def unreadable(folder: Path) -> Diagnostic:
    """Return what is wrong with a folder that is not there, or is a file."""
    return files.UNREADABLE_FILE.at(Place(folder.as_posix()), file=folder.as_posix())


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that are, or were meant as, parts of a script."""
    return sorted(path for path in folder.iterdir() if path.suffix in ENDINGS)


def read_script(
    contents: Mapping[str, str | bytes], *, demo: bool = False, require_home: bool = True
) -> tuple[Script, list[Diagnostic]]:
    """Read a script from the contents of its files, by file name."""
    shelf = Shelf()
    for file in sorted(contents):
        shelf.open(file, contents[file])
    script, facts, sources = build(shelf)
    subject = Subject(script, facts, sources)
    found = shelf.found + check_script(subject, shelf.found, require_home=require_home)
    return replace(script, facts=shown(facts, demo=demo)), sorted(set(found))


def build(shelf: Shelf) -> tuple[Script, dict[str, Fact], Sources]:
    """Return the script, all facts (verified or not), and where everything stands."""
    snippets = shelf.companion("_snippets.yaml", read_snippets) or {}
    risks = shelf.companion("_risk.yaml", read_risks) or {}
    facts = shelf.companion("_facts.yaml", read_facts) or {}
    words = shelf.companion("_words.yaml", read_words) or Words()
    moved = shelf.companion("_moved.yaml", read_moved) or {}
    desk = shelf.companion("_desk.yaml", read_desk) or DeskPlan()
    replies = shelf.companion("_replies.yaml", read_replies) or {}
    known_snippets = None if "_snippets.yaml" in shelf.unreadable else snippets
    dialogs = shelf.dialogs(known_snippets)
    units = in_order(shelf.units.by_id) | own_units()
    script = Script(dialogs, risks, facts, words, moved, units, source_catalog(units))
    units = marked_safe(units, safe_texts(script))
    script = replace(script, units=units, revision=revision_of(script), desk=desk, replies=replies)
    return script, facts, Sources(shelf.roots, shelf.files, frozenset(shelf.unreadable))


def in_order(units: Mapping[TextId, Unit]) -> dict[TextId, Unit]:
    """Return the texts in the order in which translators want them: dialogs first."""
    shared = ("risk/", "snippet/", "_replies/")
    return dict(sorted(units.items(), key=lambda item: item[0].startswith(shared)))


@dataclass(slots=True)
class Shelf:
    """The files of a script: the trees of those that could be read, and what was wrong."""

    units: Units = field(default_factory=Units)
    found: list[Diagnostic] = field(default_factory=list)
    roots: dict[str, Pair] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)  # dialog → file

    def open(self, file: str, content: str | bytes) -> None:
        """Read the tree of one file."""
        place = Place(file)
        if not file.endswith(".yaml"):
            self.found.append(files.WRONG_ENDING.at(place, file=file))
        elif file.startswith("_") and file not in COMPANIONS:
            self.refuse(file)
        else:
            node, found = read_nodes(content, file)
            self.found += found
            if node:
                self.roots[file] = Pair(Text(file.removesuffix(".yaml"), place), node)
            else:
                self.unreadable.add(file)

    def refuse(self, file: str) -> None:
        """Note a file beside the dialogs that nobody reads."""
        near = nearest(file, COMPANIONS)
        known = listed(COMPANIONS)
        self.found.append(
            files.UNKNOWN_COMPANION.at(Place(file), file=file, near=near, known=known)
        )

    def companion(self, file: str, read: Callable[[Page, Pair], T]) -> T | None:
        """Return what a companion file holds; None if there is none to be read."""
        if file not in self.roots:
            return None
        page = Page(file, self.units)
        result = read(page, self.roots[file])
        self.found += page.found
        return result

    def dialogs(self, snippets: Mapping[str, tuple[TextId, ...]] | None) -> dict[str, Dialog]:
        """Return the dialogs; of two with the same name the first counts."""
        dialogs: dict[str, Dialog] = {}
        for file, root in self.roots.items():
            if file.startswith("_"):
                continue
            page = Page(file, self.units, snippets)
            dialog = read_dialog(page, root)
            self.found += page.found
            if dialog.id in dialogs:
                first = self.files[dialog.id]
                self.found.append(
                    files.SAME_DIALOG.at(dialog.place, dialog=dialog.id, first=first)
                )
            else:
                dialogs[dialog.id] = dialog
                self.files[dialog.id] = file
                self.found += other_name(file, dialog)
        return dialogs


def other_name(file: str, dialog: Dialog) -> Iterator[Diagnostic]:
    """Yield a file in which nobody would look for its dialog."""
    if file != f"{dialog.id}.yaml":
        yield files.OTHER_NAME.at(dialog.place, file=file, dialog=dialog.id)
