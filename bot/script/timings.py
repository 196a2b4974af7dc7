"""What happens when the person falls silent: a reminder they agreed to, an end."""

from __future__ import annotations

import re

from bot.script.draft import Draft
from bot.script.mistakes import shapes
from bot.script.model import Timing
from bot.script.nodes import Pair

DURATION = re.compile(r"([1-9][0-9]{0,3}) ?(min|h|d)")
MINUTES = {"min": 1, "h": 60, "d": 24 * 60}
PERMISSIONS = ("allowed_to_write",)
KEYS = ("remind_after", "only_if", "expire_after")


def read_timing(draft: Draft) -> Timing | None:
    """Return when a reminder comes and when a step is given up."""
    fields = draft.page.fields(draft.fields["timing"], KEYS) if draft.has("timing") else {}
    remind_after = duration(draft, fields.get("remind_after"))
    expire_after = duration(draft, fields.get("expire_after"))
    only_if = draft.page.one_of(fields["only_if"], PERMISSIONS) if "only_if" in fields else ""
    if "remind_after" in fields and "only_if" not in fields:
        draft.page.note(shapes.REMINDER_WITHOUT_PERMISSION, fields["remind_after"].key.place)
    if ("remind_after" in fields) != draft.has("remind"):
        place = (fields.get("remind_after") or draft.fields["remind"]).key.place
        draft.page.note(shapes.HALF_A_REMINDER, place)
    elif remind_after and expire_after and remind_after >= expire_after:
        draft.page.note(shapes.HALF_A_REMINDER, fields["remind_after"].value.place)
    return Timing(remind_after, only_if or None, expire_after) if fields else None


def duration(draft: Draft, pair: Pair | None) -> int | None:
    """Return a length of time in minutes."""
    if pair is None:
        return None
    word = draft.page.word(pair)
    match = DURATION.fullmatch(word)
    if match:
        return int(match[1]) * MINUTES[match[2]]
    if word:
        draft.page.note(shapes.BAD_DURATION, pair.value.place, given=word)
    return None
