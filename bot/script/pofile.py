"""A .po file as entries, and entries as a .po file.

Babel reads the entries and quotes the texts. It is given one block at a time, so that a
broken entry costs nobody else's translation, and a catalog that keeps every message:
Babel's own merges two of one text and takes plural rules and character set from the file.
We write the blocks ourselves, because Babel loses `fuzzy` of what is obsolete and breaks
the `#|` lines of a long text, which it does not read either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, denormalize, escape, normalize

from bot.script.diagnostics import Diagnostic, Place
from bot.script.mistakes import translations as mistakes
from bot.script.model import Language, Unit
from bot.script.texts import Entry

MOST_BYTES = 4_000_000
"""About 10,000 texts; what is larger is an accident or an attack."""

STRING = r'"(?:[^"\\]|\\[\\"ntr])*"'
LINE = re.compile(rf"\s*(?:#~ *)?(?:(msgctxt|msgid|msgstr) )?{STRING}\s*|\s*#(?!~).*")
SHAPE = re.compile("(?:(?:msgctxt )?msgid msgstr )*")
"""In which order the keywords of a block come. Plural entries are not ours: see C.4."""

OLD_WORDING = re.compile(rf"\| (?:msgid )?({STRING})")
"""Other tools write it in several lines; those that are alike are lost (see `previous_lines`)."""

HEADERS_HELD = ("Language", "Plural-Forms", "Content-Type")

Notes = Callable[[Entry], Sequence[str]]
"""Says what a translator should know of a text."""


def read_po(content: bytes, file: str, language: Language) -> tuple[list[Entry], list[Diagnostic]]:
    """Return the entries that can be read, and what is wrong with the others. Never raises."""
    if len(content) > MOST_BYTES:
        return [], [mistakes.LARGE_CATALOG.at(Place(file), most=MOST_BYTES)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [mistakes.CATALOG_NOT_UTF8.at(Place(file))]
    reading = Reading(file, language)
    for first_line, block in blocks(text):
        reading.add(first_line, block)
    return reading.entries, reading.found


def blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Cut a file at its empty lines; each block comes with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


class Reading:
    """The entries of a file that is being read."""

    def __init__(self, file: str, language: Language) -> None:
        self.entries: list[Entry] = []
        self.found: list[Diagnostic] = []
        self._file = file
        self._language = language
        self._first_lines: dict[str, int] = {}

    def add(self, first_line: int, block: list[str]) -> None:
        """Read one block, or say that it cannot be read."""
        messages = parse(block)
        if messages is None:
            self.found.append(mistakes.BROKEN_ENTRY.at(Place(self._file, first_line)))
            return
        for message, obsolete in messages:
            self._add_message(message, obsolete, first_line + (message.lineno or 1) - 1)

    def _add_message(self, message: Message, obsolete: bool, line: int) -> None:
        if message.context:
            self._add_entry(entry_of(message, obsolete, line))
        elif message.id:
            self.found.append(mistakes.NO_IDENTITY.at(Place(self._file, line)))
        else:
            self._check_header(str(message.string), line)

    def _add_entry(self, entry: Entry) -> None:
        first = self._first_lines.get(entry.id)
        if entry.obsolete or first is None:
            self.entries.append(entry)
        else:
            place = Place(self._file, entry.line)
            self.found.append(mistakes.TRANSLATED_TWICE.at(place, id=entry.id, first=first))
        if not entry.obsolete:
            self._first_lines.setdefault(entry.id, entry.line)

    def _check_header(self, header: str, line: int) -> None:
        right = headers(self._language)
        for name, value in parse_headers(header):
            if name in HEADERS_HELD and squeezed(value) != squeezed(right.get(name, value)):
                place = Place(self._file, line)
                said = f"{name}: {value[:80]}"
                self.found.append(
                    mistakes.FOREIGN_HEADER.at(place, header=said, right=right[name])
                )


class Messages(Catalog):
    """A catalog that keeps every message as it was read, the header among them."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[Message] = []

    def __setitem__(self, id: object, message: Message) -> None:
        self.read.append(message)


def parse(block: list[str]) -> list[tuple[Message, bool]] | None:
    """Return the messages of a block, each with whether it is obsolete; None if it is broken."""
    lines = [line.replace("#~|", "#|", 1) if line.startswith("#~|") else line for line in block]
    matches = [LINE.fullmatch(line) for line in lines]
    keywords = "".join(f"{match[1]} " for match in matches if match and match[1])
    if None in matches or not SHAPE.fullmatch(keywords):
        return None
    catalog = Messages()
    try:
        PoFileParser(catalog, abort_invalid=True).parse(lines)
    except PoFileError:
        return None
    return [(message, False) for message in catalog.read] + [
        (message, True) for message in catalog.obsolete.values()
    ]


def entry_of(message: Message, obsolete: bool, line: int) -> Entry:
    """Return a message of Babel's as an entry; `#|` is among what it takes for comments."""
    comments = [comment for comment in message.user_comments if not comment.startswith("|")]
    return Entry(
        id=message.context or "",
        source=str(message.id),
        translation=unicodedata.normalize("NFC", str(message.string)),
        fuzzy=message.fuzzy,
        previous=previous_of(message.user_comments),
        comments=tuple(comments),
        obsolete=obsolete,
        line=line,
    )


def previous_of(comments: Iterable[str]) -> str:
    """Return the earlier wording that `#|` lines hold."""
    found = (OLD_WORDING.fullmatch(comment) for comment in comments)
    return "".join(denormalize(match[1]) for match in found if match)


def write_po(
    entries: Iterable[Entry],
    units: dict[str, Unit],
    notes: Notes,
    language: Language | None,
) -> str:
    """Return the .po file of a language, or the template if there is none.

    Nothing in it depends on when, where or by whom it is written.
    """
    living = (block_of(entry, units.get(entry.id), notes(entry)) for entry in entries)
    return "\n".join([header_block(language), *living])


def header_block(language: Language | None) -> str:
    """Return the header; no dates and no names, so that writing twice gives the same bytes."""
    values = "".join(f"{name}: {value}\n" for name, value in headers(language).items())
    return f'msgid ""\nmsgstr {normalize(values, width=0)}\n'


def headers(language: Language | None) -> dict[str, str]:
    """Return the header fields of a language; plural rules come from Babel, never a file."""
    fields = {
        "Project-Id-Version": "bot",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language is None:
        return fields
    plural_forms = Catalog(locale=language).plural_forms
    return fields | {"Language": language, "Plural-Forms": plural_forms}


def parse_headers(header: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a header."""
    for line in header.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def squeezed(value: str) -> str:
    """Return a header's value without what tools write differently."""
    return re.sub(r"[\s;()]", "", value).lower()


def block_of(entry: Entry, unit: Unit | None, notes: Sequence[str]) -> str:
    """Return the lines of one entry."""
    sign = "#~ " if entry.obsolete else ""
    return "\n".join(
        [
            *(f"# {comment}".rstrip() for comment in entry.comments),
            *(f"#. {note}" for note in notes),
            *([f"#: {reference(unit.place)}"] if unit else []),
            *([f"#, {', '.join(flags)}"] if (flags := flags_of(entry, unit)) else []),
            *previous_lines(entry),
            f"{sign}msgctxt {quoted(entry.id, sign)}",
            f"{sign}msgid {quoted(entry.source, sign)}",
            f"{sign}msgstr {quoted(entry.translation, sign)}",
            "",
        ]
    )


def reference(place: Place) -> str:
    """Return where a text stands; the bot's own words have no line."""
    return f"{place.file}:{place.line}" if place.line else place.file


def flags_of(entry: Entry, unit: Unit | None) -> list[str]:
    """Return what the tools of translators should know of an entry."""
    fuzzy = ["fuzzy"] if entry.fuzzy else []
    return [*fuzzy, "python-brace-format"] if unit and unit.slots else fuzzy


def previous_lines(entry: Entry) -> list[str]:
    """Return the wording a fuzzy translation was made for.

    It is one line, whatever its length: of two comment lines alike Babel reads one.
    """
    if not entry.previous:
        return []
    return [f"{'#~|' if entry.obsolete else '#|'} msgid {escape(entry.previous)}"]


def quoted(text: str, sign: str) -> str:
    """Return a text as .po files write it: a line of the file for each line of the text."""
    return normalize(text, prefix=sign, width=0)
