"""The table, as far as call-backs go: the form, the call that is agreed on, the attempts."""

from __future__ import annotations

from bot.helpline import alterations as alter
from bot.helpline import guards as when
from bot.helpline.kinds import Kind
from bot.helpline.rows import Draft, Row
from bot.helpline.shared_rows import (
    JOINS,
    LEAVES_THE_FORM,
    MISSED,
    NOT_AT_DESK,
    SHOWN_AGAIN,
    TO_THE_DIALOG,
    TO_THE_FORM,
    TRIES_AGAIN,
    without,
)
from bot.helpline.speakers import (
    BOOKED,
    CALL,
    CLOSED,
    CLOSED_EXIT,
    FORM,
    HELP_CARD,
    HERE,
    NOBODY,
    OFFERED,
    OVER,
    TRYING,
    WITH_HUMANS,
)

SHOWN_BACK = Row(FORM, when.may_call_back, 1, alters=(alter.agrees,), told=("confirm",))
LEAVES_WAITING, LEAVES = LEAVES_THE_FORM


def write(draft: Draft) -> None:
    """Say what becomes of a form and of a call."""
    for part in (is_filled, is_beside_the_form, is_left, is_confirmed, is_booked, is_made):
        part(draft)


def is_filled(draft: Draft) -> None:
    """The form hears what is written and pressed; what it comes to is shown back, or not."""
    draft.on(FORM, (Kind.TEXT, Kind.BACK), TO_THE_FORM, SHOWN_AGAIN)
    draft.on(FORM, (Kind.MEDIA, Kind.EDIT), TO_THE_FORM, SHOWN_AGAIN)
    draft.on(
        FORM,
        Kind.PRESS,
        TO_THE_FORM._replace(when=when.in_the_form),
        LEAVES_WAITING._replace(when=when.hidden_and_has_place),
        LEAVES._replace(when=when.form_is_hidden),
        SHOWN_AGAIN,
    )
    unsure = ("no_callback",)
    draft.on(
        FORM,
        Kind.FILLED,
        SHOWN_BACK,
        LEAVES_WAITING._replace(told=unsure),
        LEAVES._replace(told=unsure, back=NOBODY),
    )
    not_safe = LEAVES._replace(told=("not_safe",), back=NOBODY)
    draft.on(FORM, Kind.NOT_SAFE, LEAVES_WAITING._replace(told=("not_safe_waiting",)), not_safe)


def is_beside_the_form(draft: Draft) -> None:
    """The words of the bar work, and then the form goes on."""
    draft.on(FORM, Kind.HELP, Row(told=(HELP_CARD, HERE)))
    draft.on(FORM, (Kind.HUMAN, Kind.PHONE), Row(told=("phone", HERE)))
    draft.on(FORM, (Kind.START, Kind.LANGUAGE, Kind.STAY), SHOWN_AGAIN)
    draft.on(FORM, Kind.FORGET_TYPED, Row(told=("forget_asked",)))
    heard = (Kind.CHANGE, Kind.CANCEL, Kind.DECLINE, Kind.PHONE, Kind.STAY, Kind.CONFIRM)
    draft.on(FORM, without(*heard), SHOWN_AGAIN)


def is_left(draft: Draft) -> None:
    """Who leaves the form waits on, if there is still a place; or begins it anew."""
    anew = Row(FORM, alters=(alter.begins_the_form,))
    draft.on(FORM, (Kind.CHANGE, Kind.RESTART), anew)
    draft.on(FORM, (Kind.CANCEL, Kind.DECLINE, Kind.FORM_LEFT), *LEAVES_THE_FORM)
    draft.on(FORM, Kind.STOP, LEAVES._replace(told=("stopped",), hides=True))


def is_confirmed(draft: Draft) -> None:
    """A call is booked as it was shown back; what cannot be held any more is shown anew."""
    booked = Row(
        BOOKED,
        when.window_holds,
        alters=(alter.books,),
        told=("booked",),
        seen="booked",
        back=CLOSED_EXIT,
    )
    draft.on(
        FORM,
        Kind.CONFIRM,
        SHOWN_AGAIN._replace(when=when.first),
        booked,
        SHOWN_BACK,
        LEAVES._replace(told=("no_callback",), back=NOBODY),
    )


def is_booked(draft: Draft) -> None:
    """A call is agreed on: the bot speaks, and the call can be changed or cancelled."""
    draft.on(BOOKED, Kind.WANTED, Row(told=("booked",), back=CLOSED_EXIT))
    draft.on(TRYING, Kind.WANTED, Row(told=("calling",), back=CLOSED_EXIT))
    only_by_phone = Row(when=when.phone_only, told=("phone_only",))
    draft.on(BOOKED, Kind.ACCEPT, only_by_phone, *JOINS[1:3], Row(told=("phone", "booked")))
    draft.on(BOOKED, Kind.CONFIRM, Row(told=("booked",)))
    draft.on(BOOKED, Kind.CHANGE, Row(FORM, alters=(alter.begins_the_form,), seen="form"))
    draft.on(TRYING, (Kind.ACCEPT, Kind.CONFIRM, Kind.CHANGE), Row(told=("calling",)))
    draft.on(
        CALL,
        Kind.CANCEL,
        Row(
            CLOSED,
            alters=(alter.ends("cancelled"), alter.wipes),
            told=("call_cancelled",),
            seen="cancelled",
        ),
    )
    draft.on(CALL, Kind.PHONE, Row(told=("phone",)))
    others = without(Kind.ACCEPT, Kind.CONFIRM, Kind.CHANGE, Kind.CANCEL, Kind.PHONE)
    draft.on(CALL, others, TO_THE_DIALOG)
    said = (Kind.TEXT, Kind.PRESS, Kind.BACK, Kind.RESTART, Kind.STOP)
    draft.on(CALL, said, TO_THE_DIALOG)


def is_made(draft: Draft) -> None:
    """A consultant dials: inside the window that was agreed on, and not too often."""
    draft.on(
        BOOKED,
        Kind.CALL,
        NOT_AT_DESK,
        Row(when=when.someone_elses, refused="taken"),
        Row(when=when.too_early, refused="not_now"),
        Row(when=when.just_tried, refused="too_soon"),
        Row(TRYING, alters=(alter.tries,), seen="calling"),
    )
    draft.on(TRYING, Kind.CALL, Row(when=when.mine), Row(refused="taken"))
    draft.on(
        TRYING,
        Kind.CALLED,
        Row(when=when.not_mine, refused="not_yours"),
        Row(when=when.is_no_outcome, refused="unknown_outcome"),
        Row(CLOSED, when.is_final, alters=(alter.goes_as_said, alter.wipes), seen="called"),
        TRIES_AGAIN._replace(seen="not_reached"),
        *MISSED,
    )
    draft.on(BOOKED, Kind.CALLED, Row(refused="not_calling"))
    draft.on(
        (OFFERED, FORM, *WITH_HUMANS, *OVER),
        (Kind.CALL, Kind.CALLED),
        Row(refused="no_callback"),
    )
