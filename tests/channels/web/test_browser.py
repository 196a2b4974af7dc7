"""The website as a person meets it, in a real browser."""

from __future__ import annotations

import asyncio

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from bot.channels.web.site import Rate, Rates
from bot.engine.message import Message
from tests.browser import Watch
from tests.channels.web.browsing import NEUTRAL
from tests.channels.web.talking import HELPLINE, bar

pytestmark = pytest.mark.asyncio(loop_scope="module")

PHONE = {"width": 320, "height": 568}
ZOOMED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %
NO_STORAGE = """
Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("blocked"); } });
"""
WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def test_a_whole_consultation_without_javascript(world):
    visitor = await world.visitor(java_script_enabled=False)
    await visitor.opens(await world.site())
    await visitor.presses("Man piedāvā darbu")
    await visitor.presses("Islande")
    await visitor.writes("1800")
    await visitor.presses("Prasa naudu")
    await expect(visitor.page.get_by_role("button", name="Prasa naudu")).to_have_attribute(
        "aria-pressed", "true"
    )
    await visitor.presses("Gatavs")

    await visitor.sees("Redzu nopietnas pazīmes.")


async def test_the_bar_works_without_javascript(world):
    visitor = await world.visitor(java_script_enabled=False)
    await visitor.opens(await world.site())
    await visitor.uses("language")
    await visitor.sees("С чего начнём?")
    await visitor.uses("human")

    await expect(visitor.messages().first).to_contain_text("28612120")


async def test_exit_without_javascript_erases_and_leaves(world):
    visitor = await world.visitor(java_script_enabled=False)
    await visitor.opens(await world.site())
    await visitor.uses("exit")
    await expect(visitor.page).to_have_url(NEUTRAL)

    assert world.talking.people == {}


async def test_exit_from_the_way_in_is_a_plain_link(world):
    visitor = await world.visitor(java_script_enabled=False)
    await visitor.page.goto(await world.site())
    await visitor.uses("exit")

    await expect(visitor.page).to_have_url(NEUTRAL)


async def test_a_whole_consultation_stays_on_the_page(world, visitor):
    watch = Watch(visitor.page)
    address = await world.site()
    await visitor.opens(address)
    before = await visitor.page.evaluate("history.length")
    await visitor.consults()

    assert (visitor.page.url, await visitor.page.title()) == (f"{address}/", "Ceļa padoms")
    assert await visitor.page.evaluate("history.length") == before
    assert watch.complaints == []
    assert {url for url in watch.requests if not url.startswith(address)} == set()


async def test_nothing_but_a_token_is_kept_in_the_browser(world, visitor):
    await visitor.opens(await world.site())
    kept = await visitor.page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]")

    assert [list(kept[0]), kept[1], kept[2]] == [["chat"], {}, ""]
    assert await visitor.context.cookies() == []


async def test_enter_sends_what_was_written(world, visitor):
    await visitor.opens(await world.site())
    await visitor.page.locator("#text").fill("Man piedāvā darbu")
    await visitor.page.keyboard.press("Enter")

    await visitor.sees("Uz kuru valsti")


async def test_a_reload_shows_the_screen_and_no_history(world, visitor):
    await visitor.opens(await world.site())
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Uz kuru valsti")
    await visitor.page.reload()
    await visitor.sees("Uz kuru valsti")

    await expect(visitor.page.locator(".message")).to_have_count(1)
    await expect(visitor.page.locator("#log")).to_contain_text("Iepriekšējās ziņas te vairs ner")


async def test_a_reload_of_the_first_screen_has_nothing_to_leave_out(world, visitor):
    await visitor.opens(await world.site())
    await visitor.page.reload()
    await visitor.sees("Ar ko sākam?")

    await expect(visitor.page.locator("#log")).not_to_contain_text("Iepriekšējās ziņas")


async def test_a_reload_keeps_the_language_of_the_conversation(world, visitor):
    await visitor.opens(await world.site(), "ru")
    await visitor.page.reload()
    await visitor.sees("С чего начнём?")

    assert await visitor.page.title() == "Совет в дорогу"


async def test_it_works_where_storage_is_blocked(world, visitor):
    await visitor.context.add_init_script(NO_STORAGE)
    watch = Watch(visitor.page)
    await visitor.opens(await world.site())
    await visitor.consults()

    assert watch.complaints == []


async def test_a_tick_changes_the_button_and_not_the_screen(world, visitor):
    await visitor.opens(await world.site())
    next(iter(world.talking.people.values())).screen = "pay"
    await visitor.writes("1800")
    await visitor.sees("Kas no šī")
    await visitor.presses("Prasa pasi")
    tick = visitor.page.get_by_role("button", name="Prasa pasi")
    await expect(tick).to_have_attribute("aria-pressed", "true")
    await visitor.presses("Prasa naudu")
    await visitor.presses("Prasa pasi")
    await expect(tick).to_have_attribute("aria-pressed", "false")

    await expect(visitor.messages()).to_have_count(2)
    assert next(iter(world.talking.people.values())).ticked == {"fee"}


async def test_none_of_these_is_an_answer_like_any_other(world, visitor):
    await visitor.opens(await world.site())
    next(iter(world.talking.people.values())).screen = "pay"
    await visitor.writes("1800")
    await visitor.sees("Kas no šī")
    await visitor.presses("Nekas no šī")
    await visitor.sees("Redzu nopietnas pazīmes.")

    await expect(visitor.own()).to_have_text("Tu: Nekas no šī")


async def test_an_old_button_can_still_be_pressed(world, visitor):
    await visitor.opens(await world.site())
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Uz kuru valsti")
    await visitor.page.get_by_role("button", name="Jau esmu ārzemēs").click()
    await expect(visitor.messages()).to_have_count(3)

    assert world.talking.events[-1].choice == "1|talk|hello|abroad|ab12"


async def test_the_whole_page_speaks_the_other_language_at_once(world, visitor):
    await visitor.opens(await world.site())
    await visitor.uses("language")
    await visitor.sees("С чего начнём?")

    await expect(visitor.page.locator("[data-kind=call]")).to_have_text("Позвонить")
    assert await visitor.page.evaluate("document.documentElement.lang") == "ru"
    assert await visitor.newest().get_attribute("lang") == "ru"


async def test_a_human_is_one_tap_away_before_anything_is_begun(world, visitor):
    await visitor.page.goto(await world.site())
    await visitor.uses("human")

    await expect(visitor.messages().nth(1)).to_contain_text("28612120")


async def test_numbers_can_be_called_and_addresses_copied(world, visitor):
    await visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await visitor.opens(await world.site())
    await visitor.consults()
    await visitor.presses("Kopēt adresi")
    await visitor.is_told("Nokopēts.")
    called = (
        await visitor.newest()
        .locator("a[href^=tel]")
        .evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    )

    assert called == ["tel:+37128612120", "tel:112", "tel:+37128612120"]
    assert await visitor.page.evaluate("navigator.clipboard.readText()") == "Lāčplēša 75, Rīga"


async def test_a_number_stands_on_one_line(world):
    visitor = await world.visitor(viewport=PHONE)
    await visitor.opens(await world.site())
    person = next(iter(world.talking.people))
    texts = [f"{'Zvani uz tālruni'[:length]} {HELPLINE}." for length in range(4, 17)]
    world.talking.say(person, Message("\n".join(texts), bar=bar("lv", "hello")))
    await visitor.wakes()
    await visitor.sees("Zvani uz tālruni")
    lines = "links => links.map((link) => link.getClientRects().length)"

    assert set(await visitor.newest().locator("a").evaluate_all(lines)) == {1}


async def test_links_tell_the_other_site_nothing(world, visitor):
    await visitor.opens(await world.site())
    await visitor.consults()
    link = visitor.newest().get_by_role("link", name="Tavas tiesības")

    assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_a_picture_has_its_words(world, visitor):
    await visitor.opens(await world.site())
    await visitor.consults()
    picture = visitor.page.get_by_role("img", name="Zīmējumā pase atvilktnē")

    assert await picture.evaluate("image => image.naturalWidth") > 0


async def test_without_a_connection_it_says_so_and_sends_again(world, visitor):
    await visitor.opens(await world.site())
    await visitor.context.set_offline(True)
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Nav savienojuma.")
    await visitor.context.set_offline(False)
    await visitor.wakes()
    await visitor.sees("Uz kuru valsti")
    await visitor.is_told("Savienojums ir atjaunots.")

    assert len(world.talking.events) == 2


async def test_an_answer_that_was_lost_on_its_way_comes_once(world, visitor):
    await visitor.opens(await world.site())
    lost: list[object] = []

    async def lose_the_first(route):
        if lost:
            return await route.continue_()
        lost.append(await route.fetch())
        return await route.abort()

    await visitor.page.route("**/api/v1/chat/events", lose_the_first)
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Nav savienojuma.")
    await visitor.wakes()
    await visitor.sees("Uz kuru valsti")

    await expect(visitor.messages()).to_have_count(2)
    assert len(world.talking.events) == 2


async def test_a_message_that_comes_twice_is_shown_once(world, visitor):
    address = await world.site()
    await visitor.opens(address)

    async def everything_again(route):
        again = await route.fetch(url=f"{address}/api/v1/chat/messages?after=0")
        await route.fulfill(response=again)

    await visitor.page.route("**/api/v1/chat/messages?after=1", everything_again)
    async with visitor.page.expect_response("**/api/v1/chat/messages?after=1"):
        await visitor.wakes()
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Uz kuru valsti")

    await expect(visitor.messages()).to_have_count(2)


async def test_ticks_made_while_waiting_are_sent_in_order(world, visitor):
    await visitor.opens(await world.site())
    next(iter(world.talking.people.values())).screen = "pay"
    await visitor.writes("1800")
    await visitor.sees("Kas no šī")
    await visitor.context.set_offline(True)
    await visitor.presses("Prasa pasi")
    await visitor.presses("Prasa naudu")
    await visitor.presses("Gatavs")
    await visitor.is_told("Nav savienojuma.")
    await visitor.context.set_offline(False)
    await visitor.wakes()
    await visitor.sees("Redzu nopietnas pazīmes.")

    pressed = [event.choice.split("|")[3] for event in world.talking.events[2:]]
    assert pressed == ["passport", "fee", "+done"]


async def test_a_second_answer_is_kept_back_until_the_first_has_arrived(world, visitor):
    await visitor.opens(await world.site())
    await visitor.context.set_offline(True)
    await visitor.presses("Man piedāvā darbu")
    await visitor.writes("Islande")
    await visitor.is_told("Iepriekšējā atbilde vēl nav aizgājusi.")
    await visitor.context.set_offline(False)
    await visitor.wakes()
    await visitor.sees("Uz kuru valsti")

    assert len(world.talking.events) == 2
    await expect(visitor.page.locator("#text")).to_have_value("Islande")


async def test_a_human_can_be_asked_for_while_an_answer_is_on_its_way(world, visitor):
    await visitor.opens(await world.site())
    await visitor.context.set_offline(True)
    await visitor.presses("Man piedāvā darbu")
    await visitor.uses("human")
    await visitor.is_told("Nav savienojuma.")
    await visitor.context.set_offline(False)
    await visitor.wakes()

    await expect(visitor.place.locator("#log")).to_contain_text("Zvani +371 28612120")


async def test_an_answer_that_has_not_left_is_in_sight_and_says_so(world):
    visitor = await world.visitor(viewport=PHONE)
    await visitor.opens(await world.site())
    await visitor.context.set_offline(True)
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Nav savienojuma.")

    await expect(visitor.own()).to_have_attribute("data-unsent", "Vēl nav nosūtīts")
    assert await visitor.sees_whole(visitor.own())


async def test_an_answer_that_has_arrived_says_nothing_of_having_waited(world, visitor):
    await visitor.opens(await world.site())
    await visitor.context.set_offline(True)
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Nav savienojuma.")
    await visitor.context.set_offline(False)
    await visitor.wakes()
    await visitor.sees("Uz kuru valsti")

    await expect(visitor.place.locator("[data-unsent]")).to_have_count(0)


async def test_a_store_that_is_down_is_no_silence(world, visitor):
    await visitor.opens(await world.site())
    world.talking.down = True
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Mums radās kļūme")
    world.talking.down = False
    await visitor.wakes()

    await visitor.sees("Uz kuru valsti")


async def test_a_flood_is_answered_with_the_numbers(world, visitor):
    await visitor.opens(await world.site(rates=Rates(person=Rate(1, 3600))))
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Uz kuru valsti")
    await visitor.writes("Islande")

    await visitor.sees("Šobrīd pienāk ļoti daudz atbilžu.")


async def test_a_conversation_that_is_gone_leads_back_to_the_beginning(world, visitor):
    await visitor.opens(await world.site())
    world.talking.people.clear()
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Šī saruna vairs nav saglabāta.")

    await expect(visitor.page.locator("#start")).to_be_visible()
    await expect(visitor.page.locator(".message")).to_have_count(0)


async def test_forgetting_empties_screen_and_storage(world, visitor):
    await visitor.opens(await world.site())
    await visitor.forgets()
    await visitor.is_told("Saruna ir dzēsta.")

    await expect(visitor.page.locator(".message")).to_have_count(0)
    assert await visitor.page.evaluate("sessionStorage.length") == 0
    assert await visitor.page.locator("input[name=token]").first.input_value() == ""


async def test_what_came_in_another_window_appears_on_return(world, visitor):
    await visitor.opens(await world.site())
    person = next(iter(world.talking.people))
    world.talking.say(person, Message("Vēl kas."))
    await visitor.wakes()

    await visitor.sees("Vēl kas.")


async def test_a_keyboard_is_enough(world, visitor):
    await visitor.page.goto(await world.site())
    keyboard = visitor.page.keyboard
    await visitor.page.locator("#start button.main").focus()
    await keyboard.press("Enter")
    await expect(visitor.page.get_by_role("button", name="Man piedāvā darbu")).to_be_focused()
    await keyboard.press("Enter")
    await expect(visitor.page.locator("#text")).to_be_focused()
    await keyboard.type("Islande")
    await keyboard.press("Enter")

    await visitor.sees("Cik eiro")
    await expect(visitor.page.locator("#text")).to_be_focused()


async def test_after_a_card_the_keyboard_is_at_its_beginning(world, visitor):
    await visitor.opens(await world.site())
    await visitor.page.locator("[data-kind=human]").focus()
    await visitor.page.keyboard.press("Enter")

    await expect(visitor.messages().filter(has_text="Zvani +371")).to_be_focused()


async def test_every_control_is_reached_by_tab(world, visitor):
    await visitor.opens(await world.site())
    await visitor.page.locator("[data-kind=call]").focus()
    reached = []
    for _ in range(12):
        reached.append(await visitor.page.evaluate("document.activeElement.textContent.trim()"))
        await visitor.page.keyboard.press("Tab")

    assert reached == [
        "Zvanīt", "Runāt ar cilvēku", "Aizvērt", "Man piedāvā darbu", "Jau esmu ārzemēs",
        "Kas cits", "", "Sūtīt", "Sākt no jauna", "Palīdzība", "Русский", "Dzēst sarunu",
    ]  # fmt: skip


async def test_a_screen_reader_hears_what_is_new_and_what_is_asked(world, visitor):
    await visitor.opens(await world.site())
    await visitor.presses("Man piedāvā darbu")
    log = visitor.page.get_by_role("log", name="Saruna")

    await expect(log.get_by_role("group", name="Uz kuru valsti tevi aicina?")).to_be_visible()
    await expect(log).to_contain_text("Tu: Man piedāvā darbu")


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED])
@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_small_screens_and_four_times_the_size_need_no_sideways_scrolling(
    world, viewport, language
):
    visitor = await world.visitor(viewport=viewport, locale=language)
    await visitor.page.goto(await world.site())
    wider = [await visitor.page.evaluate(WIDTH)]
    await visitor.begins(language)
    await visitor.consults()
    wider.append(await visitor.page.evaluate(WIDTH))

    assert wider == [0, 0]


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED])
async def test_the_safety_bar_stays_in_sight(world, viewport):
    visitor = await world.visitor(viewport=viewport)
    await visitor.opens(await world.site())
    await visitor.consults()
    for place in (0, 10_000):
        await visitor.page.evaluate(f"scrollTo({{ top: {place}, behavior: 'instant' }})")
        for kind in ("call", "human", "exit"):
            await expect(visitor.page.locator(f"[data-kind={kind}]")).to_be_in_viewport(ratio=1)


async def test_everything_is_large_enough_to_be_touched(world):
    visitor = await world.visitor(viewport=PHONE)
    await visitor.opens(await world.site())
    await visitor.consults()
    sizes = await visitor.page.evaluate(
        """[...document.querySelectorAll("button, .bar a, .opener, textarea")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.textContent.trim(), node.getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.min(width, height) < 44)
        .map(([text, { width, height }]) => `${text} ${width} ${height}`)"""
    )

    assert sizes == []


async def test_exit_erases_and_leaves_nothing_to_come_back_to(world, visitor):
    address = await world.site()
    await visitor.page.goto(f"{address}/livez")
    await visitor.opens(address)
    await visitor.presses("Man piedāvā darbu")
    await visitor.uses("exit")
    await expect(visitor.page).to_have_url(NEUTRAL)
    await visitor.page.go_back()

    assert visitor.page.url == f"{address}/livez"
    assert world.talking.people == {}


async def test_exit_leaves_no_storage_behind(world, visitor):
    address = await world.site()
    await visitor.opens(address)
    await visitor.uses("exit")
    await expect(visitor.page).to_have_url(NEUTRAL)
    await visitor.page.goto(f"{address}/livez")  # of our origin, and without a script of ours

    assert await visitor.page.evaluate("sessionStorage.length") == 0


async def test_shift_three_times_leaves(world, visitor):
    await visitor.opens(await world.site())
    for _ in range(3):
        await visitor.page.keyboard.press("Shift")

    await expect(visitor.page).to_have_url(NEUTRAL)


async def test_shift_leaves_while_somebody_writes(world, visitor):
    await visitor.opens(await world.site())
    await visitor.page.locator("#text").fill("Palī")
    for _ in range(3):
        await visitor.page.keyboard.press("Shift")

    await expect(visitor.page).to_have_url(NEUTRAL)


async def test_capital_letters_do_not_leave(world, visitor):
    address = await world.site()
    await visitor.opens(address)
    await visitor.page.locator("#text").focus()
    for letter in "ABCDE":
        await visitor.page.keyboard.press(f"Shift+{letter}")

    await expect(visitor.page.locator("#text")).to_have_value("ABCDE")


async def test_shift_and_the_mouse_do_not_leave(world, visitor):
    address = await world.site()
    await visitor.opens(address)
    for _ in range(4):
        await visitor.page.keyboard.down("Shift")
        await visitor.page.locator("#text").click()
        await visitor.page.keyboard.up("Shift")

    await expect(visitor.page.locator("#text")).to_be_visible()


async def test_exit_blanks_the_page_before_any_network(world, visitor):
    await visitor.opens(await world.site())
    await visitor.context.unroute_all()
    await visitor.context.route("https://*.wikipedia.org/**", lambda route: asyncio.sleep(0))
    await visitor.context.set_offline(True)
    left = await visitor.page.evaluate(
        """() => { document.querySelector("[data-kind=exit]").click();
        return [document.body.childElementCount, sessionStorage.length]; }"""
    )

    assert left == [0, 0]


async def test_exit_works_when_the_rest_of_the_script_does_not(world, visitor):
    await visitor.page.route("**/static/chat.js", lambda route: route.abort())
    await visitor.page.goto(await world.site())
    await visitor.uses("exit")

    await expect(visitor.page).to_have_url(NEUTRAL)


async def test_the_page_without_its_script_still_converses(world, visitor):
    await visitor.page.route("**/static/chat.js", lambda route: route.abort())
    await visitor.opens(await world.site())
    await visitor.presses("Man piedāvā darbu")

    await visitor.sees("Uz kuru valsti")


async def test_the_script_takes_over_a_page_that_was_begun_without_it(world, visitor):
    await visitor.page.route("**/static/chat.js", lambda route: route.abort())
    await visitor.opens(await world.site())
    await visitor.page.unroute_all()
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Uz kuru valsti")
    await visitor.presses("Islande")
    await visitor.sees("Cik eiro")

    await expect(visitor.messages()).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_axe_finds_nothing(world, scheme, language):
    visitor = await world.visitor(color_scheme=scheme, reduced_motion="reduce", locale=language)
    address, found = await world.site(), []
    for path in ("/privacy", "/nowhere", "/demo", "/widget", "/"):
        await visitor.page.goto(address + path)
        found.append(await violations(visitor.page))
    await visitor.begins(language)
    found.append(await violations(visitor.page))
    await visitor.presses("Man piedāvā darbu")
    await visitor.sees("Uz kuru valsti")
    found.append(await violations(visitor.page))
    await visitor.presses("Islande")
    await visitor.writes("1800")
    await visitor.presses("Prasa pasi")
    found.append(await violations(visitor.page))
    await visitor.presses("Gatavs")
    await visitor.sees("Redzu nopietnas")
    found.append(await violations(visitor.page))

    assert found == [""] * len(found)


async def violations(page):
    """Return what axe finds wrong, a line each."""
    results = await Axe().run(page)
    return "\n".join(
        f"{found['id']}: {node['html']}"
        for found in results.response["violations"]
        for node in found["nodes"]
    )
