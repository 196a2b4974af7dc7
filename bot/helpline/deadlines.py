"""When a case falls due: every state has a time at which it becomes a better one."""

from __future__ import annotations

from bot.helpline.case import Callback, Case, Owing, State
from bot.helpline.moment import Moment

IN_QUEUE = ("still_looking", "ask", "form", "place_kept")
"""The deadlines of a wait, by how many of them have passed."""

OWED = ("nudge", "tell_all", "take_back")
"""The deadlines of a reply that a consultant owes, by how many of them have passed."""


def due_at(moment: Moment, case: Case) -> int:
    """Return when the state that a case has come to falls due; 0 for never."""
    match case.state:
        case State.OFFERED:
            return case.since + moment.seconds("offered")
        case State.QUEUED:
            return case.asked_at + moment.seconds(IN_QUEUE[case.stage])
        case State.ASKED:
            return case.asked_at + moment.seconds("form")
        case State.FORM:
            return end_of_form(moment, case)
        case State.LIVE:
            return end_of_patience(moment, case)
        case State.PAUSED:
            held = case.owing is Owing.CONSULTANT
            return case.since + moment.seconds("silent_person" if held else "paused")
        case State.WRAP_UP:
            return case.since + moment.seconds("wrap_up")
        case State.BOOKED | State.TRYING:
            return next_of_call(moment, case, case.callback or Callback())
        case State.DESK_DOWN:
            return case.since + moment.seconds("probe")
        case State.CLOSED:
            return 0


def end_of_form(moment: Moment, case: Case) -> int:
    """Return when a form is given up: not before the place in the queue is."""
    place = case.asked_at + moment.seconds("place_kept") if case.asked_at else 0
    return max(place, case.since + moment.seconds("form"))


def end_of_patience(moment: Moment, case: Case) -> int:
    """Return when something must happen in a talk, by who owes a reply."""
    if case.owing is Owing.PERSON:
        return case.since + moment.seconds("silent_person")
    return case.since + moment.seconds(OWED[case.stage])


def next_of_call(moment: Moment, case: Case, agreed: Callback) -> int:
    """Return when something must happen about a call: a reminder, its window, its end."""
    again = agreed.last_attempt_at + moment.seconds("call_again")
    if case.state is State.TRYING or case.stage == RESTING:
        return min(again, agreed.ends_at)
    moments = (agreed.begins_at - moment.seconds("before_call"), agreed.begins_at, agreed.ends_at)
    return moments[case.stage]


RESTING = 3
"""The stage of a booked call between two attempts."""
