"""A plan of the desk and some consultants, as the tests of the helpline want them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.helpline.desk import Consultant, Desk, Presence
from bot.script.desk import DeskPlan, Span, SpecialDay, Week

RIGA = ZoneInfo("Europe/Riga")
DAY = Span(9 * 60, 17 * 60)
WORKDAYS = Week(((DAY,),) * 5 + ((), ()))
PLAN = DeskPlan(
    chat=WORKDAYS, phone=WORKDAYS, valid_until=date(2027, 12, 31), always_open=("emergency",)
)
ALWAYS = Week(((Span(0, 24 * 60),),) * 7, (Span(0, 24 * 60),))
NIGHTS = Week(((Span(0, 2 * 60), Span(20 * 60, 24 * 60)),) * 7)


def at(written):
    """Return the moment at which the clock of Riga shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=RIGA).astimezone(UTC)


def shown(moment):
    """Return what the clock of Riga shows at a moment."""
    return moment and moment.astimezone(RIGA).strftime("%Y-%m-%d %H:%M")


def closed_on(day, **hours):
    """Return the plan with one date that is unlike its weekday."""
    return replace(PLAN, special_days={day: SpecialDay(**hours)})


def consultant(now, id="anna", languages=("lv", "ru"), silent=0, **rest):
    """Return somebody whose desk gave its last sign of life some seconds ago."""
    beat_at = int(now.timestamp()) - silent
    values = {"presence": Presence.ON, "beat_at": beat_at} | rest
    return Consultant(id, id.title(), languages, **values)


def desk(*consultants, **rest):
    """Return a desk at which somebody has signed in before."""
    return Desk(consultants, **({"ever": True} | rest))
