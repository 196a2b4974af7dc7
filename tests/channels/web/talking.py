"""A line of its own for the tests of the website: it answers from a table, and it remembers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from bot.channels.web.site import Site
from bot.engine.events import Chose, Commanded, Event, Happening, Started
from bot.engine.message import BarItem, BarKind, Choice, Input, Link, Message, Picture
from bot.ports import Answered, Delivered, Incoming, NoConversation, Person, StoreUnavailable
from bot.script.interface import SOURCES
from bot.script.model import Command
from bot.script.templates import parse_template

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HELPLINE = "+371 28612120"
FACTS = {"helpline": HELPLINE, "emergency": "112"}
COUNTRIES = ("Vācija", "Nīderlande", "Norvēģija", "Lielbritānija", "Īrija", "Zviedrija",
             "Somija", "Dānija", "Spānija", "Itālija", "Kipra", "Islande")  # fmt: skip
RUSSIAN = {
    "ui/language#name": "Русский",
    "ui/bar#call": "Позвонить",
    "ui/bar#human": "Поговорить с человеком",
    "ui/bar#exit": "Закрыть",
    "ui/bar#forget": "Удалить разговор",
    "ui/bar#back": "Назад",
    "ui/bar#restart": "Начать заново",
    "ui/bar#help": "Помощь",
    "ui/forgotten": "Разговор удалён.",
    "ui/choices#home": "В начало",
    "web/script#title": "Совет в дорогу",
    "web/script#lost": "Нет связи. Пробуем ещё раз.",
    "web/start#begin": "Начать по-русски",
    "web/start#title": "Совет перед дорогой",
}


def words(language: str, unit: str) -> str:
    """Return a text; in Russian only those that the tests look at."""
    text = RUSSIAN.get(unit, SOURCES[unit]) if language == "ru" else SOURCES[unit]
    return parse_template(text).fill(FACTS) or text


@dataclass
class Kept:
    """What is kept of one person."""

    language: str
    screen: str = "hello"
    ticked: frozenset[str] = frozenset()
    seen: dict[str, Answered] = field(default_factory=dict)
    messages: list[Delivered] = field(default_factory=list)
    turn: tuple[Delivered, ...] = ()


def bar(language: str, screen: str) -> tuple[BarItem, ...]:
    values = {BarKind.CALL: "+37128612120", BarKind.LANGUAGE: "lv" if language == "ru" else "ru"}
    other = values[BarKind.LANGUAGE]
    return tuple(
        BarItem(
            kind,
            words(other, "ui/language#name")
            if kind is BarKind.LANGUAGE
            else words(language, f"ui/bar#{kind}"),
            values.get(kind, ""),
        )
        for kind in BarKind
        if kind is not BarKind.BACK or screen != "hello"
    )


def choice(screen: str, option: str, label: str, *, chosen: bool = False) -> Choice:
    return Choice(f"1|talk|{screen}|{option}|ab12", label, chosen)


def screen_of(kept: Kept) -> Message:
    """Return what stands on the screen."""
    said = SCREENS[kept.screen](kept)
    return said._replace(bar=bar(kept.language, kept.screen))


def hello(kept: Kept) -> Message:
    text = "Здравствуйте! С чего начнём?" if kept.language == "ru" else "Sveiki! Ar ko sākam?"
    labels = {"offer": "Man piedāvā darbu", "abroad": "Jau esmu ārzemēs", "other": "Kas cits"}
    return Message(text, tuple(choice("hello", key, label) for key, label in labels.items()))


def country(_: Kept) -> Message:
    choices = tuple(choice("country", f"c{n}", name) for n, name in enumerate(COUNTRIES))
    skip = choice("country", "+skip", "Negribu teikt")
    return Message("Uz kuru valsti tevi aicina?", (*choices, skip), input=Input("country"))


def pay(_: Kept) -> Message:
    skip = choice("pay", "+skip", "Nezinu")
    return Message("Cik eiro mēnesī sola?", (skip,), input=Input("number", 0, 50000))


def signs(kept: Kept) -> Message:
    labels = {"fee": "Prasa naudu", "passport": "Prasa pasi", "hurry": "Jābrauc tūlīt"}
    ticks = [
        choice("signs", key, label, chosen=key in kept.ticked) for key, label in labels.items()
    ]
    ends = choice("signs", "none", "Nekas no šī"), choice("signs", "+done", "Gatavs")
    return Message("Kas no šī ir bijis?", (*ticks, *ends))


def result(_: Kept) -> Message:
    return Message(
        "Redzu nopietnas pazīmes.\n\nKas satrauc:\n• Prasa naudu par darbu.\n• Prasa pasi.\n\n"
        f"Zvani {HELPLINE} vai 112.",
        (choice("result", "again", "Sākt no jauna"),),
        links=(
            Link("phone", "Zvanīt konsultantam", "+37128612120"),
            Link("link", "Tavas tiesības", "https://example.org/rights"),
            Link("copy", "Kopēt adresi", "Lāčplēša 75, Rīga"),
        ),
        picture=Picture("pase.svg", "Zīmējumā pase atvilktnē"),
    )


SCREENS: dict[str, Callable[[Kept], Message]] = {
    "hello": hello,
    "country": country,
    "pay": pay,
    "signs": signs,
    "result": result,
}
NEXT = dict(zip(SCREENS, [*list(SCREENS)[1:], "hello"], strict=True))


class Bell:
    """A bus within one test."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def hint(self, conversation: int) -> None:
        self._rung.set()

    @asynccontextmanager
    async def listen(self, *conversations: int) -> AsyncIterator[Bell]:
        yield self

    async def wait(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return False
        self._rung.clear()
        return True


class Talking:
    """Line and store in one, in memory. `down` makes it fail like a store that is down."""

    def __init__(self) -> None:
        self.people: dict[Person, Kept] = {}
        self.events: list[Event] = []
        self.bell = Bell()
        self.down = False
        self.broken = False
        self.gone = asyncio.Event()  # somebody was forgotten

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Answer one event, once."""
        self._fail()
        person, event = incoming.person, incoming.event
        assert isinstance(person, Person)
        assert isinstance(event, Happening)
        kept = self.people.get(person)
        if kept is None and not begin:
            raise NoConversation
        if kept is None:
            kept = self.people[person] = Kept("lv")
        if incoming.id in kept.seen:
            return replace(kept.seen[incoming.id], repeated=True)
        self.events.append(event)
        said, forgotten = self._answer(kept, event)
        answered = kept.seen[incoming.id] = self._keep(kept, said, forgotten=forgotten)
        if forgotten:
            del self.people[person]
        return answered

    async def messages(self, person: Person, after: int | None, now: datetime) -> Answered:
        """Return messages above a cursor, or the last turn's."""
        self._fail()
        if person not in self.people:
            raise NoConversation
        kept = self.people[person]
        newer = tuple(one for one in kept.messages if after is not None and one.id > after)
        return Answered(len(kept.messages), kept.turn if after is None else newer)

    async def forget(self, person: Person, now: datetime | None = None) -> int:
        """Drop the person."""
        self._fail()
        self.gone.set()
        return int(self.people.pop(person, None) is not None)

    async def turn(self, incoming: Incoming, answer: object, *, begin: bool) -> Answered:
        raise NotImplementedError

    async def prune(self, now: datetime) -> int:
        raise NotImplementedError

    def say(self, person: Person, message: Message) -> None:
        """Say something unasked."""
        self._keep(self.people[person], (message,))
        self.bell.hint(1)

    def _fail(self) -> None:
        if self.down:
            raise StoreUnavailable
        if self.broken:
            raise RuntimeError("planted")

    def _answer(self, kept: Kept, event: Event) -> tuple[tuple[Message, ...], bool]:
        match event:
            case Started(language=language):
                kept.language = language or kept.language
            case Commanded(command=Command.LANGUAGE, language=language):
                kept.language = language or kept.language
            case Commanded(command=Command.FORGET):
                gone = Message(words(kept.language, "ui/forgotten"), bar=bar(kept.language, ""))
                return (gone,), True
            case Commanded(command=Command.BACK):
                kept.screen = list(SCREENS)[max(0, list(SCREENS).index(kept.screen) - 1)]
            case Commanded(command=Command.RESTART):
                kept.screen = "hello"
            case Commanded():
                card = Message(f"Zvani {HELPLINE}.", bar=bar(kept.language, kept.screen))
                return (card, screen_of(kept)), False
            case Chose(choice=pressed):
                self._choose(kept, pressed)
            case _:
                kept.screen = NEXT[kept.screen]
        return (screen_of(kept),), False

    def _choose(self, kept: Kept, pressed: str) -> None:
        _, _, screen, option, _ = (*pressed.split("|"), "", "", "", "", "")[:5]
        if screen == "signs" and option not in ("none", "+done"):
            kept.ticked ^= {option}
        else:
            kept.screen = NEXT.get(screen, kept.screen)

    def _keep(self, kept: Kept, said: tuple[Message, ...], *, forgotten: bool = False) -> Answered:
        start = len(kept.messages) + 1
        kept.turn = tuple(
            Delivered(number, orjson.dumps(message.to_json()))
            for number, message in enumerate(said, start)
        )
        kept.messages.extend(kept.turn)
        return Answered(len(kept.messages), kept.turn, forgotten=forgotten)


def a_site(talking: Talking, **changes: object) -> Site:
    """Return a website over that line."""
    site = Site(
        conversing=talking,
        store=talking,
        bus=talking.bell,
        clock=lambda: NOW,
        words=words,
        facts=FACTS,
        alarm=lambda kind, error: None,
        pictures=Path(__file__).parent / "pictures",
        settle=timedelta(0),
        demo=True,
    )
    return replace(site, **changes)  # type: ignore[arg-type]  # each test names its own fields
