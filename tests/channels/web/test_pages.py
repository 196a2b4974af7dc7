"""The pages without JavaScript: forms, a token in a hidden field, and the numbers always."""

from __future__ import annotations

import gzip
import re
from html import unescape
from uuid import uuid4

import pytest

from bot.channels.web.site import Rate, Rates
from bot.engine.message import BarItem, BarKind, Choice, Message
from bot.ports import Person

OFFER = "1|talk|hello|offer|ab12"
BUDGET = 15_000


def hidden(page: str, name: str) -> str:
    return str(re.findall(f'name="{name}" value="([^"]*)"', page)[0])


async def send(client, form="/chat", headers=None, **fields):
    """Send a form, and return the page that comes."""
    fields = {"id": str(uuid4()), "lang": "lv", **fields}
    response = await client.post(form, data=fields, headers=headers)
    return await response.text()


@pytest.fixture
async def page(client):
    return await send(client, language="lv")


async def test_nothing_is_kept_before_somebody_begins(client, talking):
    await client.get("/")

    assert (talking.people, talking.events) == ({}, [])


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", "", "lv"),
        ("/", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("/", "en-GB", "lv"),
        ("/", "*", "lv"),
        ("/?lang=ru", "lv", "ru"),
        ("/?lang=xx", "lv", "lv"),
        ("/widget?lang=ru", "lv", "ru"),
    ],
)
async def test_the_page_speaks_the_language_asked_for_or_guessed(client, path, accepted, language):
    page = await (await client.get(path, headers={"Accept-Language": accepted})).text()

    assert f'<html lang="{language}">' in page


async def test_the_other_language_is_one_tap_away(client):
    page = await (await client.get("/")).text()

    assert 'href="?lang=ru"' in page
    assert 'name="language" value="ru"' in page


async def test_the_number_for_danger_can_be_called_before_anything_is_begun(client):
    page = await (await client.get("/")).text()

    assert '<a href="tel:112">112</a>' in page


async def test_the_title_and_the_name_are_neutral(client):
    page = await (await client.get("/")).text()

    assert "<title>Ceļa padoms</title>" in page
    assert not re.search("tirdzniec|upur|vardarb", page, re.IGNORECASE)


async def test_a_form_begins_a_conversation(page):
    assert "Sveiki! Ar ko sākam?" in page
    assert len(hidden(page, "token")) == 43


async def test_a_press_brings_the_next_screen(client, page):
    page = await send(client, token=hidden(page, "token"), choice=OFFER)

    assert "Uz kuru valsti tevi aicina?" in page
    assert "Sveiki!" not in page


async def test_the_same_form_twice_is_sent_once(client, talking, page):
    form = {"token": hidden(page, "token"), "id": hidden(page, "id"), "choice": OFFER}
    first, again = await send(client, **form), await send(client, **form)

    assert len(talking.events) == 2
    assert "Uz kuru valsti" in first
    assert "Uz kuru valsti" in again


async def test_another_button_of_a_page_that_was_brought_back_counts(client, talking, page):
    form = {"token": hidden(page, "token"), "id": hidden(page, "id")}
    await send(client, **form, choice=OFFER)
    await send(client, **form, choice=OFFER.replace("offer", "abroad"))

    assert len(talking.events) == 3


async def test_what_was_written_reaches_the_line(client, talking, page):
    await send(client, token=hidden(page, "token"), text="Palīdziet")

    assert talking.events[-1].text == "Palīdziet"


async def test_an_empty_form_shows_the_screen_again(client, page):
    assert "Ar ko sākam?" in await send(client, token=hidden(page, "token"), text=" ")


async def test_the_language_can_be_switched_in_a_conversation(client, page):
    page = await send(client, token=hidden(page, "token"), language="ru")

    assert "С чего начнём?" in page
    assert '<html lang="ru">' in page


async def test_a_human_is_one_tap_away_before_anything_is_begun(client, talking):
    page = await send(client, command="human")

    assert [type(event).__name__ for event in talking.events] == ["Started", "Commanded"]
    assert "Zvani" in page


async def test_a_forgotten_conversation_says_so_and_shows_the_way_in(client, talking, page):
    page = await send(client, token=hidden(page, "token"), command="forget")

    assert "Saruna ir dzēsta." in page
    assert hidden(page, "token") == ""


async def test_a_conversation_that_is_gone_says_so_and_shows_the_way_in(client, talking, page):
    talking.people.clear()
    page = await send(client, token=hidden(page, "token"), choice=OFFER)

    assert "Šī saruna vairs nav saglabāta." in page
    assert hidden(page, "token") == ""


async def test_the_pretend_website_is_there_only_in_a_demo(serve):
    statuses = [(await (await serve(demo=demo)).get("/demo")).status for demo in (True, False)]

    assert statuses == [200, 404]


@pytest.mark.parametrize(("option", "dashed"), [("+skip", True), ("+yes_ab12cd", False)])
async def test_only_an_answer_that_says_nothing_looks_like_it(
    client, page, talking, option, dashed
):
    token = hidden(page, "token")
    asked = Message("Vai domāji “Nē”?", (Choice(f"1|talk|hello|{option}|ab12", "Jā"),))
    talking.say(Person("web", token), asked._replace(bar=(BarItem(BarKind.EXIT, "Aizvērt"),)))
    page = await send(client, token=token)

    assert ("data-skip" in page) == dashed


async def test_the_address_of_a_form_leads_back_to_the_page(client):
    response = await client.get("/widget/chat", allow_redirects=False)

    assert (response.status, response.headers["Location"]) == (303, "/widget")


async def test_a_store_that_is_down_still_shows_the_numbers(client, talking, page):
    talking.down = True
    page = await send(client, token=hidden(page, "token"), choice=OFFER)

    assert 'href="tel:+37128612120"' in page
    assert 'href="tel:112"' in page


async def test_a_flood_still_shows_the_numbers(serve):
    client = await serve(rates=Rates(overall=Rate(1, 3600)))
    await send(client, language="lv")
    page = await send(client, language="lv")

    assert "Šobrīd pienāk ļoti daudz atbilžu." in page
    assert 'href="tel:+37128612120"' in page


async def test_a_message_with_markup_is_shown_as_text(client, page, talking):
    token = hidden(page, "token")
    bar = (BarItem(BarKind.CALL, "<b>Zvanīt</b>", "112"),)
    talking.say(Person("web", token), Message("<img src=x onerror=alert(1)>", bar=bar))
    page = await send(client, token=token)

    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<b>Zvanīt" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
    ],
)
@pytest.mark.parametrize("form", ["/chat", "/widget/chat", "/exit"])
async def test_another_site_cannot_send_our_forms(client, talking, form, headers):
    response = await client.post(form, data={"id": str(uuid4())}, headers=headers)

    assert (response.status, talking.events) == (403, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "x"},
        {"more": "x"},
        {"command": "shout"},
        {"choice": "x" * 65},
        {"text": "x" * 4001},
        {"token": "x"},
    ],
)
async def test_a_form_that_is_not_ours_is_refused(client, talking, fields):
    response = await client.post("/chat", data={"id": str(uuid4()), **fields})

    assert (response.status in (404, 422), talking.events) == (True, [])


async def test_exit_leads_to_a_neutral_page(client):
    response = await client.get("/exit?lang=ru", allow_redirects=False)

    assert (response.status, response.headers["Location"]) == (303, "https://ru.wikipedia.org/")


async def test_exit_by_form_erases_the_conversation_and_leaves(client, talking, page):
    response = await client.post("/exit", data={"token": hidden(page, "token")})

    assert talking.people == {}
    assert response.headers["Refresh"] == "0; url=https://lv.wikipedia.org/"
    assert await response.text() == ""


async def test_exit_leaves_even_when_nothing_can_be_erased(client, talking, page):
    talking.broken = True
    response = await client.post("/exit", data={"token": hidden(page, "token")})

    assert response.headers["Refresh"] == "0; url=https://lv.wikipedia.org/"


@pytest.mark.parametrize("path", ["/", "/widget", "/privacy", "/nowhere"])
async def test_every_page_has_the_way_out_and_the_number(client, path):
    page = await (await client.get(path)).text()

    assert 'href="/exit?lang=lv"' in page
    assert 'href="tel:+37128612120"' in page


@pytest.mark.parametrize(
    "sentence",
    ["Vārdu un e-pastu neprasām. IP adresi nesaglabājam.", "24 stundas", "pārlūka vēsturi"],
)
async def test_the_privacy_notice_says_what_must_be_said(client, sentence):
    assert sentence in unescape(await (await client.get("/privacy")).text())


@pytest.mark.parametrize("path", ["/", "/widget", "/privacy", "/demo"])
async def test_no_page_asks_for_anything_from_elsewhere(client, path):
    page = await (await client.get(path)).text()

    assert re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?!/)", page) == []


async def test_page_styles_and_scripts_are_small(client):
    names = ["style.css", "exit.js", "chat.js", "widget.js"]
    paths = ["/widget", *(f"/static/{name}" for name in names)]
    bodies = [await (await client.get(path)).read() for path in paths]

    assert sum(len(gzip.compress(body, 9)) for body in bodies) <= BUDGET


async def test_the_loader_brings_its_own_words(client):
    loader = await (await client.get("/widget.js")).text()

    assert '"close":"Paslēpt"' in loader
    assert "WORDS = {};" not in loader
