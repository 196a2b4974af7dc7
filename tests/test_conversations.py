"""The line: an event comes in, is answered once, and nobody is met with silence."""

from dataclasses import replace
from datetime import UTC, datetime

import orjson
import pytest

from bot.buses.local import LocalBus
from bot.conversations import Conversations
from bot.engine.events import Chose, Commanded, Started, Wrote
from bot.ports import Incoming, NoConversation, Person
from bot.script.model import Command
from bot.stores.memory import MemoryStore
from tests.engine.people import script_of

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
PERSON = Person("test", "somebody")
OFFER = """\
dialog: offer
title: Piedāvājums
remember: {country: session}
steps:
  country:
    say: Uz kurieni?
    ask: country
  bye:
    say: Paldies.
    end: true
"""


class Alarms:
    """Remembers what the maintainers were told."""

    def __init__(self):
        self.heard = []

    def __call__(self, kind, error):
        self.heard.append((kind, type(error)))


class Line:
    """The line with a store in memory, and the script it speaks."""

    def __init__(self, script):
        self.script = script
        self.store, self.bus, self.alarms = MemoryStore(), LocalBus(), Alarms()
        self.conversations = Conversations(lambda: self.script, self.store, self.bus, self.alarms)
        self.count = 0

    async def happens(self, event, identity="", **kwargs):
        self.count += 1
        incoming = Incoming(identity or str(self.count), PERSON, event)
        answered = await self.conversations.receive(incoming, **kwargs)
        return [orjson.loads(message.body)["text"] for message in answered.messages]

    async def number(self):
        return (await self.store.messages(PERSON, 0, NOW)).conversation


@pytest.fixture
def line():
    return Line(script_of(OFFER))


async def test_an_event_is_answered(line):
    assert await line.happens(Started(at=NOW)) == ["Ar ko sākam?"]


async def test_the_same_event_twice_is_one_step_and_one_answer(line):
    await line.happens(Started("offer", at=NOW))
    once = await line.happens(Wrote("Vācija", at=NOW), "same")

    assert await line.happens(Wrote("Vācija", at=NOW), "same") == once
    assert (await line.store.messages(PERSON, 0, NOW)).cursor == 2


async def test_an_event_that_cannot_be_answered_is_put_aside_and_the_helpline_is_named(line):
    await line.happens(Started("offer", at=NOW))
    line.script = replace(line.script, dialogs={"home": line.script.dialogs["home"]}, risks={})
    line.script.dialogs["home"].steps.pop("hello")

    [text] = await line.happens(Wrote("Vācija", at=NOW))

    assert "+371 28612120" in text
    assert [kind for kind, _ in line.alarms.heard] == ["Wrote"]


async def test_a_person_of_whom_nothing_is_kept_does_not_begin_by_accident(line):
    with pytest.raises(NoConversation):
        await line.happens(Wrote("Vācija", at=NOW), begin=False)


async def test_forget_me_leaves_nothing(line):
    await line.happens(Started("offer", at=NOW))

    assert await line.happens(Commanded(Command.FORGET, at=NOW)) == ["Saruna ir dzēsta."]
    with pytest.raises(NoConversation):
        await line.store.messages(PERSON, None, NOW)


async def test_what_happens_is_hinted_to_whoever_listens(line):
    await line.happens(Started(at=NOW))
    async with line.bus.listen(await line.number()) as hints:
        await line.happens(Started(at=NOW))

        assert await hints.wait(0)


async def test_a_repeat_is_no_news(line):
    await line.happens(Started(at=NOW), "same")
    async with line.bus.listen(await line.number()) as hints:
        await line.happens(Started(at=NOW), "same")

        assert not await hints.wait(0)


async def test_a_fact_that_changed_is_said_at_once(line):
    await line.happens(Started("offer", at=NOW))
    helpline = replace(line.script.facts["helpline"], values={"lv": "+371 11111111"})
    line.script = replace(line.script, facts={**line.script.facts, "helpline": helpline})

    said = await line.happens(Commanded(Command.HUMAN, at=NOW))

    assert "+371 11111111" in said[0]


async def test_a_press_of_something_unknown_is_answered_with_the_screen(line):
    await line.happens(Started("offer", at=NOW))

    [text] = await line.happens(Chose("../../etc/passwd", at=NOW))

    assert text.endswith("Uz kurieni?")
