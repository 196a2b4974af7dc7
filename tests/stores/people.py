"""People who talk, and a bot that counts: enough to see what a store does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson

from bot.engine.effects import Effect, Forget, Say
from bot.engine.events import Wrote
from bot.engine.message import Message
from bot.engine.session import Position, Session
from bot.helpline.case import Case
from bot.ports import Answer, Answered, Decision, Incoming, Person

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANNA = Person("web", "anna-canary-address")
MARIS = Person("web", "maris-canary-address")


def event(
    id: str, person: Person = ANNA, *, at: datetime = NOON, pushed_to: bool = False
) -> Incoming:
    """Something that happened to a person."""
    return Incoming(id, person, Wrote(at=at, text="canary-of-the-person"), pushed_to)


def counted(session: Session | None) -> int:
    """How many turns the session has seen."""
    return int(str(session.answers.get("home/count", 0))) if session else 0


def kept(count: int) -> Session:
    """A session that has seen so many turns."""
    return Session(Position("home", "canary-step"), answers={"home/count": count})


def count(session: Session | None, case: Case | None = None) -> Decision:
    """Count this turn and say the number."""
    number = counted(session) + 1
    return Decision(kept(number), (say(f"canary {number}"),))


def say(text: str, expires_in: int = 600) -> Say:
    """Say something."""
    return Say(Message(text), expires_in)


def saying(*effects: Effect | str) -> Answer:
    """Answer with these effects; a text is said."""
    done = tuple(say(effect) if isinstance(effect, str) else effect for effect in effects)
    return lambda session, case: Decision(kept(counted(session) + 1), done)


def forgetting(session: Session | None, case: Case | None = None) -> Decision:
    """Erase everything and say a last word."""
    return Decision(kept(0), (Forget(), say("canary gone")))


def remembering(found: list[Session | None]) -> Answer:
    """Count, and remember which session was found."""

    def answer(session: Session | None, case: Case | None) -> Decision:
        found.append(session)
        return count(session)

    return answer


def never(session: Session | None, case: Case | None = None) -> Decision:
    """Fail the test: this event was not to be answered."""
    raise AssertionError("answered twice")


def mistaken(session: Session | None, case: Case | None = None) -> Decision:
    """Make a mistake, as code does."""
    raise LookupError("our own bug")


def texts(answered: Answered) -> list[str]:
    """What was said."""
    return [orjson.loads(message.body)["text"] for message in answered.messages]


def ids(answered: Answered) -> list[int]:
    """The ids of what was said."""
    return [message.id for message in answered.messages]
