"""Two people, two consultants, the real line, and everything that can fail around them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import orjson

from bot.buses.local import LocalBus
from bot.conversations import Conversations
from bot.delivery.delivery import Delivery
from bot.engine.buttons import read_button
from bot.engine.declining import ONCE_IN
from bot.engine.events import Event, SentOther
from bot.helpline import events
from bot.helpline.case import State
from bot.helpline.desk import Consultant, Presence
from bot.helpline.forms import DIALOG as FORM
from bot.helpline.guards import QUIETLY
from bot.helpline.outcome import NEWS_EXPIRES
from bot.helpline.speakers import TALKING, WAITING
from bot.ports import Conversation, Incoming, NoConversation, Person, StoreUnavailable
from bot.roster import Roster
from bot.timers import Timers
from tests.delivery.fake_time import now as now_in_the_loop
from tests.delivery.twins import FINE, Twin, Weather, blocked, lost, not_connected, too_many
from tests.fickle_bus import FickleBus
from tests.fickle_store import FickleStore, Mood
from tests.talking_with_desk import OPEN

WEB, PUSHED = Person("web", "anna"), Person("telegram", "vera")
STAFF = ("ilze", "oto")

SAID_AT_ONCE = timedelta(seconds=2)
"""A website answers in the response."""

PUSHED_WITHIN = timedelta(minutes=3)
"""A message may be tried for so long in the weathers below; in fine weather it is a second."""

OWED_WITHIN = timedelta(minutes=10, seconds=5)
"""A consultant writes, or the person is told that another one will: the longest of the table."""

WEATHERS: dict[str, Callable[[], Weather]] = {
    "fine": lambda: FINE,
    "too many": lambda: too_many(20),
    "too many in all": lambda: too_many(30, "channel"),
    "server error": not_connected,
    "time-out after success": lambda: lost(arrives=True),
    "time-out": lambda: lost(arrives=False),
    "blocked": blocked,
}


@dataclass
class Asked:
    """What a person did, and what they saw of it."""

    who: Person
    what: str
    at: datetime
    after: int  # the newest message before it
    limit: timedelta
    seen_at: datetime | None = None
    reason: str = ""


@dataclass
class Seen:
    """What one person has on the screen."""

    who: Person
    newest: int = 0
    choices: list[str] = field(default_factory=list)
    last_at: datetime | None = None
    declined_at: datetime | None = None


class Storm:
    """The line in fake time."""

    def __init__(self, store) -> None:
        self.skew = timedelta()
        self.store = FickleStore(store, [Mood.HERE])
        self.bus: LocalBus = FickleBus(seed=7)
        self.channel = Twin(forecast=self.forecast)
        self.weather = "fine"
        self.storm_ends_at = self.now()
        self.roster = Roster(self.store.desk, self.bus)
        self.delivery = Delivery(self.store.outbox, {"telegram": self.channel}, self.now)
        self.alarms: list[str] = []
        self.conversations = Conversations(
            lambda: OPEN, self.store, self.bus, self.alarm, self.delivery, self.roster.desk
        )
        self.delivery.report = self.conversations.not_delivered
        self.timers = Timers(self.store.cases, self.conversations, self.bus, self.now)
        self.present = set(STAFF)
        self.screens = {who: Seen(who) for who in (WEB, PUSHED)}
        self.asked: list[Asked] = []
        self.away: list[tuple[datetime, datetime]] = []  # when nothing could be done at all
        self.doubled: list[str] = []
        self.late: list[str] = []
        self.blocked_since: datetime | None = None
        self.ended_at = datetime.max.replace(tzinfo=UTC)
        self.state_after: State | None = None
        self.count = 0

    def now(self) -> datetime:
        """The clock of the machine, which jumps now and again."""
        return now_in_the_loop() + self.skew

    def alarm(self, kind: str, error: Exception) -> None:
        self.alarms.append(f"{kind}: {error!r}")

    def forecast(self, sending) -> Weather:
        """The weather of the moment; what was in doubt once arrives the next time."""
        if self.now() >= sending.expires_at:
            self.late.append(f"message {sending.id}")
        weather = WEATHERS[self.weather if self.now() < self.storm_ends_at else "fine"]()
        if weather.failure and weather.failure.blocked:
            self.blocked_since = self.blocked_since or self.now()
        return FINE if sending.doubts and not weather.arrives else weather

    @asynccontextmanager
    async def blowing(self):
        """Let everything run until the block ends."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._stop)
            for name in STAFF:
                await self._keep(name)
            await self.roster.look()
            works = (self.roster.run(), self.timers.run(), self._beat(), self._look())
            self._tasks = [asyncio.create_task(work) for work in works]
            await stack.enter_async_context(self.delivery.running())
            yield
            self.ended_at = self.now()

    async def passes(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def calms_down(self, seconds: int) -> None:
        """Wait until nobody is owed anything, but no longer than that."""
        await asyncio.sleep(3)
        for _ in range(seconds // 5):
            if all(one.seen_at or one.reason for one in self.asked):
                return
            await asyncio.sleep(5)

    async def jumps(self, seconds: float) -> None:
        """The machine sleeps; nobody can be answered meanwhile."""
        begin = self.now()
        self.skew += timedelta(seconds=seconds)
        self.away.append((begin, self.now()))
        await asyncio.sleep(3)

    def turns(self, weather: str) -> None:
        """The weather of the channel changes, for a minute."""
        self.weather, self.storm_ends_at = weather, self.now() + timedelta(seconds=60)

    async def leaves(self, mood: Mood, seconds: float) -> None:
        """The store is away, then back."""
        begin = self.now()
        self.store.mood = mood
        await asyncio.sleep(seconds)
        self.store.mood = Mood.HERE
        self.away.append((begin, self.now()))

    async def does(self, who: Person, event: Event) -> None:
        """A person does something; the client repeats it until it is taken."""
        self.count += 1
        screen = self.screens[who]
        asked = Asked(who, type(event).__name__, self.now(), screen.newest, SAID_AT_ONCE)
        self.asked.append(asked)
        before = await self._case(who)
        lately = screen.last_at and self.now() - screen.last_at < timedelta(seconds=QUIETLY)
        incoming = Incoming(f"p{self.count}", who, event, pushed_to=who is PUSHED)
        answered = await self._insist(incoming, asked)
        if answered is None:
            return
        if answered.forgotten:
            self._forgotten(who)
            return
        if answered.messages:
            asked.after = answered.messages[0].id - 1
        messages = [orjson.loads(one.body) for one in answered.messages]
        self._held(before, messages, event)
        self._told(asked, messages, event, lately=bool(lately))
        if who is WEB:
            self._shows(who, answered.messages)
        else:
            self._noted(who, answered.messages)

    def _told(self, asked: Asked, messages, event: Event, *, lately: bool) -> None:
        """Set how long the person may wait now: who was told nothing, by the case."""
        state, screen = self.state_after, self.screens[asked.who]
        asked.limit = SAID_AT_ONCE if asked.who is WEB else PUSHED_WITHIN
        if messages and isinstance(event, SentOther):
            screen.declined_at = self.now()
        elif messages:
            return
        elif isinstance(event, SentOther):
            at = screen.declined_at
            if at and self.now() - at < timedelta(seconds=ONCE_IN):
                asked.reason = "declined a moment ago"
        elif state in WAITING and lately:
            asked.reason = "kept, and told so a moment ago"
        elif state in TALKING:
            asked.limit += OWED_WITHIN

    def _held(self, before: State | None, messages, event: Event) -> None:
        """Hold one answer to a person against one speaker, and the number on everything."""
        for message in messages:
            if not any(item["kind"] == "call" and item.get("value") for item in message["bar"]):
                self.doubled.append("a message without the number")
            if message["from"] == "human":
                self.doubled.append("a human answered by the event of the person")
        both = (before, self.state_after)
        if not all(state in (*WAITING, *TALKING) for state in both):
            return
        for choice in (choice for message in messages for choice in message.get("choices", ())):
            pressed = read_button(choice["id"])
            if pressed is None or pressed.dialog not in ("", FORM, "help"):
                self.doubled.append(f"the dialog spoke in {self.state_after}: {event}")

    async def acts(self, event: events.DeskEvent, who: Person) -> str:
        """A consultant does something; what is refused changes nothing."""
        self.count += 1
        try:
            number = (await self.store.messages(who, None, self.now())).conversation
            case = await self.store.cases.case(number)
            incoming = Incoming(f"d{self.count}", Conversation(number), event)
            answered = await self.conversations.receive(incoming, begin=False)
        except (NoConversation, StoreUnavailable):
            return "nobody"
        senders = {orjson.loads(one.body)["from"] for one in answered.messages}
        if "human" in senders and (case is None or case.case.consultant != event.by):
            self.doubled.append("a second human spoke")
        return answered.refused

    async def _insist(self, incoming: Incoming, asked: Asked):
        """Take it, or be refused with the numbers; who pushes tries again, as Telegram does."""
        while True:
            try:
                answered = await self.conversations.receive(incoming)
                self.state_after = await self._case(asked.who)
                return answered
            except StoreUnavailable:
                if asked.who is WEB:
                    asked.reason = "refused with the numbers"
                    return None
                await asyncio.sleep(1)

    async def _case(self, who: Person) -> State | None:
        while True:
            try:
                number = (await self.store._part.messages(who, None, self.now())).conversation
                opened = await self.store._part.cases.case(number)
                return opened.case.state if opened else None
            except NoConversation:
                return None

    def _forgotten(self, who: Person) -> None:
        """Nothing is owed to somebody of whom nothing is kept."""
        for one in self.asked:
            if one.who is who and one.seen_at is None:
                one.reason = one.reason or "forgotten"
        self.screens[who] = Seen(who)

    def _noted(self, who: Person, messages) -> None:
        """Note the buttons that somebody will see, and when that was said."""
        screen = self.screens[who]
        for message in messages:
            screen.newest = max(screen.newest, message.id)
            screen.choices = [c["id"] for c in orjson.loads(message.body).get("choices", ())]
            screen.last_at = self.now()

    def _shows(self, who: Person, messages) -> None:
        """Show messages, and see which of what was asked they answer."""
        self._noted(who, messages)
        for message in messages:
            self._seen(who, message.id)

    def _seen(self, who: Person, id: int) -> None:
        for one in self.asked:
            if one.who is who and one.seen_at is None and id > one.after:
                one.seen_at = self.now()

    async def _look(self) -> None:
        """The page's stream, and the eyes of who has a phone, each second."""
        read = 0
        while True:
            for sending in [call for call in self.channel.calls[read:] if call.weather.arrives]:
                self._seen(PUSHED, sending.sending.id)
            read = len(self.channel.calls)
            for who in (WEB, PUSHED):
                try:
                    new = await self.store.messages(who, self.screens[who].newest, self.now())
                except (NoConversation, StoreUnavailable):
                    continue
                (self._shows if who is WEB else self._noted)(who, new.messages)
            await asyncio.sleep(1)

    async def _keep(self, name: str) -> None:
        at = int(self.now().timestamp())
        await self.store._part.desk.keep(Consultant(name, name, ("lv", "ru"), Presence.ON, at))

    async def _beat(self) -> None:
        """The desk's pages give their signs of life, as long as there are any."""
        while True:
            for name in self.present:
                with suppress(StoreUnavailable):
                    await self.store.desk.beat(name, self.now())
            await asyncio.sleep(10)

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def silences(self) -> list[str]:
        """What was never answered within its limit, and has no reason."""
        if self.blocked_since is not None:
            for one in self.asked:
                if one.who is PUSHED and one.at >= self.blocked_since - PUSHED_WITHIN:
                    one.reason = one.reason or "the person has blocked the bot"
        for one in self.asked:
            if one.who is PUSHED and any(self._expired(one, *gap) for gap in self.away):
                one.reason = one.reason or "it could not be sent until it had expired"
        return [
            f"{one.what} of {one.who.channel} at {one.at:%H:%M:%S}, seen {one.seen_at}"
            for one in self.asked
            if not one.reason and self._waited(one) > one.limit
        ]

    def _expired(self, one: Asked, since: datetime, to: datetime) -> bool:
        """Tell whether nothing could be done until an answer to this had expired."""
        if one.seen_at and one.seen_at < to:
            return False
        in_time = one.at <= to and since <= one.at + one.limit
        return in_time and to - one.at >= timedelta(seconds=NEWS_EXPIRES)

    def _waited(self, one: Asked) -> timedelta:
        """How long somebody waited, not counting when nothing at all could be done."""
        end = one.seen_at or self.ended_at
        gone = sum(
            (max(timedelta(), min(end, to) - max(one.at, since)) for since, to in self.away),
            timedelta(),
        )
        return end - one.at - gone
