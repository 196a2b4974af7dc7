"""`_words.yaml`: what typed words mean and what the bot never says, kept by the staff."""

from __future__ import annotations

from collections.abc import Iterator

from bot.script.diagnostics import Place
from bot.script.folding import fold
from bot.script.mistakes import names
from bot.script.model import Command, Language, Words
from bot.script.nodes import Pair
from bot.script.page import Page

KEYS = (
    "commands",
    "skip",
    "synonyms",
    "topics",
    "danger",
    "despair",
    "never_say",
    "may_say",
    "avoid",
    "not_first",
    "abbreviations",
)

Meaning = tuple[Command, Language | None]


def read_words(page: Page, root: Pair) -> Words:
    """Return the words, folded, so that they are found however they are typed."""
    fields = page.fields(root, KEYS)
    return Words(
        read_commands(page, fields["commands"]) if "commands" in fields else {},
        frozenset(read_list(page, fields["skip"])) if "skip" in fields else frozenset(),
        read_lists(page, fields["synonyms"], folded=True) if "synonyms" in fields else {},
        read_lists(page, fields["topics"], folded=False) if "topics" in fields else {},
        read_phrases(page, fields["danger"]) if "danger" in fields else {},
        read_phrases(page, fields["despair"]) if "despair" in fields else {},
        read_phrases(page, fields["never_say"]) if "never_say" in fields else {},
        read_phrases(page, fields["may_say"]) if "may_say" in fields else {},
        read_phrases(page, fields["avoid"]) if "avoid" in fields else {},
        read_phrases(page, fields["not_first"]) if "not_first" in fields else {},
        tuple(map(page.word, page.items(fields["abbreviations"])))
        if "abbreviations" in fields
        else (),
    )


def read_commands(page: Page, pair: Pair) -> dict[str, Meaning]:
    """Return what each word asks for; a word asks for one thing only."""
    commands: dict[str, Meaning] = {}
    for word, meaning, place in command_words(page, pair):
        known = commands.setdefault(word, meaning)
        if known != meaning:
            first, second = known[0].value, meaning[0].value
            page.note(names.WORD_TWICE, place, word=word, first=first, second=second)
    return commands


def command_words(page: Page, pair: Pair) -> Iterator[tuple[str, Meaning, Place]]:
    """Yield each word with its meaning and its place."""
    for field in page.fields(pair, tuple(Command)).values():
        command = Command(field.key.value)
        for by_language in page.entries(field):
            language = by_language.key.value if command is Command.LANGUAGE else None
            for item in page.items(by_language):
                yield fold(page.word(item)), (command, language), item.value.place


def read_lists(page: Page, pair: Pair, *, folded: bool) -> dict[str, tuple[str, ...]]:
    """Return lists of words under a label, which is folded, or under a dialog's id."""
    return {
        fold(entry.key.value) if folded else entry.key.value: read_list(page, entry)
        for entry in page.pairs(pair)
    }


def read_phrases(page: Page, pair: Pair) -> dict[Language, tuple[str, ...]]:
    """Return lists of phrases by language, as they were written: here every mark counts."""
    return {
        entry.key.value: tuple(filter(None, map(page.word, page.items(entry))))
        for entry in page.entries(pair)
    }


def read_list(page: Page, pair: Pair) -> tuple[str, ...]:
    """Return a list of words, folded."""
    words = (fold(page.word(item)) for item in page.items(pair))
    return tuple(word for word in words if word)
