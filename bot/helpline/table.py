"""The hand-off as a table: in each state, what happens at each event.

Read a cell from its first row: the first one whose guard holds is what happens, and the
last one always holds. A cell that is not here is in `IMPOSSIBLE`, with the reason.

    no case ─ WANTED ─▶ OFFERED ─ ACCEPT ─▶ QUEUED ─ CLAIM ─▶ LIVE ─ END ─▶ WRAP_UP ─▶ CLOSED
                          │                  │  ▲ │              │ ▲
                          │     DUE ▼        │  │ └ DUE ▶ ASKED  │ └─ PAUSED (silent, held)
                          └─▶ FORM ─ CONFIRM ┘  └── DUE: the consultant is silent
                               └──────▶ BOOKED ◀──▶ TRYING ─▶ CLOSED

Who speaks (`SPEAKER`): while a case waits for a human or talks with one, the dialog
consumes nothing; in the form the form does; in all other states the bot speaks.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.helpline import alterations as alter
from bot.helpline import guards as when
from bot.helpline.case import Speaker, State
from bot.helpline.kinds import BUTTONS, Kind
from bot.helpline.rows import Cell, Draft, Hearer, Row, Rows, Table

OFFERED, QUEUED, ASKED, FORM = State.OFFERED, State.QUEUED, State.ASKED, State.FORM
LIVE, PAUSED, WRAP_UP, CLOSED = State.LIVE, State.PAUSED, State.WRAP_UP, State.CLOSED
BOOKED, TRYING, DESK_DOWN = State.BOOKED, State.TRYING, State.DESK_DOWN

WAITING = (QUEUED, ASKED, DESK_DOWN)
TALKING = (LIVE, PAUSED)
WITH_HUMANS = (*WAITING, *TALKING)
OVER = (WRAP_UP, CLOSED)
CALL = (BOOKED, TRYING)
WITH_THE_BOT = (OFFERED, *CALL, *OVER)

SPEAKER: Mapping[State, Hearer] = {
    **dict.fromkeys(WITH_HUMANS, Hearer.CASE),
    **dict.fromkeys(WITH_THE_BOT, Hearer.DIALOG),
    FORM: Hearer.FORM,
}
"""Who answers what the person writes. One in each state, and never two."""

CLOSED_EXIT, NOBODY, CANCELLED = "closed", "nobody", "cancelled"
"""The exits of a hand-off step, as authors know them."""

HERE = "here"
"""The screen that shows how the case stands."""

HELP_CARD = "help"
"""The first step of the help dialog: numbers."""

TO_THE_DIALOG = Row(hearer=Hearer.DIALOG)
TO_THE_FORM = Row(when=when.first, hearer=Hearer.FORM)
SHOWN_AGAIN = Row(told=(HERE,))
NOTHING = Row()

OFFERS: Rows = (
    Row(
        CLOSED,
        when.phone_only,
        alters=(alter.ends("phone"),),
        told=("phone_only",),
        back=NOBODY,
    ),
    Row(OFFERED, when.chat_now, told=("offered",)),
    Row(OFFERED, when.may_wait, told=("offered_nobody",)),
    Row(OFFERED, when.desk_is_down, told=("offered_down",)),
    Row(OFFERED, told=("offered_closed",)),
)
"""What is offered to somebody who wants a human: never more than is so."""

DROPS_A_CALL = (alter.wipes, alter.joins)

JOINS: Rows = (
    OFFERS[0],
    Row(QUEUED, when.chat_now, alters=DROPS_A_CALL, told=("queued",), seen="waits"),
    Row(QUEUED, when.may_wait, alters=DROPS_A_CALL, told=("queued_nobody",), seen="waits"),
    Row(DESK_DOWN, when.desk_is_down, alters=DROPS_A_CALL, told=("down",), seen="desk_down"),
    Row(OFFERED, alters=(alter.wipes,), told=("offered_closed",)),
)
"""What becomes of somebody who accepts: "we are looking" is said only where that is so."""

REOPENS: Rows = (
    Row(
        LIVE,
        when.same_consultant_goes_on,
        alters=(alter.consultant_is_owed,),
        told=("resumed",),
        seen="resumed",
    ),
    *JOINS,
)

KEPT_AND_REOPENS: Rows = tuple(
    row._replace(keeps=Speaker.PERSON) if row.to in (LIVE, QUEUED, DESK_DOWN) else row
    for row in REOPENS
)

TO_THE_FORM_OF_A_CALL: Rows = (
    Row(FORM, when.may_call_back, alters=(alter.opens_the_form,), seen="form"),
    Row(told=("no_callback",)),
)

LEAVES_THE_FORM: Rows = (
    Row(
        QUEUED,
        when.has_place,
        stage=3,
        alters=(alter.drops_the_form,),
        told=("form_left_waiting",),
        seen="waits_on",
    ),
    Row(
        CLOSED,
        alters=(alter.drops_the_form, alter.ends("form_left")),
        told=("form_left",),
        seen="form_left",
        back=CANCELLED,
    ),
)

CLOSES_WITH_THE_PHONE = Row(
    CLOSED,
    alters=(alter.drops_the_form, alter.ends("nobody")),
    told=("nobody_came",),
    seen="nobody_came",
    back=NOBODY,
)

BACK_TO_THE_QUEUE = Row(QUEUED, alters=(alter.rejoins,), told=("silent",), seen="taken_back")

CALL_IS_OVER = (alter.ends("missed"), alter.wipes)

MISSED: Rows = (
    Row(CLOSED, when.may_be_told, alters=CALL_IS_OVER, told=("missed",), seen="missed"),
    Row(CLOSED, alters=CALL_IS_OVER, seen="missed"),
)

TRIES_AGAIN = Row(BOOKED, when.may_try_again, stage=3, alters=(alter.goes_as_said,))


def without(*kinds: Kind) -> tuple[Kind, ...]:
    """Return the buttons that are not among these."""
    return tuple(kind for kind in BUTTONS if kind not in kinds)


def written() -> Table:
    """Write the whole table."""
    draft = Draft()
    for part in (
        offered,
        waiting,
        talking,
        with_humans,
        form,
        over,
        call,
        with_the_bot,
        at_the_desk,
        about_the_end,
        about_a_call,
        for_the_record,
        due,
    ):
        part(draft)
    return draft


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


def form(draft: Draft) -> None:
    """The person fills in the call-back; the place in the queue is kept meanwhile."""
    draft.on(FORM, (Kind.TEXT, Kind.BACK), TO_THE_FORM, SHOWN_AGAIN)
    draft.on(
        FORM,
        Kind.PRESS,
        TO_THE_FORM._replace(when=when.in_the_form),
        LEAVES_THE_FORM[0]._replace(when=when.hidden_and_has_place),
        LEAVES_THE_FORM[1]._replace(when=when.form_is_hidden),
        SHOWN_AGAIN,
    )
    draft.on(FORM, (Kind.MEDIA, Kind.EDIT), TO_THE_FORM, SHOWN_AGAIN)
    draft.on(FORM, Kind.HELP, Row(told=(HELP_CARD, HERE)))
    draft.on(FORM, (Kind.HUMAN, Kind.PHONE), Row(told=("phone", HERE)))
    draft.on(FORM, (Kind.START, Kind.LANGUAGE, Kind.STAY), SHOWN_AGAIN)
    draft.on(FORM, Kind.FORGET_TYPED, Row(told=("forget_asked",)))
    draft.on(FORM, (Kind.CHANGE, Kind.RESTART), Row(FORM, alters=(alter.begins_the_form,)))
    draft.on(FORM, (Kind.CANCEL, Kind.DECLINE, Kind.FORM_LEFT), *LEAVES_THE_FORM)
    draft.on(
        FORM,
        Kind.STOP,
        LEAVES_THE_FORM[1]._replace(told=("stopped",), hides=True),
    )
    draft.on(
        FORM,
        Kind.FILLED,
        Row(FORM, when.may_call_back, 1, alters=(alter.agrees,), told=("confirm",)),
        LEAVES_THE_FORM[0]._replace(told=("no_callback",)),
        LEAVES_THE_FORM[1]._replace(told=("no_callback",), back=NOBODY),
    )
    draft.on(
        FORM,
        Kind.NOT_SAFE,
        LEAVES_THE_FORM[0]._replace(told=("not_safe_waiting",)),
        LEAVES_THE_FORM[1]._replace(told=("not_safe",), back=NOBODY),
    )
    draft.on(
        FORM,
        Kind.CONFIRM,
        Row(told=(HERE,), when=when.first),
        Row(
            BOOKED,
            when.window_holds,
            alters=(alter.books,),
            told=("booked",),
            seen="booked",
            back=CLOSED_EXIT,
        ),
        Row(FORM, when.may_call_back, 1, alters=(alter.agrees,), told=("confirm",)),
        LEAVES_THE_FORM[1]._replace(told=("no_callback",), back=NOBODY),
    )
    others = without(Kind.CHANGE, Kind.CANCEL, Kind.DECLINE, Kind.PHONE, Kind.STAY, Kind.CONFIRM)
    draft.on(FORM, others, SHOWN_AGAIN)


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


def call(draft: Draft) -> None:
    """A call-back is agreed on: the bot speaks, and the call can be changed or cancelled."""
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


def with_the_bot(draft: Draft) -> None:
    """What the person does besides while the bot speaks; and "forget me" in every state."""
    bar = (Kind.START, Kind.HELP, Kind.HUMAN, Kind.LANGUAGE, Kind.MEDIA, Kind.EDIT)
    draft.on(WITH_THE_BOT, bar, TO_THE_DIALOG)
    draft.on(State, Kind.FORGET, TO_THE_DIALOG)


def at_the_desk(draft: Draft) -> None:
    """What a consultant does with a talk. One has it; the others are told who."""
    taken, not_yours = Row(refused="taken"), Row(refused="not_yours")
    nobody = Row(when=when.unknown, refused="not_at_desk")
    claimed = Row(LIVE, alters=(alter.takes,), told=("claimed",), seen="claimed")
    draft.on((*WAITING, FORM), Kind.CLAIM, nobody, claimed)
    draft.on((*TALKING, TRYING), Kind.CLAIM, Row(when=when.mine), taken)
    draft.on(
        BOOKED,
        Kind.CLAIM,
        nobody,
        Row(when=when.someone_elses, refused="taken"),
        Row(alters=(alter.is_assigned,), seen="assigned"),
    )
    reply = Row(LIVE, when.mine, alters=(alter.reply_is_given,), keeps=Speaker.HUMAN)
    empty = Row(when=when.says_nothing, refused="empty")
    draft.on(TALKING, Kind.REPLY, empty, reply, not_yours)
    draft.on(
        TALKING,
        Kind.HAND_OVER,
        Row(when=when.not_mine, refused="not_yours"),
        BACK_TO_THE_QUEUE._replace(when=when.to_the_queue, seen="given_back"),
        Row(
            LIVE,
            when.to_somebody_there,
            alters=(alter.goes_to_another,),
            told=("transfer",),
            seen="handed_over",
        ),
        Row(refused="away"),
    )
    holds = Row(PAUSED, when.mine, alters=(alter.consultant_is_owed,), told=("held",), seen="held")
    draft.on(LIVE, Kind.HOLD, holds, not_yours)
    draft.on(PAUSED, Kind.HOLD, Row(when=when.mine), not_yours)
    closes = Row(
        WRAP_UP,
        when.mine,
        alters=(alter.drops_the_form,),
        told=("closed",),
        seen="ended",
        back=CLOSED_EXIT,
    )
    draft.on(TALKING, Kind.END, closes, not_yours)
    about = (Kind.REPLY, Kind.HAND_OVER, Kind.HOLD, Kind.END)
    draft.on((*WAITING, FORM), about, Row(refused="not_claimed"))
    draft.on(CALL, about, Row(refused="not_in_chat"))
    draft.on(OFFERED, (Kind.CLAIM, *about), Row(refused="not_waiting"))
    draft.on(OVER, (Kind.CLAIM, *about), Row(refused="over"))


def about_the_end(draft: Draft) -> None:
    """How a talk went, and who is kept out of the chat for a while."""
    filed = Row(CLOSED, alters=(alter.is_filed,), seen="filed")
    draft.on(WRAP_UP, Kind.FILE, filed)
    draft.on(CLOSED, Kind.FILE, filed._replace(to=None))
    still_open = (OFFERED, FORM, *WITH_HUMANS, *CALL)
    draft.on(still_open, Kind.FILE, Row(refused="not_over"))
    blocks = Row(
        WRAP_UP,
        alters=(alter.is_kept_out, alter.drops_the_form, alter.ends("blocked")),
        told=("blocked",),
        seen="blocked",
        back=NOBODY,
    )
    draft.on((*WAITING, FORM), Kind.BLOCK, blocks)
    draft.on(TALKING, Kind.BLOCK, blocks._replace(when=when.mine), Row(refused="not_yours"))
    draft.on((*OVER, *CALL), Kind.BLOCK, Row(alters=(alter.is_kept_out,), seen="blocked"))
    draft.on(OFFERED, Kind.BLOCK, Row(refused="not_waiting"))


def about_a_call(draft: Draft) -> None:
    """A consultant dials: inside the window that was agreed on, and not too often."""
    draft.on(
        BOOKED,
        Kind.CALL,
        Row(when=when.unknown, refused="not_at_desk"),
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


def for_the_record(draft: Draft) -> None:
    """What changes nothing for the person, in any state."""
    note = Row(keeps=Speaker.NOTE)
    draft.on(State, Kind.NOTE, Row(when=when.is_empty, refused="empty"), note)
    draft.on(State, Kind.LOOK_IN, Row(seen="looked_into"))
    draft.on(State, Kind.RING, Row(alters=(alter.rings,)))
    in_talk = (*WITH_HUMANS, FORM, *OVER)
    draft.on(in_talk, Kind.LOST, Row(seen="not_delivered"))
    draft.on((OFFERED, *CALL), Kind.LOST, NOTHING)


def due(draft: Draft) -> None:
    """A deadline has passed: each leads to something better than waiting on."""
    draft.on(OFFERED, Kind.DUE, Row(CLOSED, alters=(alter.ends("no_answer"),)))
    down = Row(DESK_DOWN, when.desk_is_down, told=("down",), seen="desk_down")
    opens = Row(FORM, when.may_call_back, alters=(alter.opens_the_form,), seen="form")
    waits_on = Row(QUEUED, stage=3, told=("still_looking",), seen="waits_on")
    draft.on(
        QUEUED,
        Kind.DUE,
        down,
        Row(
            QUEUED,
            when.first,
            1,
            told=("still_looking",),
            seen="still_waits",
        ),
        Row(ASKED, when.second, told=("asked",), seen="waits_long"),
        opens._replace(when=when.third_and_may_call_back),
        waits_on._replace(when=when.third),
        CLOSES_WITH_THE_PHONE,
    )
    draft.on(ASKED, Kind.DUE, down, opens, waits_on)
    draft.on(
        FORM,
        Kind.DUE,
        LEAVES_THE_FORM[1]._replace(told=("form_over",), back=NOBODY),
    )
    draft.on(
        LIVE,
        Kind.DUE,
        Row(PAUSED, when.person_owes, seen="paused"),
        Row(LIVE, when.first, 1, counts_on=True, seen="nudge"),
        Row(LIVE, when.second, 2, counts_on=True, seen="tell_all"),
        BACK_TO_THE_QUEUE,
    )
    draft.on(
        PAUSED,
        Kind.DUE,
        BACK_TO_THE_QUEUE._replace(when=when.consultant_owes),
        Row(
            WRAP_UP,
            alters=(alter.drops_the_form,),
            seen="person_gone",
            back=CLOSED_EXIT,
            silent=True,
        ),
    )
    draft.on(WRAP_UP, Kind.DUE, Row(CLOSED, alters=(alter.ends("not_filled"),), seen="not_filled"))
    draft.on(
        BOOKED,
        Kind.DUE,
        Row(BOOKED, when.first, 1, seen="call_soon"),
        Row(BOOKED, when.second, 2, seen="call_now"),
        Row(BOOKED, when.rested, 2, seen="call_now"),
        *MISSED,
    )
    draft.on(TRYING, Kind.DUE, TRIES_AGAIN._replace(alters=(), seen="not_filed"), *MISSED)
    draft.on(
        DESK_DOWN,
        Kind.DUE,
        CLOSES_WITH_THE_PHONE._replace(when=when.place_is_over),
        Row(DESK_DOWN, when.desk_is_down),
        Row(QUEUED, alters=(alter.rejoins,), told=("queued_again",), seen="waits"),
    )


TABLE: Table = written()
"""What happens, by state and event."""

IMPOSSIBLE: Mapping[Cell, str] = {
    **{
        (state, Kind.WANTED): "the dialog is not heard, so nothing in it comes to a human"
        for state in (*WITH_HUMANS, FORM)
    },
    **{
        (state, kind): "only the form comes to an end like this"
        for state in (*WITH_HUMANS, *WITH_THE_BOT)
        for kind in (Kind.FILLED, Kind.NOT_SAFE, Kind.FORM_LEFT)
    },
    **{
        (state, Kind.FORGET_TYPED): "the bot hears what is typed, and asks back by itself"
        for state in WITH_THE_BOT
    },
    (CLOSED, Kind.DUE): "a closed case has no deadline",
}
"""The pairs that never come together, and why not."""
