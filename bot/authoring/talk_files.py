"""Recorded talks as files: read strictly, with the same care as the dialogs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.authoring.talks import Move, Talk
from bot.engine.buttons import CONTINUE, DONE, HOME, NONE, SKIP
from bot.script.model import SOURCE, Command
from bot.script.nodes import Items, Node, Pairs, Text, read_nodes

BUTTONS: Mapping[str, str] = {"skip": SKIP, "done": DONE, "continue": CONTINUE, "home": HOME}
"""Words of a talk that press a button of the engine."""

COMMANDS = frozenset(command.value for command in Command)

KEYS = ("test", "dialog", "hours", "say", "expect")

HOURS = ("closed", "open", "unknown")
"""What the helpline's hours may be in a talk. As long as no consultant has ever signed in,
the hand-off offers the phone alone at any hour, so this changes nothing yet."""

TAPS = "within_taps_of_human"

EXPECTED = frozenset({"at", "level", "signs", "not_asked", "offers", TAPS})


class TalkError(ValueError):
    """A recorded talk that cannot be read; says where and why."""


def read_talk(content: str, file: str) -> Talk:
    """Read one recorded talk. Raises TalkError with file and line."""
    root, found = read_nodes(content, file)
    if found:
        raise TalkError(str(found[0]))
    fields = mapping(root, file)
    check_keys(fields, file)
    moves = [move for item in items(fields["say"]) for move in read_move(item)]
    if "expect" in fields:
        moves.append(expectation(fields["expect"]))
    return Talk(file, text(fields["test"]), text(fields["dialog"]), tuple(moves))


def check_keys(fields: Mapping[str, Node], file: str) -> None:
    """Refuse a talk that lacks something, or says something that nobody would look at."""
    absent = next((name for name in ("test", "dialog", "say") if name not in fields), None)
    if absent:
        raise TalkError(f"{file}: “{absent}” is missing")
    unknown = next((name for name in fields if name not in KEYS), None)
    if unknown:
        raise TalkError(
            f"{fields[unknown].place}: a talk has no {unknown!r}; it has: {', '.join(KEYS)}"
        )
    if "hours" in fields and text(fields["hours"]) not in HOURS:
        raise TalkError(f"{fields['hours'].place}: hours are {', '.join(HOURS)}")


def read_move(node: Node) -> Iterator[Move]:
    """Read one entry of `say`; ticking several options is several presses."""
    line = node.place.line
    if isinstance(node, Text):
        yield word(node)
        return
    fields = mapping(node, node.place.file)
    if "choose" in fields:
        options = fields["choose"]
        chosen = options.items if isinstance(options, Items) else (options,)
        yield from (Move("press", BUTTONS.get(text(o), text(o)), line=line) for o in chosen)
        if isinstance(options, Items) and texts(options) != [NONE]:
            yield Move("press", DONE, line=line)
    elif "type" in fields:
        yield Move("type", typed=spellings(fields), line=line)
    elif "language" in fields:
        yield Move("language", text(fields["language"]), line=line)
    elif "expect" in fields:
        yield expectation(fields["expect"])
    else:
        raise TalkError(f"{node.place}: a move is choose, type, language or expect")


def word(node: Text) -> Move:
    """Read a move of one word: a button of the engine, or a command of the safety bar."""
    if node.value in BUTTONS:
        return Move("press", BUTTONS[node.value], line=node.place.line)
    if node.value in COMMANDS:
        return Move("command", node.value, line=node.place.line)
    known = ", ".join(sorted({*BUTTONS, *COMMANDS}))
    raise TalkError(f"{node.place}: there is no move {node.value!r}; there are: {known}")


def spellings(fields: Mapping[str, Node]) -> dict[str, str]:
    """Return what is typed, by language: `type`, and `in_ru` where Russian differs."""
    typed = {SOURCE: text(fields["type"])}
    others = {name[3:]: text(node) for name, node in fields.items() if name.startswith("in_")}
    return typed | others


def expectation(node: Node) -> Move:
    """Read what must be so."""
    fields = mapping(node, node.place.file)
    unknown = set(fields) - EXPECTED
    if unknown:
        raise TalkError(f"{node.place}: nothing like {min(unknown)!r} can be expected")
    expected = {name: texts(value) for name, value in fields.items()}
    if not all(taps.isascii() and taps.isdigit() for taps in expected.get(TAPS, ())):
        raise TalkError(f"{fields[TAPS].place}: taps are a number")
    return Move("expect", expected=expected, line=node.place.line)


def texts(node: Node) -> list[str]:
    """Return one text or a list of them as a list."""
    return [text(item) for item in node.items] if isinstance(node, Items) else [text(node)]


def items(node: Node) -> Sequence[Node]:
    """Return the items of a list."""
    if isinstance(node, Items):
        return node.items
    raise TalkError(f"{node.place}: a list is wanted here")


def mapping(node: Node | None, file: str) -> dict[str, Node]:
    """Return a map by its keys."""
    if isinstance(node, Pairs):
        return {pair.key.value: pair.value for pair in node.pairs}
    raise TalkError(f"{node.place if node else file}: keys and values are wanted here")


def text(node: Node) -> str:
    """Return a text."""
    if isinstance(node, Text):
        return node.value
    raise TalkError(f"{node.place}: a text is wanted here")
