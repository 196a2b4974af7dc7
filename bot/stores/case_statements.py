"""The statements both databases share about cases and the desk."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    LargeBinary,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.sql.expression import ColumnElement

from bot.stores.schema import (
    case_lines,
    cases,
    conversation_keys,
    conversations,
    desk_mode,
    presence,
)
from bot.stores.statements import AT_ONCE, NONE, found

THIS = conversations.c.id == bindparam("conversation")

BOARD = (
    select(conversations.c.id, conversations.c.channel, conversation_keys.c.wrapped, cases.c.file)
    .select_from(cases.join(conversations).join(conversation_keys))
    .where(or_(cases.c.closed_hour.is_(None), cases.c.closed_hour >= bindparam("since")))
    .order_by(conversations.c.id)
)

FIND_CASE = found(conversations, NONE, NONE).where(THIS)
"""What `Found.read` reads, of a conversation by its number."""

LINES = (
    select(case_lines)
    .where(
        case_lines.c.conversation_id == bindparam("conversation"),
        case_lines.c.number > bindparam("after"),
    )
    .order_by(case_lines.c.number)
)
LINES_PARAMETERS = ("conversation", "after")

DUE_CASES = (
    select(cases.c.conversation_id, cases.c.number, cases.c.due_at)
    .where(cases.c.due_at <= bindparam("now", type_=BigInteger))
    .order_by(cases.c.due_at)
    .limit(bindparam("limit"))
    .offset(NONE)
)
DUE_CASES_PARAMETERS = ("now", "limit")

DROP_CASE = tuple(
    delete(column.table).where(column == bindparam("conversation"))
    for column in (case_lines.c.conversation_id, cases.c.conversation_id)
)

# A closed case, once more its own conversation: `CLOSED` finds them, page by page, and the
# others end what is at the end of its term. What only held for the dialog goes at the term
# of the dialog, though the case needs the conversation and its key for longer.
CLOSED = (
    select(conversations.c.id)
    .join_from(cases, conversations)
    .where(cases.c.closed_hour.is_not(None), conversations.c.id > bindparam("after"))
    .order_by(conversations.c.id)
    .limit(AT_ONCE)
    .offset(NONE)
)
over: ColumnElement[bool] = and_(
    cases.c.conversation_id == bindparam("conversation"),
    cases.c.closed_hour <= bindparam("closed_hour"),
)
END_SESSION = (
    update(conversations)
    .where(
        conversations.c.id == bindparam("conversation"),
        conversations.c.acted_hour <= bindparam("hour"),
        func.length(conversations.c.session) > NONE,
    )
    .values(
        session=bindparam("blank", type_=LargeBinary),
        address=null(),
        turn_start=conversations.c.last_message + literal_column("1"),
    )
)
END_SESSION_PARAMETERS = ("blank", "conversation", "hour")
END_LINES = delete(case_lines).where(
    case_lines.c.conversation_id.in_(select(cases.c.conversation_id).where(over))
)
END_LINES_PARAMETERS = ("conversation", "closed_hour")
END_CASE = delete(cases).where(over, cases.c.blocked_hour <= bindparam("this_hour"))
END_CASE_PARAMETERS = ("conversation", "closed_hour", "this_hour")
FORGET_PRESENCE = delete(presence).where(presence.c.beat_at <= bindparam("beat_at"))

DESK = select(presence).order_by(presence.c.id)
MODE = select(desk_mode)
SET_PRESENCE = (
    update(presence)
    .where(presence.c.id == bindparam("who"))
    .values(state=bindparam("state"), beat_at=bindparam("beat_at"))
)
SET_PRESENCE_PARAMETERS = ("state", "beat_at", "who")
BEAT = (
    update(presence).where(presence.c.id == bindparam("who")).values(beat_at=bindparam("beat_at"))
)
BEAT_PARAMETERS = ("beat_at", "who")
REMOVE_PRESENCE = delete(presence).where(presence.c.id == bindparam("who"))
