"""What a row of the table changes in a case, beside its state, each under its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.helpline.calendar import Stretch
from bot.helpline.case import Callback, Case, Owing
from bot.helpline.events import Blocked, Called, Filed, HandedOver
from bot.helpline.forms import agreed_in, open_form
from bot.helpline.moment import Moment
from bot.helpline.windows import DAYS, window
from bot.script.desk import HOUR

Alteration = Callable[[Moment, Case], Case]


def joins(moment: Moment, case: Case) -> Case:
    """Take a place in the queue; the time counts from now."""
    return case._replace(
        asked_at=moment.at,
        consultant="",
        owing=Owing.CONSULTANT,
        front=False,
        acknowledged=False,
        outcome="",
    )


def rejoins(moment: Moment, case: Case) -> Case:
    """Take the first place in the queue: it is not the person's fault to be here again."""
    return joins(moment, case)._replace(front=True)


def becomes_urgent(moment: Moment, case: Case) -> Case:
    """Go before others from now on."""
    return case._replace(urgent=True)


def rings(moment: Moment, case: Case) -> Case:
    """Count that the bell has rung."""
    return case._replace(rung=case.rung + 1)


def takes(moment: Moment, case: Case) -> Case:
    """Give the case to the consultant who acts; the first word is theirs.

    What the form holds so far is kept, so that the person may go on in it later.
    """
    return case._replace(consultant=moment.by, owing=Owing.CONSULTANT, front=False, callback=None)


def goes_to_another(moment: Moment, case: Case) -> Case:
    """Give the case to the consultant who was named."""
    other = moment.event.to if isinstance(moment.event, HandedOver) else ""
    return case._replace(consultant=other, owing=Owing.CONSULTANT)


def consultant_is_owed(moment: Moment, case: Case) -> Case:
    """Let the person wait for the consultant."""
    return case._replace(owing=Owing.CONSULTANT)


def reply_is_given(moment: Moment, case: Case) -> Case:
    """Let the consultant wait for the person, who has been answered."""
    return case._replace(owing=Owing.PERSON, unread=0)


def ends(outcome: str) -> Alteration:
    """Return what notes how a case has ended."""

    def note(moment: Moment, case: Case) -> Case:
        return case._replace(outcome=outcome)

    return note


def is_filed(moment: Moment, case: Case) -> Case:
    """Note what the consultant says of the end."""
    if not isinstance(moment.event, Filed):
        return case
    return case._replace(outcome=moment.event.outcome, fields=moment.event.fields)


def is_kept_out(moment: Moment, case: Case) -> Case:
    """Keep the person out of the chat for a while; never longer than the staff allow."""
    hours = moment.event.hours if isinstance(moment.event, Blocked) else 0
    seconds = min(max(hours, 0) * HOUR, moment.script.desk.longest_block)
    return case._replace(blocked_until=moment.at + seconds)


def is_passed_by(moment: Moment, case: Case) -> Case:
    """Note that the person has gone on with the bot."""
    return case._replace(stage=1)


def opens_the_form(moment: Moment, case: Case) -> Case:
    """Begin the form, or go on in it where it was left."""
    form = case.form or open_form(moment.script, moment.session.language)
    return case._replace(form=form)


def begins_the_form(moment: Moment, case: Case) -> Case:
    """Begin the form from its first question; what was agreed on before does not count."""
    form = open_form(moment.script, moment.session.language)
    return case._replace(form=form, callback=None)


def drops_the_form(moment: Moment, case: Case) -> Case:
    """Keep nothing of a form that was not brought to its end."""
    return case._replace(form=None, callback=None)


def agrees(moment: Moment, case: Case) -> Case:
    """Take what was agreed on out of the form, with the window that can be promised."""
    if case.form is None:
        return case
    agreed = agreed_in(moment.script, case.form)
    found = next(filter(None, offered_windows(moment, agreed)), None)
    if found is None:
        return case
    begins, ends_at = int(found.begin.timestamp()), int(found.end.timestamp())
    return case._replace(callback=agreed._replace(begins_at=begins, ends_at=ends_at))


def offered_windows(moment: Moment, agreed: Callback) -> Iterator[Stretch | None]:
    """Yield the window that was chosen, then what comes nearest: it is shown back anyway."""
    days = tuple(id for id in agreed.windows if id in DAYS)
    for chosen in (agreed.windows, days, ()):
        yield window(moment.script.desk, chosen, moment.now)


def books(moment: Moment, case: Case) -> Case:
    """Keep what was agreed on, and nothing of the form."""
    return case._replace(form=None, consultant="", owing=Owing.CONSULTANT, outcome="")


def is_assigned(moment: Moment, case: Case) -> Case:
    """Give a call to the consultant who acts."""
    return case._replace(consultant=moment.by)


def tries(moment: Moment, case: Case) -> Case:
    """Count an attempt."""
    agreed = case.callback or Callback()
    agreed = agreed._replace(attempts=agreed.attempts + 1, last_attempt_at=moment.at)
    return case._replace(callback=agreed, consultant=moment.by)


def goes_as_said(moment: Moment, case: Case) -> Case:
    """Note how a call went."""
    outcome = moment.event.outcome if isinstance(moment.event, Called) else ""
    agreed = case.callback or Callback()
    return case._replace(callback=agreed._replace(outcome=outcome), outcome=outcome)


def wipes(moment: Moment, case: Case) -> Case:
    """Erase the number and what may be said; how it went stays."""
    if case.callback is None:
        return case
    outcome, attempts = case.callback.outcome, case.callback.attempts
    return case._replace(callback=Callback(outcome=outcome, attempts=attempts), form=None)
