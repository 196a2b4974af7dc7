"""A result that was given stays as it was given; if the rules of today make it graver, the
person is told when they come back, and never before."""

from __future__ import annotations

from collections.abc import Iterator

from bot.engine.meaning import level_of
from bot.engine.message import Message
from bot.engine.screens import result_screen
from bot.engine.session import Doubt, Position, Session
from bot.engine.voice import Voice
from bot.engine.walk import Moved
from bot.script.model import Levels, Script


def graver_results(script: Script, session: Session) -> Iterator[str]:
    """Yield the names of the results that would be graver today."""
    for name, given in session.results.items():
        body = levels_at(script, name)
        levels = list(script.risks[body.risk].levels) if body else []
        if body and given in levels:
            today = level_of(script, session, script.risks[body.risk])
            if levels.index(today) < levels.index(given):
                yield name


def tell_news(script: Script, moved: Moved) -> Moved:
    """Say what has become graver before anything else; not while the place is hidden."""
    session = moved.session
    if not session.news or session.doubt is Doubt.PAUSE or moved.forgets:
        return moved
    session = session._replace(news=())
    said: tuple[Message, ...] = ()
    for name in moved.session.news:
        body = levels_at(script, name) if name in session.results else None
        if body:
            session, message = give_again(script, session, name, body)
            said += (message,)
    return moved._replace(session=session, said=(*said, *moved.said))


def levels_at(script: Script, name: str) -> Levels | None:
    """Return what a step that gave a result weighs."""
    dialog, _, step = name.partition("/")
    body = script.step(dialog, step).body
    return body if isinstance(body, Levels) else None


def give_again(
    script: Script, session: Session, name: str, body: Levels
) -> tuple[Session, Message]:
    """Return a result as it is today, after a line that says why it comes."""
    dialog, _, step = name.partition("/")
    level = level_of(script, session, script.risks[body.risk])
    there = session._replace(position=Position(dialog, step))
    line = Voice(script, session).text("ui/graver")
    message = result_screen(script, there, body, level, before=(line,))
    return session._replace(results={**session.results, name: level}), message
