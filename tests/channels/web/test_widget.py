"""The widget on somebody else's page: another origin, another host name, strict or hostile."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser import Watch
from tests.channels.web.browsing import NEUTRAL

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGE = """<!doctype html><html lang="lv"><title>Vēstis</title><body>
<p id="news">Laiks</p><script src="{site}/widget.js" async data-language="{language}"></script>
"""
STRICT = (
    "default-src 'none'; script-src {site}; frame-src {site}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
LOUD = "<style>* {{ all: initial; color: lime !important; font-size: 60px !important }}</style>"


async def test_the_widget_converses_on_a_page_with_a_strict_policy(world, visitor):
    watch = Watch(visitor.page)
    site, host = await world.neighbour(PAGE, policy=STRICT)
    await visitor.opens_widget(host)
    await visitor.consults()

    assert [said for said in watch.complaints if "favicon" not in said] == []
    assert {url.rsplit("/", 1)[0] for url in watch.requests if site not in url} == {host}


async def test_nothing_of_ours_is_asked_for_before_the_button_is_pressed(world, visitor):
    watch = Watch(visitor.page)
    site, host = await world.neighbour(PAGE)
    await visitor.page.goto(host)
    await expect(visitor.page.get_by_role("button", name="Ceļa padoms")).to_be_visible()

    assert [url for url in watch.requests if site in url] == [f"{site}/widget.js"]


async def test_the_widget_speaks_the_language_of_the_tag(world, visitor):
    _, host = await world.neighbour(PAGE, language="ru")
    await visitor.opens_widget(host, "ru")

    await visitor.sees("С чего начнём?")


async def test_the_widget_can_be_hidden_and_comes_back_as_it_was(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.presses("Man piedāvā darbu")
    await visitor.page.get_by_role("button", name="Paslēpt").click()
    await expect(visitor.page.locator("iframe")).to_be_hidden()
    await visitor.page.locator("button.open").click()

    await visitor.sees("Uz kuru valsti")


async def test_a_page_that_is_not_listed_cannot_frame_the_widget(world, visitor):
    _, host = await world.neighbour(PAGE, listed=False)
    await visitor.page.goto(host)
    await visitor.page.locator("button.open").click()

    await expect(visitor.page.frame_locator("iframe").locator("#start")).to_have_count(0)


@pytest.mark.parametrize("policy", ["", STRICT])
async def test_a_page_that_is_not_listed_shows_the_numbers_and_the_way_to_our_own(
    world, visitor, policy
):
    site, host = await world.neighbour(PAGE, policy=policy, listed=False)
    await visitor.page.goto(host)
    await visitor.page.locator("button.open").click()
    links = visitor.page.get_by_role("link")
    await expect(links.first).to_be_focused()

    assert await links.evaluate_all("all => all.map((one) => one.getAttribute('href'))") == [
        "tel:+37128612120", "tel:112", f"{site}/?lang=lv",
    ]  # fmt: skip


async def test_the_page_around_it_reads_nothing(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    read = await visitor.page.evaluate(
        """() => {
        const frame = document.querySelector("div").shadowRoot.querySelector("iframe");
        const kept = [{...sessionStorage}, {...localStorage}, document.cookie];
        return [frame.contentDocument, ...kept]; }"""
    )

    assert read == [None, {}, {}, ""]


async def test_the_page_around_it_hears_nothing(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.context.add_init_script(
        "window.heard = []; addEventListener('message', ({ data }) => heard.push(data))"
    )
    await visitor.opens_widget(host)
    await visitor.consults()

    assert await visitor.page.evaluate("heard") == []


async def test_styles_of_the_page_do_not_reach_the_widget(world, visitor):
    _, host = await world.neighbour(PAGE + LOUD)
    await visitor.page.goto(host)
    button = visitor.page.locator("button.open")

    assert await button.evaluate("node => getComputedStyle(node).color") == "rgb(255, 255, 255)"
    assert await visitor.page.locator("#news").evaluate(
        "node => getComputedStyle(node).color"
    ) == ("rgb(0, 255, 0)")


async def test_exit_takes_the_whole_page_away(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.uses("exit")
    await expect(visitor.page).to_have_url(NEUTRAL)

    assert world.talking.people == {}


async def test_shift_takes_the_whole_page_away(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    for _ in range(3):
        await visitor.page.keyboard.press("Shift")

    await expect(visitor.page).to_have_url(NEUTRAL)


async def test_shift_leaves_from_the_page_around_it_too(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.page.locator("#news").click()
    for _ in range(3):
        await visitor.page.keyboard.press("Shift")

    await expect(visitor.page).to_have_url(NEUTRAL)


async def test_the_page_keeps_its_shift_while_the_widget_is_shut(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.page.goto(host)
    await visitor.page.locator("button.open").wait_for()
    for _ in range(4):
        await visitor.page.keyboard.press("Shift")

    await expect(visitor.page.locator("#news")).to_be_visible()


async def test_exit_without_javascript_in_the_frame_takes_the_whole_page_away(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.page.route("**/static/*.js", lambda route: route.abort())
    await visitor.opens_widget(host)
    await visitor.uses("exit")

    await expect(visitor.page).to_have_url(NEUTRAL)


@pytest.mark.parametrize(
    "said",
    [
        "{type: 'exit'}",
        "{type: 'open', token: 1}",
        "{type: 'size', height: 1e9}",
        "'exit'",
        "null",
        "[[['exit']]]",
        "{type: {toString() { return 'exit' }} + ''}",
    ],
)
async def test_messages_of_a_hostile_page_have_no_effect(world, visitor, said):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.page.evaluate(
        f"""() => {{
        const frame = document.querySelector("div").shadowRoot.querySelector("iframe");
        frame.contentWindow.postMessage({said}, "*");
        window.postMessage({said}, "*"); }}"""
    )
    await visitor.presses("Man piedāvā darbu")

    await visitor.sees("Uz kuru valsti")
    await expect(visitor.page.locator("#news")).to_be_visible()


async def test_the_demo_shows_the_widget_on_a_page_with_styles_of_its_own(world, visitor):
    watch = Watch(visitor.page)
    await visitor.opens_widget(await world.site() + "/demo")
    await visitor.consults()

    assert watch.complaints == []


@pytest.mark.parametrize("language", ["lv", "ru"])
async def test_the_widget_fits_a_small_phone(world, language):
    visitor = await world.visitor(viewport={"width": 320, "height": 568})
    _, host = await world.neighbour(PAGE, language=language)
    await visitor.opens_widget(host, language)
    box = await visitor.page.locator("section.panel").bounding_box()

    assert box == {"x": 0, "y": 0, "width": 320, "height": 568}
    for kind in ("call", "human", "exit"):
        await expect(visitor.place.locator(f"[data-kind={kind}]")).to_be_in_viewport(ratio=1)
