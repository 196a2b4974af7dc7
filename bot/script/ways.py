"""Where each step can lead: the routes that a conversation can take, as the engine takes them."""

from __future__ import annotations

from enum import Enum

from bot.script.model import Ask, Call, Choices, Dialog, Handoff, Levels, Plain, Step


class Stop(Enum):
    """Where a route can lead besides a step."""

    END = "end"  # the dialog is over, and so it was meant
    NOWHERE = "nowhere"  # nothing comes after this step


Way = str | Stop


def ways_from(dialog: Dialog, step: Step) -> list[Way]:
    """Return where a step can lead, each place once."""
    sure = sure_ways(step)
    taken = [step.go.get(way) or way_on(dialog, step) for way in sure]
    listed = [target for way, target in step.go.items() if way not in sure]
    called = [step.body.then] if isinstance(step.body, Call) else []
    return list(dict.fromkeys([*taken, *listed, *called, *ways_past(dialog, step)]))


def sure_ways(step: Step) -> list[str]:
    """Return the names of the ways on that a step can take whether or not `go` lists them."""
    match step.body:
        case Choices(options, many):
            skip = ["skip"] if step.is_question and not step.never_skip else []
            return [*(option.id for option in options), *skip, *(["next"] if many else [])]
        case Levels(_, _, say, _):
            return list(say)
        case Ask() | Plain():
            return ["next"]
        case Handoff() | Call():
            return []


def ways_past(dialog: Dialog, step: Step) -> list[Way]:
    """Return where a conversation goes on that a step's condition keeps out."""
    return [way_on(dialog, step)] if step.when else []


def way_on(dialog: Dialog, step: Step) -> Way:
    """Return where a step leads when it says nothing else about it."""
    if "next" in step.go:
        return step.go["next"]
    if step.end:
        return Stop.END
    return dialog.after(step.id) or Stop.NOWHERE
