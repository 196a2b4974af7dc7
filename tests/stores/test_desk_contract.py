"""What every store promises about the desk: who is there, and whether it works."""

from datetime import timedelta

from bot.helpline.desk import PHONE_ONLY, Consultant, Desk, Mode, Presence
from tests.stores.people import NOON

NOW = int(NOON.timestamp())
ILZE = Consultant("ilze", "Bērzs", ("lv", "ru"), Presence.ON, NOW, on_call=True)
OTO = Consultant("oto", "Ozols", ("lv",))
MINUTE = timedelta(minutes=1)


async def test_before_anybody_has_signed_in_there_is_only_the_phone(store):
    assert await store.desk.desk() == PHONE_ONLY


async def test_who_answers_is_kept_as_they_are(store):
    await store.desk.keep(OTO)
    await store.desk.keep(ILZE)

    assert await store.desk.desk() == Desk((ILZE, OTO), ever=True)


async def test_keeping_somebody_again_changes_them(store):
    await store.desk.keep(ILZE)
    changed = ILZE._replace(languages=("ru",), on_call=False)
    await store.desk.keep(changed)

    assert (await store.desk.desk()).consultants == (changed,)


async def test_presence_is_what_somebody_said_last(store):
    await store.desk.keep(OTO)
    await store.desk.set_presence("oto", Presence.PAUSE, NOON + MINUTE)

    [oto] = (await store.desk.desk()).consultants
    assert (oto.presence, oto.beat_at) == (Presence.PAUSE, NOW + 60)


async def test_a_sign_of_life_changes_nothing_else(store):
    await store.desk.keep(ILZE)
    await store.desk.beat("ilze", NOON + MINUTE)

    assert (await store.desk.desk()).consultants == (ILZE._replace(beat_at=NOW + 60),)


async def test_a_stranger_is_not_there(store):
    await store.desk.beat("nobody", NOON)
    await store.desk.set_presence("nobody", Presence.ON, NOON)

    assert await store.desk.desk() == PHONE_ONLY


async def test_there_was_a_desk_even_when_everybody_is_removed(store):
    await store.desk.keep(OTO)
    await store.desk.remove("oto")

    assert await store.desk.desk() == Desk((), ever=True)


async def test_the_switch_stays_where_it_was_put(store):
    await store.desk.set_mode(Mode.DESK_DOWN)
    await store.desk.keep(OTO)
    await store.desk.set_mode(Mode.READ_ONLY)

    assert await store.desk.desk() == Desk((OTO,), ever=True, mode=Mode.READ_ONLY)


async def test_a_switch_alone_makes_no_desk(store):
    await store.desk.set_mode(Mode.DESK_DOWN)

    assert await store.desk.desk() == Desk(mode=Mode.DESK_DOWN)


async def test_who_was_not_there_for_30_days_is_not_kept(store):
    await store.desk.keep(ILZE)
    await store.desk.keep(OTO._replace(beat_at=NOW + 60))
    await store.prune(NOON + timedelta(days=30))

    assert [one.id for one in (await store.desk.desk()).consultants] == ["oto"]
