"""Whatever happens to hints, a stream brings each message once, in order."""

import pytest

from bot.engine.message import Message
from bot.ports import Person
from tests.channels.web.conftest import begin
from tests.channels.web.test_api import event_of
from tests.fickle_bus import TROUBLES, FickleBus

SAID = [f"rinda {number}" for number in range(12)]


@pytest.mark.parametrize("trouble", [*TROUBLES, ""])
async def test_a_stream_brings_each_message_once_and_in_order(serve, talking, trouble):
    talking.bell = FickleBus(trouble, look_every=0.05)
    chat = await begin(await serve())
    came = []
    async with chat.client.get("/api/v1/chat/stream?after=1", headers=chat.headers) as stream:
        for text in SAID:
            talking.say(Person("web", chat.token), Message(text, sender="human"))
            came.append(await event_of(stream))

    assert [event["id"] for event in came] == [str(n) for n in range(2, len(SAID) + 2)]
