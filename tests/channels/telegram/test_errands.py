"""What nobody waits for is done once, beside everything else, and fails quietly."""

from __future__ import annotations

import pytest

from bot.channels.telegram.errands import MOST_AT_ONCE, Errands, StaffGroup
from bot.channels.telegram.reactions import Happened, Leave
from bot.engine.events import Chose
from bot.ports import Incoming, Person, StoreUnavailable
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.waiting import until
from tests.telegram_server.faults import cut_before, html, too_many

PRESS = Happened(
    Incoming("tg1", Person("telegram", "5"), Chose("1|a|b|c|", at=NOW), pushed_to=True), "17"
)


def methods(server):
    return [call.method for call in server.calls]


async def done(errands):
    """Wait until nothing is under way."""
    await until(lambda: not errands.under_way)


async def test_a_press_gets_its_sign_of_life_when_it_is_kept(server, line, errands):
    anna = server.person()
    await anna.sends("/start")
    press = server.world.press(anna.chat[0], "1|a|b|c|")

    await line.receiver(errands).take(Happened(PRESS.incoming, press.id))
    await done(errands)

    assert (press.answered, len(line.events)) == (True, 1)


async def test_a_press_that_comes_again_is_not_answered_again(server, line, errands):
    receiver = line.receiver(errands)

    for _ in range(5):
        await receiver.take(PRESS)
        await done(errands)

    assert methods(server) == ["answerCallbackQuery"]


async def test_a_press_that_could_not_be_kept_is_not_answered(server, line, errands):
    line.down = 1

    with pytest.raises(StoreUnavailable):
        await line.receiver(errands).take(PRESS)
    await done(errands)

    assert methods(server) == []


async def test_a_press_that_is_too_old_to_be_answered_is_no_trouble(server, errands, log):
    errands.answer("never-there")
    await done(errands)

    assert (methods(server), log.getvalue()) == (["answerCallbackQuery"], "")


@pytest.mark.parametrize("fault", [html(502), cut_before(), too_many(60)])
async def test_a_sign_of_life_is_never_tried_twice(server, errands, fault, log):
    server.faults.plan(fault)

    errands.answer("17")
    await done(errands)

    assert methods(server) == ["answerCallbackQuery"]
    assert "telegram_failed" in log.getvalue()


async def test_a_group_is_left(server, line, errands):
    group = server.group()
    await group.takes_in_bot(server.person())

    await line.receiver(errands).take(Leave(group.id))
    await done(errands)

    assert group.bot_is_in is False


async def test_a_group_that_is_left_already_is_no_trouble(server, errands, log):
    errands.leave(server.group().id)
    await done(errands)

    assert (methods(server), log.getvalue()) == (["leaveChat"], "")


async def test_a_loud_group_is_left_once_at_a_time(server, errands):
    for _ in range(50):
        errands.leave(-1001)
    await done(errands)

    assert methods(server) == ["leaveChat"]


async def test_a_flood_of_presses_is_bounded(errands: Errands):
    for number in range(MOST_AT_ONCE + 50):
        errands.answer(str(number))

    assert errands.under_way == MOST_AT_ONCE


async def test_closing_gives_up_what_is_under_way(server, errands):
    errands.answer("17")

    await errands.close()

    assert errands.under_way == 0


async def test_other_people_do_not_wait_for_a_sign_of_life(server, line, errands):
    receiver = line.receiver(errands)
    await receiver.take(PRESS)

    assert methods(server) == []
    await until(lambda: methods(server))


async def test_the_group_of_the_staff_is_not_left(server, api):
    group = server.group()
    await group.takes_in_bot(server.person())

    async def is_ours(chat):
        return chat == group.id

    errands = Errands(api, StaffGroup(is_ours=is_ours))
    errands.leave(group.id, joined=True)
    await done(errands)

    assert (group.bot_is_in, methods(server)) == (True, [])


async def test_who_asks_for_the_number_of_a_group_is_told_it_before_it_is_left(server, api):
    group = server.group()
    await group.takes_in_bot(server.person())
    errands = Errands(api, StaffGroup(number_is_asked=True))
    errands.leave(group.id, joined=True)
    await done(errands)

    assert methods(server) == ["sendMessage", "leaveChat"]
    assert str(group.id) in server.sent[0].text
