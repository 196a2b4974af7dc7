"""What a row of the table may depend on, each under its name."""

from __future__ import annotations

from collections.abc import Callable

from bot.engine.commands import CRIES, read_clear_command
from bot.engine.declining import ONCE_IN
from bot.engine.events import Chose, Wrote
from bot.engine.inputs import cleaned, is_seen
from bot.engine.nearness import key
from bot.engine.options import Meant, MeantMany, read_option
from bot.engine.session import Doubt
from bot.engine.walk import step_of
from bot.helpline.case import Owing
from bot.helpline.deadlines import RESTING
from bot.helpline.events import Called, HandedOver, Noted, Replied
from bot.helpline.forms import RESERVED
from bot.helpline.hours import Status, works
from bot.helpline.moment import Moment
from bot.helpline.presence import is_there
from bot.helpline.windows import SHORTEST, window
from bot.script.model import Ask, Command

Guard = Callable[[Moment], bool]

QUIETLY = 120
"""Seconds in which a person who goes on writing to the queue is not answered again."""

THANKS = frozenset(
    key(word)
    for words in (
        "paldies liels milzīgs jums tev labi ok okej jauku dienu vakaru visu labu",
        "спасибо большое огромное вам хорошо ок окей до свидания всего доброго пока",
    )
    for word in words.split()
)
"""Words that end a talk and do not begin it anew."""


def always(moment: Moment) -> bool:
    """Tell that nothing more is needed."""
    return True


def chat_now(moment: Moment) -> bool:
    """Tell whether it is open by the hours and somebody is there."""
    return moment.offer.queue and moment.offer.status is Status.OPEN


def may_wait(moment: Moment) -> bool:
    """Tell whether somebody may wait, with no word about how long."""
    return moment.offer.queue


def may_call_back(moment: Moment) -> bool:
    """Tell whether a call can be promised, and for a time that is known."""
    return moment.offer.callback and window(moment.script.desk, (), moment.now) is not None


def desk_is_down(moment: Moment) -> bool:
    """Tell whether what is written reaches nobody."""
    return not works(moment.desk, healthy=True)


def is_blocked(moment: Moment) -> bool:
    """Tell whether the person is kept out of the chat; the phone stays."""
    return moment.at < moment.case.blocked_until


def phone_only(moment: Moment) -> bool:
    """Tell whether there is the phone and nothing else: nobody has ever signed in."""
    offer = moment.offer
    return is_blocked(moment) or not (offer.queue or offer.callback)


def stage(number: int) -> Guard:
    """Return the guard that so many deadlines of the state have passed."""

    def at_stage(moment: Moment) -> bool:
        return moment.case.stage == number

    return at_stage


first, second, third = stage(0), stage(1), stage(2)


def consultant_owes(moment: Moment) -> bool:
    """Tell whether the person waits for an answer."""
    return moment.case.owing is Owing.CONSULTANT


def has_place(moment: Moment) -> bool:
    """Tell whether the place in the queue is still kept."""
    joined = moment.case.asked_at
    kept = joined + moment.seconds("place_kept")
    return bool(joined) and moment.at < kept and moment.offer.queue


def place_is_over(moment: Moment) -> bool:
    """Tell whether somebody has waited as long as a place is kept."""
    return moment.at >= moment.case.asked_at + moment.seconds("place_kept")


def may_reopen(moment: Moment) -> bool:
    """Tell whether the talk has ended so lately that it can be taken up again."""
    ended = moment.case.since
    return bool(moment.case.asked_at) and moment.at < ended + moment.seconds("closed")


def same_consultant(moment: Moment) -> bool:
    """Tell whether the one who spoke with the person is there, and may be spoken with."""
    known = moment.consultant(moment.case.consultant)
    there = known is not None and is_there(known, moment.script.desk, moment.now)
    return there and moment.offer.queue and not is_blocked(moment)


def is_heard_lately(moment: Moment) -> bool:
    """Tell whether the person has just seen that what they write is kept."""
    return moment.case.acknowledged and moment.at - moment.case.heard_at < QUIETLY


def cries_for_help(moment: Moment) -> bool:
    """Tell whether a text says that there is danger."""
    if not isinstance(moment.event, Wrote):
        return False
    heard = read_clear_command(moment.script, moment.event.text)
    said = not CRIES.isdisjoint(key(moment.event.text).split())
    return said or (heard is not None and heard[0] is Command.HELP)


def is_empty(moment: Moment) -> bool:
    """Tell whether there is nothing to be read in what was written."""
    written = moment.event.text if isinstance(moment.event, Wrote | Noted) else ""
    return not any(map(is_seen, cleaned(written)))


def goes_on_talking(moment: Moment) -> bool:
    """Tell whether a text is the next line of a talk that has just ended.

    Thanks are not, and once the person has gone on with the bot, what they write is for it.
    """
    words = key(moment.event.text).split() if isinstance(moment.event, Wrote) else []
    return moment.case.stage == 0 and not THANKS.issuperset(words) and may_reopen(moment)


def says_thanks(moment: Moment) -> bool:
    """Tell whether a text is the last line of a talk: the consultant sees it all the same."""
    words = key(moment.event.text).split() if isinstance(moment.event, Wrote) else []
    return moment.case.stage == 0 and THANKS.issuperset(words) and may_reopen(moment)


def was_declined_lately(moment: Moment) -> bool:
    """Tell whether the person has just been told that media are not opened."""
    return 0 <= moment.at - moment.session.declined_at < ONCE_IN


def mine(moment: Moment) -> bool:
    """Tell whether the consultant who acts is the one who has the case."""
    return bool(moment.by) and moment.by == moment.case.consultant


def someone_elses(moment: Moment) -> bool:
    """Tell whether another consultant has the case."""
    return bool(moment.case.consultant) and not mine(moment)


def unknown(moment: Moment) -> bool:
    """Tell whether nobody of that id answers at this desk."""
    return moment.consultant(moment.by) is None


def says_nothing(moment: Moment) -> bool:
    """Tell whether a reply would be an empty message."""
    event = moment.event
    if not isinstance(event, Replied):
        return True
    if event.reply:
        return event.reply not in moment.script.replies
    return not any(map(is_seen, cleaned(event.text)))


def to_the_queue(moment: Moment) -> bool:
    """Tell whether a case is given back and not to somebody."""
    return isinstance(moment.event, HandedOver) and not moment.event.to


def to_somebody_there(moment: Moment) -> bool:
    """Tell whether the one who is to take a case is there."""
    if not isinstance(moment.event, HandedOver) or moment.event.to == moment.by:
        return False
    other = moment.consultant(moment.event.to)
    return other is not None and is_there(other, moment.script.desk, moment.now)


def too_early(moment: Moment) -> bool:
    """Tell whether the window that was agreed on has not begun, or is over."""
    agreed = moment.case.callback
    return agreed is None or not agreed.begins_at <= moment.at < agreed.ends_at


def just_tried(moment: Moment) -> bool:
    """Tell whether the last attempt was a short while ago."""
    agreed = moment.case.callback
    rest = moment.seconds("call_again")
    return agreed is not None and moment.at - agreed.last_attempt_at < rest


def may_try_again(moment: Moment) -> bool:
    """Tell whether another attempt fits into what was agreed on."""
    agreed = moment.case.callback
    if agreed is None or agreed.attempts >= moment.script.desk.call_attempts:
        return False
    return moment.at + moment.seconds("call_again") < agreed.ends_at


def may_be_told(moment: Moment) -> bool:
    """Tell whether the person allowed a message in case nobody could reach them."""
    return moment.case.callback is not None and moment.case.callback.may_write


def is_final(moment: Moment) -> bool:
    """Tell whether a call has settled it: they have talked, or no call is wanted any more."""
    outcome = moment.event.outcome if isinstance(moment.event, Called) else ""
    return outcome in ("talked", "asked_not_to_call")


def is_no_outcome(moment: Moment) -> bool:
    """Tell whether the outcome of a call is none that there is."""
    known = ("talked", "wrong_person", "no_answer", "asked_not_to_call")
    return not isinstance(moment.event, Called) or moment.event.outcome not in known


def person_owes(moment: Moment) -> bool:
    """Tell whether the consultant waits for the person."""
    return not consultant_owes(moment)


def not_mine(moment: Moment) -> bool:
    """Tell whether the consultant who acts is not the one who has the case."""
    return not mine(moment)


def cries_while_owed(moment: Moment) -> bool:
    """Tell whether somebody who waits for an answer says that there is danger."""
    return consultant_owes(moment) and cries_for_help(moment)


def held_and_heard_lately(moment: Moment) -> bool:
    """Tell whether somebody whose talk is held has just seen that their words are kept."""
    return consultant_owes(moment) and is_heard_lately(moment)


def third_and_may_call_back(moment: Moment) -> bool:
    """Tell whether it is time for the form, and a call can be promised."""
    return third(moment) and may_call_back(moment)


def same_consultant_goes_on(moment: Moment) -> bool:
    """Tell whether the talk ended lately, and the one who led it is there."""
    return may_reopen(moment) and same_consultant(moment)


def speaks_to_the_bot(moment: Moment) -> bool:
    """Tell whether a text after a talk is not the next line of it."""
    return not goes_on_talking(moment) or answers_the_dialog(moment)


def answers_the_dialog(moment: Moment) -> bool:
    """Tell whether a text is an answer to what the bot shows, or a word of the bar."""
    session, event = moment.session, moment.event
    if not isinstance(event, Wrote):
        return False
    if session.doubt is Doubt.PAUSE or session.ended:
        return read_clear_command(moment.script, event.text) is not None
    at_step = step_of(moment.script, session)
    if isinstance(at_step.body, Ask) or read_clear_command(moment.script, event.text):
        return True
    read = read_option(moment.script, session.position.dialog, at_step, event.text)
    return isinstance(read, Meant | MeantMany)


def window_holds(moment: Moment) -> bool:
    """Tell whether the call that was shown to the person can still be promised."""
    agreed = moment.case.callback
    return agreed is not None and moment.at + SHORTEST <= agreed.ends_at and may_call_back(moment)


def rested(moment: Moment) -> bool:
    """Tell whether a call may be tried again, inside its window."""
    agreed = moment.case.callback
    return stage(RESTING)(moment) and agreed is not None and moment.at < agreed.ends_at


def in_the_form(moment: Moment) -> bool:
    """Tell whether a press is for the question that the form asks."""
    pressed = isinstance(moment.event, Chose) and moment.event.choice.startswith(RESERVED)
    return pressed and first(moment)


def form_is_hidden(moment: Moment) -> bool:
    """Tell whether the neutral home stands where the form was, after a silence."""
    form = moment.case.form
    return form is not None and form.doubt is Doubt.PAUSE


def hidden_and_has_place(moment: Moment) -> bool:
    """Tell whether somebody turns away from a hidden form, and is still in the queue."""
    return form_is_hidden(moment) and has_place(moment)
