"""How a case begins: what is known of the person when they come to a human."""

from __future__ import annotations

from bot.engine.effects import Wish
from bot.engine.meaning import DialogMeaning, evidence
from bot.engine.session import Session
from bot.engine.walk import is_handing_off, step_of
from bot.helpline.case import Case, State
from bot.helpline.guards import cries_for_help, may_reopen
from bot.helpline.identity import alias_of
from bot.helpline.moment import Moment
from bot.script.conditions import holds
from bot.script.model import Handoff, Script

MINOR = "minor"
"""The sign by which a dialog says that the person is not of age."""

URGENT = "urgent"
"""What a hand-off step calls a case that must not wait."""

GRAVE = ("critical", "high")
"""Levels that must not wait, whatever led to the human."""


def begun(moment: Moment, wish: Wish) -> Case:
    """Return the case of somebody who wants a human now.

    A talk that ended lately is taken up again under the same alias, by the same consultant
    if they are there; of anything older only a block is left.
    """
    last, session = moment.case, moment.session
    minor = MINOR in evidence(moment.script, session).signs
    level = gravest(moment.script, session)
    danger = cries_for_help(moment)
    case = Case(
        State.OFFERED,
        number=last.number,
        since=moment.at,
        begun_at=moment.at,
        reason="danger" if danger else wish.value,
        level=level,
        urgent=danger or minor or level in GRAVE or is_called_urgent(moment.script, session),
        minor=minor,
        alias=alias_of(f"{moment.event!r} {session.to_json()}"),
        from_step=is_handing_off(moment.script, session),
        blocked_until=last.blocked_until,
    )
    if last.state is State.CLOSED and may_reopen(moment):
        return case._replace(alias=last.alias, consultant=last.consultant, told=last.told)
    return case


def gravest(script: Script, session: Session) -> str:
    """Return the gravest level of all results, as the plan of the desk weighs them."""
    weights = script.desk.priority.levels
    return max(session.results.values(), key=lambda level: weights.get(level, 0), default="")


def is_called_urgent(script: Script, session: Session) -> bool:
    """Tell whether the hand-off where the dialog waits calls the case urgent."""
    body = step_of(script, session).body
    if not isinstance(body, Handoff):
        return False
    meaning = DialogMeaning(script, session, session.position.dialog)
    names = (name for name, when in body.priority.items() if holds(when, meaning))
    return next(names, "") == URGENT
