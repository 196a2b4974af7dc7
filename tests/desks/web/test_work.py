"""The pages of the work: whatever is done there is done once, by who may, and by the line."""

from __future__ import annotations

import asyncio
import re
from uuid import UUID

import pytest

from bot.engine.buttons import Button
from bot.engine.events import Chose, Wrote
from bot.helpline.case import Callback, State
from bot.helpline.desk import Mode, Presence
from bot.helpline.events import NotDelivered, Replied
from bot.staff.roles import Role
from tests.desks.web.working import SCRIPT, Shop
from tests.helpline.play import AGREED
from tests.staff.people import MINUTE

IDS = iter(range(1, 10_000))


def new_id():
    return str(UUID(int=next(IDS)))


@pytest.fixture
def shop(house):
    return Shop(house)


class Desk:
    """One browser of one of the staff."""

    def __init__(self, shop, visitor, name):
        self.shop, self.visitor, self.name = shop, visitor, name

    async def reads(self, path="/desk"):
        response = await self.visitor.gets(path)
        return response.status, await response.text()

    async def sends(self, path, **fields):
        return await self.visitor.sends(path, **({"id": new_id()} | fields))

    async def takes(self, number, **fields):
        return await self.sends("/desk/claim", case=str(number), **fields)

    async def does(self, number, act, **fields):
        return await self.sends(f"/desk/cases/{number}/act", act=act, **fields)


@pytest.fixture
def opens(shop, serve, house):
    async def open_one(name="anna", role=Role.OPERATOR, alias="Zīle"):
        welcomed = await house.has(name, role)
        visitor = await serve(shop.site())
        visitor.takes(welcomed.entered.cookie)
        if alias:
            await shop.is_there(name, alias)
        return Desk(shop, visitor, name)

    return open_one


@pytest.fixture
async def anna(opens):
    return await opens()


async def taken(shop, desk, *lines):
    """Let somebody come and be taken."""
    number = await shop.waits("a person", "lv", *lines)
    await desk.takes(number)
    return number


# the list and the claim


async def test_who_waits_stands_on_the_page_by_an_alias_and_nothing_else(shop, anna):
    number = await shop.waits("secret-address", "ru", channel="telegram")
    _, page = await anna.reads()

    assert (await shop.case(number)).alias in page
    assert "secret-address" not in page


async def test_a_consultant_takes_a_case(shop, anna):
    number = await shop.waits("a person")
    response = await anna.takes(number)
    case = await shop.case(number)

    assert (response.headers["Location"], case.consultant) == (f"/desk/cases/{number}", "anna")


async def test_of_two_who_take_one_case_the_second_is_told_who_has_it(shop, anna, opens):
    oto = await opens("oto", alias="Oto")
    number = await shop.waits("a person")
    await anna.takes(number)
    refused = await oto.takes(number)
    _, page = await oto.reads(refused.headers["Location"])

    assert (await shop.case(number)).consultant == "anna"
    assert "Šo jau pieņēma Zīle." in page


async def test_who_has_not_come_to_the_desk_takes_nobody(shop, opens):
    await shop.is_there("oto", "Oto")
    desk = await opens(alias="")
    number = await shop.waits("a person")
    _, page = await desk.reads((await desk.takes(number)).headers["Location"])

    assert "Vispirms nospied" in page


async def test_a_talk_of_a_colleague_is_not_there(shop, anna, opens):
    number = await taken(shop, anna, "a canary of the person")
    oto = await opens("oto", alias="Oto")
    status, page = await oto.reads(f"/desk/cases/{number}")

    assert (status, "canary" in page) == (404, False)


@pytest.mark.parametrize("case", ["0", "17", "-1", "x", "9" * 40, "١٢"])
async def test_a_case_that_is_not_there_is_not_there(anna, case):
    status, _ = await anna.reads(f"/desk/cases/{case}")

    assert status == 404


# the talk


async def test_what_she_writes_goes_to_the_person_once_however_often_it_is_sent(shop, anna):
    number = await taken(shop, anna)
    for _ in range(2):
        await anna.does(number, "reply", text="Labdien!", seen="99", id=str(UUID(int=7)))

    assert (await shop.lines(number)).count("Labdien!") == 1


async def test_without_an_id_of_a_form_nothing_is_done(shop, anna):
    number = await taken(shop, anna)
    await anna.does(number, "reply", text="Labdien!", id="")

    assert "Labdien!" not in await shop.lines(number)


async def test_what_was_written_meanwhile_is_shown_before_anything_is_sent(shop, anna):
    number = await taken(shop, anna)
    await shop.writes("a person", "Un vēl kas.")
    response = await anna.does(number, "reply", text="Mans <melnraksts>", seen="0")
    page = await response.text()

    assert (response.status, "Mans <melnraksts>" in await shop.lines(number)) == (409, False)
    assert "Cilvēks pa to laiku ir rakstījis" in page
    assert "Mans &lt;melnraksts&gt;" in page


async def test_having_read_it_she_sends_it_all_the_same(shop, anna):
    number = await taken(shop, anna)
    await shop.writes("a person", "Un vēl kas.")
    page = await (await anna.does(number, "reply", text="Labi", seen="0")).text()
    [seen] = set(re.findall(r'name="seen" value="(\d+)"', page))
    await anna.does(number, "reply", text="Labi", seen=seen)

    assert "Labi" in await shop.lines(number)


async def test_a_canned_reply_goes_by_its_id_in_the_words_of_the_person(shop, anna):
    number = await shop.waits("a person", "ru")
    await anna.takes(number)
    await anna.does(number, "reply", reply="take_time", seen="99")
    _, page = await anna.reads(f"/desk/cases/{number}")

    assert "Можно писать" in page
    assert "Vari rakstīt lēnām" in page


async def test_a_note_is_kept_and_never_sent(shop, anna):
    number = await taken(shop, anna)
    before = await shop.told("a person")
    await anna.does(number, "note", note="Jāpiesauc kolēģe.")
    opened = await shop.store.cases.case(number)

    assert (opened.lines[-1].line.speaker, opened.lines[-1].line.message) == ("note", 0)
    assert await shop.told("a person") == before


async def test_an_empty_reply_is_not_sent(shop, anna):
    number = await taken(shop, anna)
    response = await anna.does(number, "reply", text="  ", seen="99")

    assert "Nav ko sūtīt" in await response.text()


async def test_a_line_after_a_silence_warns_that_the_phone_may_be_in_other_hands(shop, anna):
    number = await taken(shop, anna)
    await shop.goes_on(12)
    await shop.writes("a person", "Esmu atpakaļ.")
    _, page = await anna.reads(f"/desk/cases/{number}")

    assert "tālrunis var būt citās rokās" in page


async def test_a_line_that_did_not_arrive_says_so(shop, anna):
    number = await taken(shop, anna)
    said = await shop.does(number, Replied(at=shop.clock(), by="anna", text="Labdien!"))
    lost = NotDelivered(at=shop.clock(), message=said.messages[0].id, outcome="failed")
    await shop.does(number, lost)
    _, page = await anna.reads(f"/desk/cases/{number}")

    assert '<span class="mark">nav nonākusi</span>' in page


async def test_what_a_person_wrote_is_never_markup(shop, anna):
    number = await taken(shop, anna, "<img src=x onerror=alert(1)>")
    _, page = await anna.reads(f"/desk/cases/{number}")

    assert "<img" not in page
    assert "&lt;img" in page


# the end


async def test_a_talk_goes_to_a_colleague_who_is_there(shop, anna, opens):
    await opens("oto", alias="Oto")
    number = await taken(shop, anna)
    await anna.does(number, "hand_over", to="oto")

    assert (await shop.case(number)).consultant == "oto"


async def test_it_does_not_go_to_a_colleague_who_is_away(shop, anna):
    number = await taken(shop, anna)
    response = await anna.does(number, "hand_over", to="oto")

    assert "Nav nodots" in (await anna.reads(response.headers["Location"]))[1]


async def test_one_tap_closes_a_talk_with_its_outcome_and_the_fields_that_are_known(shop, anna):
    number = await taken(shop, anna)
    known = {"reporter": "self", "topic": "", "form": "made up", "identified": "maybe"}
    await anna.does(number, "close", outcome="informed", **known)
    case = await shop.case(number)

    assert (case.state, case.outcome, case.fields) == (
        State.CLOSED,
        "informed",
        (("reporter", "self"), ("identified", "maybe")),
    )


async def test_an_outcome_that_is_none_of_ours_is_not_kept(shop, anna):
    number = await taken(shop, anna)
    await anna.does(number, "close", outcome="canary")

    assert (await shop.case(number)).outcome == ""


async def test_a_held_talk_waits_for_her(shop, anna):
    number = await taken(shop, anna)
    await anna.does(number, "hold")

    assert (await shop.case(number)).state is State.PAUSED


# calls


async def booked(shop):
    """Let somebody ask for a call."""
    number = await shop.waits("a person")
    await shop.presses("a person", number, "callback")
    for step, given in (AGREED | {"number": "+371 26000000"}).items():
        shape = SCRIPT.step("callback", step).shape
        pressed = Chose(str(Button("callback", step, given, shape)), at=shop.clock())
        typed = Wrote(given, at=shop.clock())
        await shop.happens("a person", typed if given.startswith("+371") else pressed)
    await shop.presses("a person", number, "yes")
    return number


async def test_a_call_shows_what_may_be_said_first_and_hides_its_number(shop, anna):
    number = await booked(shop)
    await anna.takes(number)
    _, page = await anna.reads(f"/desk/cases/{number}")

    assert "saki: «Zvanām no bibliotēkas». Ziņu neatstāj." in re.sub(r"\s+", " ", page)
    assert ("26000000" in page, "•••••• 00" in page) == (False, True)


async def test_the_number_is_shown_to_who_has_the_call_and_that_is_noted_without_it(
    shop, anna, house
):
    number = await booked(shop)
    await anna.takes(number)
    page = await (await anna.sends(f"/desk/cases/{number}/number")).text()
    alias = (await shop.case(number)).alias

    assert "+37126000000" in re.sub(r"[\s\u00a0]", "", page)
    assert ("anna", "case.number_shown", alias) in await house.acts()


async def test_a_number_that_is_not_hers_is_not_shown(shop, anna):
    number = await booked(shop)
    response = await anna.sends(f"/desk/cases/{number}/number")

    assert response.status == 303


async def test_how_the_call_went_ends_it_and_erases_the_number(shop, anna):
    number = await booked(shop)
    await anna.takes(number)
    await shop.goes_on(14)
    await anna.does(number, "call")
    too_early = (await shop.case(number)).state
    await shop.goes_on(2)
    await anna.does(number, "call")
    await anna.does(number, "called", outcome="talked")
    case = await shop.case(number)

    assert (too_early, case.state) == (State.BOOKED, State.CLOSED)
    assert case.callback == Callback(outcome="talked", attempts=1)


# supervisors


@pytest.fixture
async def vera(opens):
    return await opens("vera", Role.SUPERVISOR, "Vera")


async def test_a_supervisor_reads_anothers_talk_only_for_a_reason(shop, anna, vera, house):
    number = await taken(shop, anna, "a canary of the person")
    _, before = await vera.reads(f"/desk/cases/{number}")
    await vera.sends("/desk/look", case=str(number), reason="kvalitāte")
    _, after = await vera.reads(f"/desk/cases/{number}")

    assert ("canary" in before, "canary" in after) == (False, True)
    assert "looked_into: kvalitāte" in await shop.lines(number)
    assert ("vera", "case.looked_into", (await shop.case(number)).alias) in await house.acts()


async def test_a_reason_is_good_for_an_hour(shop, anna, vera):
    number = await taken(shop, anna, "a canary of the person")
    await vera.sends("/desk/look", case=str(number), reason="kvalitāte")
    for _ in range(5):
        await shop.goes_on(13)
        _, page = await vera.reads(f"/desk/cases/{number}")

    assert "canary" not in page


async def test_the_switch_shows_the_words_that_people_will_read(shop, vera):
    _, page = await vera.reads("/desk/shift")
    await vera.sends("/desk/mode", mode="desk_down")

    assert "Tehniskas kļūmes dēļ" in page
    assert "Из-за технического сбоя" in page
    assert (await shop.store.desk.desk()).mode is Mode.DESK_DOWN


async def test_a_consultant_who_fell_silent_is_named(shop, anna, vera):
    shop.clock.goes_on(MINUTE)
    await shop.store.desk.beat("vera", shop.clock())
    _, page = await vera.reads("/desk/shift")

    assert re.search(r'role="alert">Teica “Sāku”.*: Zīle</p>', page)


# coming and going


async def test_she_comes_under_the_name_that_people_will_read(shop, opens):
    desk = await opens(alias="")
    await desk.sends("/desk/presence", presence="on", alias=" Zīle ")
    [one] = (await shop.store.desk.desk()).consultants

    assert (one.alias, one.presence, one.languages) == ("Zīle", Presence.ON, ("lv", "ru"))


@pytest.mark.parametrize("alias", ["", "7", "+371 26000000", "a@b.lv", "x" * 40, "Zīle 1"])
async def test_a_name_that_is_more_than_letters_is_not_taken(shop, opens, alias):
    desk = await opens(alias="")
    await desk.sends("/desk/presence", presence="on", alias=alias)

    assert (await shop.store.desk.desk()).consultants == ()


async def test_who_still_talks_is_asked_before_she_goes(shop, anna):
    await taken(shop, anna)
    asked = await anna.sends("/desk/presence", presence="off")
    still = (await shop.store.desk.desk()).consultants[0].presence
    await anna.sends("/desk/presence", presence="off", sure="1")

    assert (asked.headers["Location"], still) == ("/desk?told=still_talking", Presence.ON)
    assert (await shop.store.desk.desk()).consultants[0].presence is Presence.OFF


async def test_who_signs_out_is_not_there_any_more(shop, anna):
    await anna.sends("/desk/sign-out")

    assert (await shop.store.desk.desk()).consultants[0].presence is Presence.OFF


async def test_an_open_page_is_a_sign_of_life_and_no_act(shop, anna, house):
    before = (await house.store.transact(lambda rows: rows.sessions("anna")))[0].acted_at
    shop.clock.goes_on(MINUTE)
    await anna.sends("/desk/beat")
    [one] = (await shop.store.desk.desk()).consultants
    after = (await house.store.transact(lambda rows: rows.sessions("anna")))[0].acted_at

    assert (one.beat_at, after) == (int(shop.clock().timestamp()), before)


# the stream


async def events(response, count):
    """Read so many events of a stream: their names and ids."""
    found: list[str] = []
    while len(found) < count:
        block = (await response.content.readuntil(b"\r\n\r\n")).decode()
        fields = dict(line.split(": ", 1) for line in block.strip().split("\r\n") if ": " in line)
        if fields.get("event") == "changed":
            found.append(fields["id"])
    return found


async def opened(desk, after="", case=0, **headers):
    """Open the stream."""
    return await desk.visitor.client.get(
        f"/desk/stream?case={case}&after={after}", headers=headers
    )


def mark_of(page):
    [mark] = re.findall(r'data-mark="(\w+)"', page)
    return mark


async def test_the_stream_tells_that_something_changed_and_never_what(shop, anna):
    _, page = await anna.reads()
    stream = await opened(anna, mark_of(page))
    await shop.waits("a person", "lv", "a canary of the person")
    [changed] = await events(stream, 1)

    assert changed != mark_of(page)


async def test_a_page_that_was_away_is_told_at_once_of_what_it_missed(shop, anna):
    _, page = await anna.reads()
    await shop.waits("a person")
    [changed] = await events(await opened(anna, **{"Last-Event-ID": mark_of(page)}), 1)
    _, newer = await anna.reads()

    assert changed == mark_of(newer)


async def test_a_note_of_a_colleague_changes_the_open_page(shop, anna):
    number = await taken(shop, anna)
    _, page = await anna.reads(f"/desk/cases/{number}")
    await anna.does(number, "note", note="Piezīme")
    _, newer = await anna.reads(f"/desk/cases/{number}")

    assert mark_of(page) != mark_of(newer)


async def test_a_stream_ends_with_its_session(shop, serve, house, anna, opens):
    beats: asyncio.Queue[None] = asyncio.Queue()
    welcomed = await house.has("zane")
    visitor = await serve(shop.site(), pulse=beats.get)
    visitor.takes(welcomed.entered.cookie)
    stream = await visitor.client.get("/desk/stream")
    await house.office.revoke("zane")
    beats.put_nowait(None)

    async with asyncio.timeout(5):
        rest = await stream.content.read()
    assert b"data" in rest
