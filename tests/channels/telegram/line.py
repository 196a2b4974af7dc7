"""A line that only remembers what reached it, for tests of how it reaches it."""

from __future__ import annotations

from bot.channels.telegram.errands import Errands
from bot.channels.telegram.receiving import Receiver
from bot.channels.telegram.shown import Shown
from bot.ports import Answered, Incoming, Person, StoreUnavailable


class Line:
    """Keeps what happens. `down` and `broken` are how often it cannot, one way or the other."""

    def __init__(self) -> None:
        self.events: list[Incoming] = []
        self.blocked_people: list[Person] = []
        self.alarms: list[tuple[str, str]] = []
        self.shown = Shown()
        self.down = 0
        self.broken = 0

    async def receive(self, incoming: Incoming, *, begin: bool = True) -> Answered:
        """Keep one event."""
        assert begin, "somebody of whom nothing is kept may always write"
        self._fail()
        repeated = incoming.id in [event.id for event in self.events]
        if not repeated:
            self.events.append(incoming)
        return Answered(len(self.events), repeated=repeated)

    async def blocked(self, person: Person) -> int:
        """Keep that a person wants nothing."""
        self._fail()
        self.blocked_people.append(person)
        return 0

    def alarm(self, kind: str, error: Exception) -> None:
        """Keep what the maintainers were told."""
        self.alarms.append((kind, type(error).__name__))

    @property
    def texts(self) -> list[str]:
        """What was written, in order."""
        return [getattr(one.event, "text", type(one.event).__name__) for one in self.events]

    def receiver(self, errands: Errands) -> Receiver:
        """Return what hands updates to this line."""
        return Receiver(self, self.blocked, errands, self.alarm, self.shown)

    def _fail(self) -> None:
        if self.down:
            self.down -= 1
            raise StoreUnavailable
        if self.broken:
            self.broken -= 1
            raise RuntimeError("planted")
