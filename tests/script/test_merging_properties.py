"""Whatever the staff do to their texts, no text ever gets another's translation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st

from bot.script.merging import merge
from bot.script.model import TextId
from bot.script.texts import Entry
from tests.script.catalog_values import kept, units

WORDS = ["Jā", "Nē", "Turpināt", "Maksā {fee}", "Nemaksā {fee}", "Rinda\notra"]
EDITS = ["change", "rename", "remove", "add", "come back"]

edits = st.tuples(
    st.sampled_from(EDITS), st.integers(0, 20), st.sampled_from(WORDS), st.booleans()
)
histories = st.lists(st.lists(edits, max_size=4), max_size=8)


@dataclass
class Staff:
    """What the staff have written, and which text each one really is."""

    texts: dict[TextId, str] = field(default_factory=dict)
    really: dict[TextId, int] = field(default_factory=dict)
    was: dict[TextId, TextId] = field(default_factory=dict)
    removed: dict[TextId, tuple[str, int]] = field(default_factory=dict)
    born: int = 0

    def revise(self, revision: list[tuple[str, int, str, bool]]) -> None:
        """Make some edits, at most one to each text, as happens between two merges."""
        touched: set[TextId] = set()
        for edit, number, words, _ in revision:
            names = sorted(self.texts.keys() - touched)
            name = names[number % len(names)] if names else None
            touched.add(self.edit(edit, name, words) or "")

    def edit(self, edit: str, name: TextId | None, words: str) -> TextId | None:
        if edit == "add" or name is None:
            return self.add(words)
        if edit == "change":
            self.texts[name] = words
        elif edit == "rename":
            return self.rename(name)
        elif edit == "remove":
            self.removed[name] = (self.texts.pop(name), self.really.pop(name))
        elif self.removed:
            return self.bring_back()
        return name

    def add(self, words: str) -> TextId:
        self.born += 1
        name = f"d/s{self.born}#say"
        self.texts[name], self.really[name] = words, self.born
        return name

    def rename(self, name: TextId) -> TextId:
        new = self.add(self.texts.pop(name))
        self.really[new] = self.really.pop(name)
        self.was[new] = name
        return new

    def bring_back(self) -> TextId:
        name, (words, really) = self.removed.popitem()
        self.texts[name], self.really[name] = words, really
        return name

    def former(self, id: TextId) -> list[TextId]:
        return [self.was[id]] if id in self.was else []


def translated(entry: Entry, staff: Staff) -> Entry:
    """Return an entry whose translation tells of what it is a translation."""
    if entry.obsolete:
        return entry
    text = f"{staff.really[entry.id]}|{entry.source}"
    return replace(entry, translation=text, fuzzy=False, previous="")


def revisions(history):
    """Yield staff and catalog after each revision; translators do some of what is left."""
    staff = Staff()
    entries: list[Entry] = []
    for revision in history:
        staff.revise(revision)
        texts = units(staff.texts)
        merged = merge(texts, entries, staff.former)
        yield staff, merged
        diligent = any(works for *_, works in revision)
        entries = [translated(entry, staff) if diligent else entry for entry in merged]
        entries = kept(tuple(entries), texts)


@given(histories)
def test_no_text_ever_gets_another_texts_translation(history):
    for staff, merged in revisions(history):
        for entry in merged:
            if entry.translation and not entry.obsolete:
                assert entry.translation.partition("|")[0] == str(staff.really[entry.id])


@given(histories)
def test_a_translation_that_is_not_stale_was_made_for_todays_words(history):
    for _, merged in revisions(history):
        for entry in merged:
            if entry.translation and not entry.fuzzy:
                assert entry.translation.partition("|")[2] == entry.source


@given(histories)
def test_merging_again_changes_nothing(history):
    for staff, merged in revisions(history):
        texts = units(staff.texts)
        on_disk = [replace(entry, line=0) for entry in kept(merged, texts)]

        assert merge(texts, on_disk, staff.former) == tuple(
            replace(entry, line=0) for entry in merged
        )


@given(histories)
def test_every_text_of_today_has_one_entry_in_the_order_of_the_dialogs(history):
    for staff, merged in revisions(history):
        assert [entry.id for entry in merged if not entry.obsolete] == list(staff.texts)
