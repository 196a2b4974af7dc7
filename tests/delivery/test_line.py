"""The line hands over what it has kept, once, and only for channels that push."""

from dataclasses import replace

import pytest

from bot.buses.local import LocalBus
from bot.conversations import Conversations
from bot.engine.events import Commanded, Started
from bot.ports import Incoming
from bot.script.model import Command
from tests.delivery.fake_time import in_fake_time, now
from tests.delivery.twins import INA, World
from tests.engine.people import script_of

OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  bye:
    say: Paldies.
    end: true
"""


class Line(World):
    """A world in which the line answers."""

    def __init__(self) -> None:
        super().__init__()
        script = script_of(OFFER)
        self.conversations = Conversations(
            lambda: script, self.store, LocalBus(), lambda kind, error: None, self.delivery
        )

    async def receives(self, incoming: Incoming) -> None:
        """Let the line answer, and what it says be sent."""
        async with self.delivery.running():
            await self.conversations.receive(incoming)
            await self.rests(1)


def started() -> Incoming:
    return Incoming("tg1", INA, Started(at=now()), pushed_to=True)


@pytest.fixture
def line():
    return Line()


@in_fake_time
async def test_what_is_answered_is_sent(line):
    await line.receives(started())

    assert line.channel.said == ["Ar ko sākam?"]


@in_fake_time
async def test_an_event_that_comes_again_is_not_answered_again(line):
    await line.receives(started())
    await line.receives(started())

    assert len(line.channel.calls) == 1


@in_fake_time
async def test_who_fetches_their_messages_is_sent_none(line):
    await line.receives(replace(started(), pushed_to=False))

    assert line.channel.calls == []


@in_fake_time
async def test_forget_me_erases_the_chat_and_says_so(line):
    await line.receives(started())
    wish = Commanded(Command.FORGET, at=now())
    await line.receives(Incoming("tg2", INA, wish, pushed_to=True, message_id="7"))

    assert line.channel.erased == [(INA, ("ina1", "7"))]
    assert len(line.channel.said) == 2
