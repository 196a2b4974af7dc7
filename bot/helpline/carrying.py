"""A row is carried out: the case is altered, the person told, and the desk sees it."""

from __future__ import annotations

from bot.engine.events import Happening
from bot.engine.session import Session
from bot.helpline.case import Case, Line, Speaker
from bot.helpline.deadlines import due_at
from bot.helpline.decision import Decision
from bot.helpline.kinds import Kind
from bot.helpline.lines import lines_of
from bot.helpline.moment import Moment
from bot.helpline.outcome import acted, tell
from bot.helpline.rows import Row


def carried_out(moment: Moment, row: Row, kind: Kind) -> Decision:
    """Do what a row says: alter the case, tell the person, let the desk see it."""
    if row.refused:
        return Decision(moment.session, case=moment.case, refused=row.refused)
    before = moment.case.state
    session = acted(moment, kind) if isinstance(moment.event, Happening) else moment.session
    after = moment._replace(session=session)
    after = after._replace(case=in_their_language(altered(after, row), session))
    told = tell(before, after, row)
    case = timed(after, told.case)
    if told.said and row.keeps is not Speaker.HUMAN:
        case = case._replace(heard_at=moment.at)
    lines = lines_of(moment, row, case, told.names)
    return Decision(told.session, told.said, counted(case, lines), lines)


def altered(moment: Moment, row: Row) -> Case:
    """Return the case in its next state, with what else the row changes."""
    case = moment.case
    if row.to is not None:
        since = case.since if row.counts_on else moment.at
        case = case._replace(state=row.to, stage=row.stage, since=since)
    for alteration in row.alters:
        case = alteration(moment, case)
    return case


def in_their_language(case: Case, session: Session) -> Case:
    """Return the case with its form in the language that the person speaks now."""
    if case.form is None or case.form.language == session.language:
        return case
    return case._replace(form=case.form._replace(language=session.language))


def timed(moment: Moment, case: Case) -> Case:
    """Return a case with its deadline; one that is past already falls due at once."""
    due = due_at(moment._replace(case=case), case)
    return case._replace(due_at=max(due, moment.at + 1) if due else 0)


def counted(case: Case, lines: tuple[Line, ...]) -> Case:
    """Count the lines of the person that the consultant has not answered."""
    new = sum(line.speaker is Speaker.PERSON for line in lines)
    return case._replace(unread=case.unread + new, acknowledged=case.acknowledged or bool(new))
