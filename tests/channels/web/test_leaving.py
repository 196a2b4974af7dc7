"""Whoever leaves or erases leaves nothing behind: on this page, around it, in another tab."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import expect

from tests.channels.web.browsing import NEUTRAL
from tests.channels.web.test_widget import PAGE

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHIFTS = """() => {
for (let times = 0; times < 3; times += 1) {
  for (const kind of ["keydown", "keyup"]) {
    dispatchEvent(new KeyboardEvent(kind, { key: "Shift" }));
  }
}
return [document.title, document.body.innerText.trim()]; }"""
LABELS = "[...document.querySelectorAll('h2, .bar > *')].map((node) => node.innerText.trim())"


async def gone(world):
    """Wait until somebody was forgotten."""
    await asyncio.wait_for(world.talking.gone.wait(), 10)


async def second_tab(visitor):
    """Open the conversation once more, as "duplicate the tab" does."""
    async with visitor.context.expect_page() as opened:
        await visitor.page.evaluate("void open(location.href)")
    page = await opened.value
    await expect(page.locator(".message")).to_have_count(1)
    return page


async def test_shift_on_the_page_around_the_widget_erases(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.page.locator("#news").click()
    await visitor.shifts()
    await expect(visitor.page).to_have_url(NEUTRAL)
    await gone(world)

    assert world.talking.people == {}


async def test_shift_erases_while_the_widget_is_hidden(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.page.get_by_role("button", name="Paslēpt").click()
    await visitor.shifts()
    await expect(visitor.page).to_have_url(NEUTRAL)
    await gone(world)

    assert world.talking.people == {}


async def test_shift_blanks_the_page_around_the_widget_before_any_network(world, visitor):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host)
    await visitor.context.set_offline(True)

    assert await visitor.page.evaluate(SHIFTS) == ["", ""]
    await expect(visitor.page.locator("iframe")).to_be_hidden()


async def test_exit_on_a_page_beside_the_conversation_erases_it(world, visitor):
    address = await world.site()
    await visitor.opens(address)
    await visitor.page.goto(f"{address}/privacy")
    await visitor.uses("exit")
    await expect(visitor.page).to_have_url(NEUTRAL)
    await gone(world)

    assert world.talking.people == {}


async def test_what_is_erased_in_one_tab_is_gone_from_the_other(world, visitor):
    await visitor.opens(await world.site())
    other = await second_tab(visitor)
    await visitor.forgets()

    await expect(other.locator("#start")).to_be_visible()
    await expect(other.locator(".message")).to_have_count(0)


async def test_exit_in_one_tab_empties_the_other(world, visitor):
    await visitor.opens(await world.site())
    other = await second_tab(visitor)
    await visitor.uses("exit")

    await expect(other.locator("#start")).to_be_visible()
    await expect(other.locator(".message")).to_have_count(0)


async def test_a_tab_that_could_not_be_told_finds_out_when_it_is_looked_at(world, visitor):
    await visitor.context.add_init_script("delete window.BroadcastChannel")
    await visitor.opens(await world.site())
    other = await second_tab(visitor)
    await visitor.forgets()
    await visitor.is_told("Saruna ir dzēsta.")
    await other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    await expect(other.locator("#start")).to_be_visible()
    await expect(other.locator(".message")).to_have_count(0)


async def test_another_conversation_in_another_tab_stays(world, visitor):
    address = await world.site()
    await visitor.opens(address)
    mine, other = visitor.page, await visitor.context.new_page()
    visitor.page = visitor.place = other
    await visitor.opens(address)
    await visitor.forgets()
    await visitor.is_told("Saruna ir dzēsta.")

    await expect(mine.locator(".message")).to_have_count(1)


async def test_erasing_asks_once_more(world, visitor):
    await visitor.opens(await world.site())
    await visitor.uses("forget")
    await visitor.is_told("Vai izdzēst visu sarunu?")
    await visitor.writes("Darbs")
    await visitor.sees("Uz kuru valsti")

    await expect(visitor.page.locator("[data-kind=forget]")).to_have_text("Dzēst sarunu")
    assert len(world.talking.people) == 1


async def test_the_question_whether_to_erase_goes_away_by_itself(world, visitor):
    await visitor.page.clock.install()
    await visitor.opens(await world.site())
    await visitor.uses("forget")
    await expect(visitor.page.locator("[data-kind=forget]")).to_have_text("Jā, izdzēst")
    await visitor.page.clock.fast_forward(10_000)

    await expect(visitor.page.locator("[data-kind=forget]")).to_have_text("Dzēst sarunu")
    await expect(visitor.page.locator("#status")).to_be_empty()


async def test_a_double_tap_does_not_erase(world, visitor):
    await visitor.opens(await world.site(settle=timedelta(hours=1)))
    forget = visitor.page.locator("[data-kind=forget]")
    await forget.dblclick()
    await forget.press("Enter")
    await visitor.writes("Darbs")
    await visitor.sees("Uz kuru valsti")

    assert len(world.talking.people) == 1


async def test_after_erasing_the_page_speaks_the_language_of_the_conversation(world, visitor):
    await visitor.opens(await world.site(), "ru")
    await visitor.forgets()
    await expect(visitor.page.locator("h2")).to_have_text("Совет перед дорогой")
    await visitor.is_told("Разговор удалён.")

    assert await visitor.page.evaluate(LABELS) == [
        "Позвонить", "Поговорить с человеком", "Закрыть", "Совет перед дорогой",
    ]  # fmt: skip
    assert await visitor.page.evaluate("document.documentElement.lang") == "ru"


async def test_after_erasing_in_the_widget_it_speaks_the_language_of_the_conversation(
    world, visitor
):
    _, host = await world.neighbour(PAGE)
    await visitor.opens_widget(host, "ru")
    await visitor.forgets()

    await expect(visitor.place.locator("h2")).to_have_text("Совет перед дорогой")
    await visitor.is_told("Разговор удалён.")
