"""The bell of the staff's group: what consultants see there, and what they never do."""

from bot.helpline.events import Rang
from bot.ports import BellTrouble, Conversation, Incoming
from tests.telegram_server.faults import too_many


async def test_when_nobody_waits_there_is_one_quiet_pinned_board(staff):
    bell = staff.bell()

    await staff.looks(bell, times=20)

    assert staff.texts == ["Neviens negaida · Sarunā: 0 · Jāatzvana: 0"]
    [board] = [posted for posted in staff.group.visible() if posted.text]
    assert (staff.group.pinned, board.silent) == ([board.id], True)


async def test_the_board_tells_who_waits_and_nothing_of_what_was_said(staff):
    bell = staff.bell()
    await staff.waits(level="caution")
    await staff.server.pass_by(1)
    await staff.waits(level="critical", urgent=True)

    await staff.looks(bell, seconds=6, times=4)

    assert staff.texts[-1].splitlines() == [
        "Gaida: 2 · Sarunā: 0 · Jāatzvana: 0",
        "Bērzs-2 · steidzami, ļoti augsts · LV · Telegram · 0 min",
        "Bērzs-1 · vidējs · LV · Telegram · 0 min",
    ]


async def test_somebody_who_joins_the_queue_rings_once_and_quietly(staff):
    bell = staff.bell()
    await staff.looks(bell, times=2)
    await staff.waits(level="high")

    await staff.looks(bell, times=20)

    assert staff.rings == ["Gaida: augsts · LV · Telegram · 0 min"]
    assert staff.server.sent[-1].silent


async def test_a_ring_has_a_button_that_opens_the_desk(staff):
    await staff.waits()

    await staff.looks(staff.bell())

    assert [button.url for button in staff.server.sent[0].buttons] == [
        "https://chat.example.org/desk"
    ]


async def test_an_urgent_case_rings_aloud(staff):
    await staff.waits(urgent=True)

    await staff.looks(staff.bell())

    assert not staff.server.sent[0].silent


async def test_if_nobody_came_it_rings_aloud_once_more_in_place_of_the_first(staff):
    bell = staff.bell()
    await staff.waits(level="high")

    await staff.looks(bell, seconds=10, times=20)

    assert staff.rings == ["Joprojām gaida: augsts · LV · Telegram · 1 min"]
    assert [posted.silent for posted in staff.server.sent if "aida:" in posted.text[:15]][-1] is (
        False
    )


async def test_a_ring_goes_when_the_case_is_taken(staff):
    bell = staff.bell()
    person = await staff.waits()
    await staff.looks(bell, times=2)
    await staff.is_taken(person)
    await staff.looks(bell, seconds=6, times=2)

    assert staff.texts == ["Neviens negaida · Sarunā: 1 · Jāatzvana: 0"]


async def test_of_two_processes_one_rings_and_one_keeps_the_board(staff):
    one, two = staff.bell("one"), staff.bell("two")
    await staff.waits()
    for _ in range(10):
        await one.look()
        await staff.looks(two)

    assert (len(staff.rings), len(staff.texts)) == (1, 2)


async def test_another_process_takes_over_when_one_dies_and_rings_for_nobody_again(staff):
    await staff.waits()
    await staff.looks(staff.bell("one"), times=3)
    await staff.looks(staff.bell("two"), times=20)

    assert (len(staff.rings), len(staff.texts)) == (1, 2)


async def test_what_has_rung_on_the_line_is_not_rung_again_after_a_crash(staff):
    await staff.waits()
    [listed] = await staff.store.cases.board()
    at = listed.case.asked_at
    rang = Incoming(
        f"ring-{at}-{at}-1", Conversation(listed.conversation), Rang(at=staff.server.clock.now())
    )
    bell = staff.bell()
    await bell._helpline.line.receive(rang)

    await staff.looks(bell, times=5)

    assert staff.rings == []


async def test_a_group_never_gets_more_than_it_takes(staff):
    bell = staff.bell()
    for _ in range(40):
        await staff.waits()

    await staff.looks(bell, times=240)

    assert [call.status for call in staff.server.calls if call.status != 200] == []
    assert len({call.at for call in staff.calls("sendMessage")}) == len(staff.calls("sendMessage"))


async def test_a_group_that_wants_to_be_left_alone_is_and_the_ring_comes_later(staff):
    bell = staff.bell()
    staff.server.faults.plan(too_many(20).on("sendMessage"))
    await staff.waits()

    await staff.looks(bell, times=40)

    assert (len(staff.rings), [call for call in staff.server.calls if call.early]) == (1, [])


async def test_a_bot_that_was_thrown_out_says_so_after_one_failed_call(staff, log):
    bell = staff.bell()
    await staff.looks(bell, times=3)
    await staff.group.throws_out_bot(staff.admin)
    await staff.waits()
    await staff.looks(bell)

    assert (bell.trouble, '"bell_lost"' in log.getvalue()) == (BellTrouble.OUT, True)


async def test_every_process_knows_what_is_wrong(staff):
    await staff.group.throws_out_bot(staff.admin)
    other = staff.bell("two")
    await staff.looks(staff.bell("one"))
    await staff.looks(other)

    assert other.trouble is BellTrouble.OUT


async def test_a_group_that_is_found_again_rings_within_half_a_minute(staff, log):
    bell = staff.bell()
    await staff.group.throws_out_bot(staff.admin)
    await staff.waits()
    await staff.looks(bell, times=3)
    await staff.group.takes_in_bot(staff.admin, as_admin=True)
    await staff.looks(bell, times=31)

    assert (bell.trouble, len(staff.rings)) == (None, 1)
    assert '"bell_found"' in log.getvalue()


async def test_without_the_right_to_pin_it_rings_and_says_what_is_missing(staff):
    staff.group.bot_may_pin = False
    bell = staff.bell()
    await staff.waits()

    await staff.looks(bell, times=3)

    assert (bell.trouble, len(staff.rings)) == (BellTrouble.MAY_NOT_PIN, 1)


async def test_given_the_right_to_pin_it_pins(staff):
    staff.group.bot_may_pin = False
    bell = staff.bell()
    await staff.looks(bell, times=3)
    staff.group.bot_may_pin = True
    await staff.looks(bell, times=32)

    assert (bell.trouble, len(staff.group.pinned)) == (None, 1)


async def test_without_the_right_to_write_it_says_so(staff):
    bell = staff.bell()
    await staff.looks(bell, times=3)
    staff.group.bot_may_write = False
    await staff.waits()
    await staff.looks(bell)

    assert bell.trouble is BellTrouble.MAY_NOT_WRITE


async def test_nothing_is_written_in_a_group_that_everybody_can_read(staff):
    staff.group.username = "visi_lasa"
    bell = staff.bell()
    await staff.waits()

    await staff.looks(bell, times=3)

    assert (bell.trouble, staff.texts) == (BellTrouble.PUBLIC, [])


async def test_a_group_that_moves_is_followed_and_the_new_number_is_kept(staff):
    bell = staff.bell()
    await staff.looks(bell, times=3)
    new = staff.server.group()
    await staff.group.migrates(new, staff.admin)
    await staff.looks(bell, times=1)
    await staff.waits()
    await staff.looks(bell, times=5)
    await staff.looks(staff.bell("two"), seconds=20, times=3)

    written = [posted.text for posted in new.visible() if posted.by_bot and posted.text]
    assert (len(written), len(new.pinned)) == (2, 1)


async def test_a_group_that_has_just_moved_is_still_ours(staff):
    bell = staff.bell()
    await staff.looks(bell)
    new = staff.server.group()
    await staff.group.migrates(new, staff.admin)

    assert [await bell.is_ours(chat) for chat in (staff.group.id, new.id, -1)] == [
        True,
        True,
        False,
    ]


async def test_a_board_that_somebody_deletes_comes_again(staff):
    bell = staff.bell()
    await staff.looks(bell, times=2)
    [board] = [posted for posted in staff.group.visible() if posted.text]
    board.deleted = True
    await staff.waits()
    await staff.looks(bell, times=20)

    assert len(staff.texts) == 2


async def test_a_ring_that_is_too_old_to_be_deleted_says_that_it_is_over(staff):
    person = await staff.waits()
    await staff.looks(staff.bell(), times=2)
    await staff.is_taken(person)
    await staff.server.pass_by(49 * 3600)
    await staff.looks(staff.bell("two"), times=2)

    assert staff.rings == ["Atbildēts."]
