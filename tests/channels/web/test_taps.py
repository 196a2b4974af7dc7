"""Fingers are faster than reading: one tap answers one question."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.channels.web.site import SETTLE
from tests.channels.web.test_widget import PAGE

pytestmark = pytest.mark.asyncio(loop_scope="module")

BETWEEN = 150
"""Milliseconds of each tap of a double tap: enough for the next question to appear."""


def happened(world):
    return [type(event).__name__ for event in world.talking.events]


async def test_a_double_tap_answers_one_question(world, visitor):
    await visitor.opens(await world.site())
    await visitor.newest().get_by_role("button").first.dblclick(delay=BETWEEN)
    await visitor.sees("Uz kuru valsti")
    await visitor.writes("Islande")
    await visitor.sees("Cik eiro")

    assert happened(world) == ["Started", "Chose", "Wrote"]


async def test_a_double_tap_on_the_way_in_of_the_widget_answers_nothing(world, visitor):
    _, host = await world.neighbour(PAGE, settle=timedelta(hours=1))
    await visitor.opens_widget(host)
    await visitor.newest().get_by_role("button").first.click(force=True)
    await visitor.writes("Darbs")
    await visitor.sees("Uz kuru valsti")

    assert happened(world) == ["Started", "Wrote"]


async def test_a_double_tap_ticks_once(world, visitor):
    await visitor.opens(await world.site())
    next(iter(world.talking.people.values())).screen = "pay"
    await visitor.writes("1800")
    await visitor.sees("Kas no šī")
    await visitor.newest().get_by_role("button", name="Prasa pasi").dblclick(delay=BETWEEN)
    await visitor.presses("Gatavs")
    await visitor.sees("Redzu nopietnas")

    assert next(iter(world.talking.people.values())).ticked == {"passport"}


@pytest.mark.parametrize("key", ["Enter", "Space"])
async def test_a_button_takes_no_press_before_it_can_be_read(world, visitor, key):
    await visitor.opens(await world.site(settle=timedelta(hours=1)))
    button = visitor.newest().get_by_role("button").first
    await button.click(force=True)
    await button.press(key)
    await visitor.writes("Darbs")
    await visitor.sees("Uz kuru valsti")

    assert happened(world) == ["Started", "Wrote"]


async def test_a_button_that_can_be_read_takes_a_press(world, visitor):
    await visitor.opens(await world.site(settle=SETTLE))
    await visitor.presses("Man piedāvā darbu")

    await visitor.sees("Uz kuru valsti")


async def test_a_key_that_is_held_answers_one_question(world, visitor):
    await visitor.opens(await world.site())
    await visitor.newest().get_by_role("button").first.focus()
    for _ in range(5):
        await visitor.page.keyboard.down("Enter")
    await visitor.page.keyboard.up("Enter")
    await visitor.sees("Uz kuru valsti")
    await visitor.writes("Islande")
    await visitor.sees("Cik eiro")

    assert happened(world) == ["Started", "Chose", "Wrote"]


async def test_an_impatient_tap_is_told_to_wait(world, visitor):
    await visitor.opens(await world.site())
    await visitor.context.set_offline(True)
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Nav savienojuma.")
    await visitor.presses("Man piedāvā darbu")
    await visitor.is_told("Iepriekšējā atbilde vēl nav aizgājusi.")

    await expect(visitor.place.locator(".message.person")).to_have_count(1)


async def test_a_double_tap_without_javascript_answers_one_question(world):
    visitor = await world.visitor(java_script_enabled=False)
    await visitor.opens(await world.site())
    await visitor.newest().get_by_role("button").first.dblclick()
    await visitor.sees("Uz kuru valsti")
    await visitor.writes("Islande")
    await visitor.sees("Cik eiro")

    assert happened(world) == ["Started", "Chose", "Wrote"]


async def test_a_new_page_without_javascript_takes_no_press_before_it_can_be_read(world):
    visitor = await world.visitor(java_script_enabled=False)
    await visitor.settles_in(hours=1)
    await visitor.opens(await world.site())
    await visitor.newest().get_by_role("button").first.click(force=True)
    await visitor.writes("Darbs")
    await visitor.sees("Uz kuru valsti")

    assert happened(world) == ["Started", "Wrote"]
