"""The table, as far as people make things happen in a talk and around it."""

from __future__ import annotations

from bot.helpline import alterations as alter
from bot.helpline import guards as when
from bot.helpline.case import Speaker, State
from bot.helpline.kinds import Kind
from bot.helpline.rows import Draft, Hearer, Row
from bot.helpline.shared_rows import (
    JOINS,
    KEPT_AND_REOPENS,
    OFFERS,
    REOPENS,
    SHOWN_AGAIN,
    TO_THE_DIALOG,
    TO_THE_FORM_OF_A_CALL,
    without,
)
from bot.helpline.speakers import (
    ASKED,
    CANCELLED,
    CLOSED,
    CLOSED_EXIT,
    DESK_DOWN,
    HELP_CARD,
    HERE,
    LIVE,
    NOBODY,
    OFFERED,
    OVER,
    PAUSED,
    QUEUED,
    TALKING,
    WAITING,
    WITH_HUMANS,
    WITH_THE_BOT,
    WRAP_UP,
)


def write(draft: Draft) -> None:
    """Say what becomes of a case when the person does something."""
    for part in (offered, waiting, talking, with_humans, over, with_the_bot):
        part(draft)


def offered(draft: Draft) -> None:
    """The person is asked whether they want to talk; until they do, the dialog goes on."""
    draft.on(OFFERED, Kind.WANTED, *OFFERS)
    draft.on(OFFERED, Kind.ACCEPT, *JOINS)
    draft.on(OFFERED, Kind.CALL_BACK, *TO_THE_FORM_OF_A_CALL)
    draft.on(
        OFFERED,
        Kind.DECLINE,
        Row(CLOSED, alters=(alter.ends("declined"),), told=("declined",), back=CANCELLED),
    )
    draft.on(
        OFFERED,
        Kind.PHONE,
        Row(CLOSED, alters=(alter.ends("phone"),), told=("phone",), back=NOBODY),
    )
    others = without(Kind.ACCEPT, Kind.CALL_BACK, Kind.DECLINE, Kind.PHONE)
    draft.on(OFFERED, others, TO_THE_DIALOG)
    draft.on(
        OFFERED,
        (Kind.TEXT, Kind.PRESS, Kind.BACK, Kind.RESTART, Kind.STOP),
        Row(alters=(alter.is_passed_by,), hearer=Hearer.DIALOG),
    )


def waiting(draft: Draft) -> None:
    """The person waits, in the queue or for the desk to work again."""
    cancels = Row(
        CLOSED,
        alters=(alter.drops_the_form, alter.ends("cancelled")),
        told=("cancelled",),
        seen="cancelled",
        back=CANCELLED,
    )
    draft.on(WAITING, Kind.CANCEL, cancels)
    draft.on(WAITING, Kind.STOP, cancels._replace(told=("stopped",), hides=True))
    draft.on(WAITING, Kind.CALL_BACK, *TO_THE_FORM_OF_A_CALL)
    draft.on(ASKED, Kind.WAIT, Row(QUEUED, stage=2, told=("waiting",), seen="waits_on"))
    draft.on((QUEUED, DESK_DOWN), Kind.WAIT, SHOWN_AGAIN)
    draft.on(WAITING, Kind.PHONE, Row(told=("phone",)))
    others = without(Kind.CANCEL, Kind.CALL_BACK, Kind.WAIT, Kind.PHONE)
    draft.on(WAITING, others, SHOWN_AGAIN)
    line = Row(keeps=Speaker.PERSON)
    urgent = line._replace(when=when.cries_for_help, alters=(alter.becomes_urgent,), seen="urgent")
    draft.on(
        (QUEUED, ASKED),
        Kind.TEXT,
        urgent._replace(told=("noted_in_danger",)),
        line._replace(when=when.is_heard_lately),
        line._replace(told=("noted",)),
    )
    draft.on(
        DESK_DOWN,
        Kind.TEXT,
        urgent._replace(told=("kept_in_danger",)),
        line._replace(when=when.is_heard_lately),
        line._replace(told=("kept",)),
    )


def talking(draft: Draft) -> None:
    """A consultant has the case; the bot is quiet."""
    leaves = Row(
        WRAP_UP,
        alters=(alter.drops_the_form,),
        told=("left",),
        seen="person_left",
        back=CLOSED_EXIT,
    )
    draft.on(TALKING, Kind.LEAVE, leaves)
    draft.on(TALKING, Kind.STOP, leaves._replace(hides=True))
    draft.on(TALKING, Kind.PHONE, Row(told=("phone",)))
    draft.on(TALKING, without(Kind.LEAVE, Kind.PHONE), SHOWN_AGAIN)
    line = Row(keeps=Speaker.PERSON)
    urgent = line._replace(
        when=when.cries_for_help,
        alters=(alter.becomes_urgent,),
        told=("in_danger",),
        seen="urgent",
    )
    answers = line._replace(to=LIVE, alters=(alter.consultant_is_owed,))
    draft.on(
        LIVE,
        Kind.TEXT,
        urgent._replace(when=when.cries_while_owed),
        urgent._replace(to=LIVE, alters=(alter.becomes_urgent, alter.consultant_is_owed)),
        line._replace(when=when.consultant_owes),
        answers,
    )
    draft.on(
        PAUSED,
        Kind.TEXT,
        urgent._replace(when=when.cries_while_owed),
        urgent._replace(to=LIVE, alters=(alter.becomes_urgent, alter.consultant_is_owed)),
        line._replace(when=when.held_and_heard_lately),
        line._replace(when=when.consultant_owes, told=("held",)),
        answers._replace(seen="back"),
    )


def with_humans(draft: Draft) -> None:
    """Whether they wait or talk: no dialog hears what the person writes or presses."""
    draft.on(WITH_HUMANS, (Kind.PRESS, Kind.START, Kind.BACK, Kind.RESTART), SHOWN_AGAIN)
    cry = Row(
        when=when.cries_for_help,
        keeps=Speaker.PERSON,
        alters=(alter.becomes_urgent,),
        told=(HELP_CARD, HERE),
        seen="urgent",
    )
    draft.on(WITH_HUMANS, Kind.HELP, cry, Row(told=(HELP_CARD, HERE)))
    draft.on(WITH_HUMANS, Kind.HUMAN, Row(keeps=Speaker.PERSON, told=("phone", HERE)))
    draft.on(WITH_HUMANS, Kind.LANGUAGE, Row(told=(HERE,), seen="language"))
    draft.on(WITH_HUMANS, Kind.FORGET_TYPED, Row(told=("forget_asked",)))
    draft.on(
        WITH_HUMANS,
        Kind.MEDIA,
        Row(when=when.was_declined_lately),
        Row(told=("media",), seen="media"),
    )
    draft.on(WITH_HUMANS, Kind.EDIT, Row(told=("edit",), seen="edit"))


def over(draft: Draft) -> None:
    """The talk has ended: the bot speaks, and for a day the talk can be taken up again."""
    draft.on(WRAP_UP, Kind.WANTED, *REOPENS)
    draft.on(CLOSED, Kind.WANTED, *OFFERS)
    draft.on(OVER, (Kind.ACCEPT, Kind.RESUME), *REOPENS)
    draft.on(OVER, Kind.CALL_BACK, *TO_THE_FORM_OF_A_CALL)
    draft.on(OVER, Kind.PHONE, Row(told=("phone",)))
    others = without(Kind.ACCEPT, Kind.RESUME, Kind.CALL_BACK, Kind.PHONE)
    draft.on(OVER, others, TO_THE_DIALOG)
    goes_on = Row(alters=(alter.is_passed_by,), hearer=Hearer.DIALOG)
    draft.on(OVER, (Kind.PRESS, Kind.BACK, Kind.RESTART, Kind.STOP), goes_on)
    draft.on(
        OVER,
        Kind.TEXT,
        Row(when=when.says_thanks, keeps=Speaker.PERSON, told=("thanks",)),
        goes_on._replace(when=when.speaks_to_the_bot),
        *KEPT_AND_REOPENS,
    )


def with_the_bot(draft: Draft) -> None:
    """What the person does besides while the bot speaks; and "forget me" in every state."""
    bar = (Kind.START, Kind.HELP, Kind.HUMAN, Kind.LANGUAGE, Kind.MEDIA, Kind.EDIT)
    draft.on(WITH_THE_BOT, bar, TO_THE_DIALOG)
    draft.on(State, Kind.FORGET, TO_THE_DIALOG)
