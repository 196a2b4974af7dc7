"""What the website is given. Everything else it finds out by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp.web import AbstractRouteDef, Application
from babel import negotiate_locale

from bot.ports import Bus, Conversing, Store
from bot.script.model import SOURCE, Language

CHANNEL = "web"
"""The channel of everybody who comes through the website."""

NEUTRAL: Mapping[Language, str] = {
    "lv": "https://lv.wikipedia.org/",
    "ru": "https://ru.wikipedia.org/",
}
"""Where exit leads: a page that anybody may have open, with nothing personal on it."""


SETTLE = timedelta(milliseconds=500)
"""How long a new button takes no press: the second tap of a double tap was meant for the last."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and that many again in so many seconds."""

    count: int
    seconds: float = 60


@dataclass(frozen=True, slots=True)
class Rates:
    """How much of a flood is let in. A network is a /24, or a /48 of IPv6."""

    person: Rate = Rate(60)
    network: Rate = Rate(1_200)
    arrivals: Rate = Rate(120)  # new conversations from one network
    overall: Rate = Rate(120_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The line, the words and the addresses of one website."""

    conversing: Conversing
    store: Store
    bus: Bus
    clock: Callable[[], datetime]
    words: Callable[[Language, str], str]  # our own texts, their numbers filled in
    facts: Mapping[str, str]  # `helpline` and `emergency`, as they are shown
    alarm: Callable[[str, Exception], None]
    languages: Sequence[Language] = ("lv", "ru")
    exits: Mapping[Language, str] = field(default_factory=lambda: NEUTRAL)
    widget_origins: Sequence[str] = ()
    public_url: str = ""
    pictures: Path | None = None
    rates: Rates = Rates()
    settle: timedelta = SETTLE
    demo: bool = False  # a pretend website that shows the widget
    neighbours: Sequence[AbstractRouteDef] = ()  # addresses of other channels on the same port
    desk: Callable[[], Application] | None = None  # makes what lies under /desk: where staff sits

    def say(self, language: Language, unit: str) -> str:
        """Return one of our own texts."""
        return self.words(language, unit)

    def language(self, wanted: str | None, accepted: str) -> Language:
        """Return the language asked for, or the one the browser would like best."""
        if wanted in self.languages:
            return str(wanted)
        preferred = [tag.partition(";")[0].strip() for tag in accepted.split(",")]
        known = negotiate_locale(preferred[:20], list(self.languages), sep="-")
        return known or SOURCE

    def exit_of(self, language: Language) -> str:
        """Return where exit leads."""
        return self.exits.get(language) or self.exits[SOURCE]
