"""The lines of a case as a consultant reads them: whose words, and whether they arrived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.desks.speech import text
from bot.helpline.case import Line, Speaker
from bot.helpline.desk import Desk
from bot.ports import Numbered, Opened
from bot.script.model import Language, Script

LOST = "not_delivered"
LOOKED = "looked_into"


class Said(NamedTuple):
    """One line on the page."""

    number: int
    speaker: Speaker
    text: str
    at: int
    who: str = ""  # the alias of a consultant
    beside: str = ""  # the same in the reader's language, or what belongs to an event
    unchecked: bool = False
    lost: bool = False


def talk(script: Script, opened: Opened, desk: Desk, language: Language) -> list[Said]:
    """Return all lines, in the order in which they came."""
    aliases = {consultant.id: consultant.alias for consultant in desk.consultants}
    alias = aliases.get(opened.case.consultant, "")
    lost = {one.line.message for one in opened.lines if is_loss(one.line)}
    return [
        said(script, one, opened.language, language, aliases, alias)._replace(
            lost=one.line.speaker is Speaker.HUMAN and one.line.message in lost
        )
        for one in opened.lines
    ]


def is_loss(line: Line) -> bool:
    """Tell whether a line says that a message did not arrive."""
    return line.speaker is Speaker.EVENT and line.text == LOST


def said(
    script: Script,
    numbered: Numbered,
    theirs: Language,
    hers: Language,
    aliases: Mapping[str, str],
    alias: str,
) -> Said:
    """Return one line. A canned reply is shown as the person saw it, and as she reads it."""
    number, line = numbered
    who = aliases.get(line.by, line.by)
    shown = Said(number, line.speaker, line.text, line.at, who, unchecked=line.unchecked)
    if line.speaker is Speaker.BOT:
        return shown._replace(text=text(script, line.text, hers, alias=alias))
    if line.speaker is Speaker.EVENT:
        word, _, reason = line.text.partition(": ")
        return shown._replace(text=word, beside=reason)
    if line.reply in script.replies:
        sent, read = (text(script, script.replies[line.reply].text, to) for to in (theirs, hers))
        return shown._replace(text=sent, beside=read if read != sent else "")
    return shown


def newest_of_person(lines: Iterable[Numbered]) -> int:
    """Return the number of the last line that the person wrote; 0 for none."""
    return max((n for n, line in lines if line.speaker is Speaker.PERSON), default=0)


def looked_into_by(lines: Iterable[Numbered], who: str, since: int) -> bool:
    """Tell whether somebody has said lately why they read this talk."""
    return any(
        line.speaker is Speaker.EVENT
        and line.text.startswith(f"{LOOKED}: ")
        and line.by == who
        and line.at >= since
        for _, line in lines
    )
