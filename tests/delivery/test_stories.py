"""Whatever people do, however the channel answers, and wherever the process dies."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports import Person
from tests.delivery.fake_time import in_fake_time
from tests.delivery.mortals import MortalWorld
from tests.delivery.twins import FINE, Weather, blocked, lost, not_connected, refused, too_many
from tests.stores.people import forgetting

PEOPLE = [Person("telegram", str(n)) for n in range(3)]
POINTS = [f"{when} {what}" for when in ("before", "after") for what in ("send", "settle")]
FAREWELL = "canary gone"

mild = [FINE, FINE, too_many(0), too_many(3), too_many(7, "channel"), not_connected()]
mild += [lost(arrives=True), Weather(seconds=3)]
rough = [*mild, lost(arrives=False), refused(), blocked(), too_many(700), Weather(seconds=60)]

people = st.sampled_from(PEOPLE)
harmless = st.one_of(
    st.tuples(st.just("is answered"), people, st.integers(1, 3)),
    st.tuples(st.just("is answered unnoticed"), people, st.integers(1, 2)),
    st.tuples(st.just("waits"), people, st.integers(0, 30)),
    st.tuples(st.just("dies"), st.sampled_from(POINTS), st.just(0)),
)
anything = harmless | st.tuples(st.sampled_from(["forgets", "blocks"]), people, st.just(0))


class Story:
    """Plays what happens, and remembers what was said to whom."""

    def __init__(self, weathers: list[Weather]) -> None:
        self.world = MortalWorld()
        self.world.channel.plan(*weathers)
        self.said: list[str] = []

    async def plays(self, acts) -> None:
        """Let it all happen, and wait until everything has gone or expired."""
        for act, who, amount in acts:
            await self.act(act, who, amount)
            await asyncio.sleep(0.04)  # some calls are under way, others are over
        await self.world.lives(1500)

    async def act(self, act: str, who, amount: int) -> None:
        """Let one thing happen."""
        match act:
            case "is answered" | "is answered unnoticed":
                texts = [f"{who.address} {len(self.said) + n:03}" for n in range(amount)]
                self.said += texts
                await self.world.happens(who, *texts, taken=act == "is answered")
            case "forgets":
                await self.world.happens(who, answer=forgetting)
            case "blocks":
                await self.world.outbox.blocked(who)
            case "waits":
                await self.world.lives(amount)
            case _:
                self.world.dies_at.append(who)

    def heard(self, person: Person) -> list[str]:
        """What a person has seen, in order, farewells apart."""
        return [text for text in self.world.channel.said if text.startswith(f"{person.address} ")]


@settings(max_examples=40, deadline=None)
@given(st.lists(anything, max_size=14), st.lists(st.sampled_from(rough), max_size=12))
def test_nothing_comes_out_of_order_too_late_or_twice_without_being_counted(acts, weathers):
    @in_fake_time
    async def plays():
        story = Story(weathers)
        await story.plays(acts)
        channel = story.world.channel

        assert all(story.heard(person) == sorted(story.heard(person)) for person in PEOPLE)
        assert [call for call in channel.calls if call.at >= call.sending.expires_at] == []
        assert await story.world.uncounted() <= channel.said.count(FAREWELL)
        assert await story.world.left() == 0

    plays()


@settings(max_examples=40, deadline=None)
@given(st.lists(harmless, max_size=10), st.lists(st.sampled_from(mild), max_size=8))
def test_whatever_can_be_sent_is_sent(acts, weathers):
    @in_fake_time
    async def plays():
        story = Story(weathers)
        await story.plays(acts)

        assert sorted(set(story.world.channel.said)) == sorted(story.said)

    plays()
