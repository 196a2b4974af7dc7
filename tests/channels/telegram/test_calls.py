"""A message as calls: the text, the buttons, and last the safety bar."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram.bar_data import read_bar_data
from bot.channels.telegram.calls import calls_of
from bot.engine.bar import bar
from bot.engine.events import Started
from bot.engine.machine import newcomer
from bot.engine.message import BarKind, Choice, Link, Message, Picture
from bot.script.model import Command
from tests.channels.telegram.moments import NOW
from tests.channels.telegram.shipped import SCRIPT

CHAT = 77


def a_bar(language="lv", *, can_go_back=True):
    session = newcomer(SCRIPT, Started(at=NOW, language=language))
    trail = ("home/hello",) if can_go_back else ()
    return bar(SCRIPT, session._replace(trail=trail))


def said(text="Sveiki!", **more):
    return Message(text, **{"bar": a_bar(), **more})


def calls(message, pictures=Path("nowhere")):
    return calls_of(message, CHAT, pictures)


def rows(message, pictures=Path("nowhere")):
    markup = calls(message, pictures)[-1].parameters["reply_markup"]
    return markup["inline_keyboard"]


def labels(message):
    return [[button["text"] for button in row] for row in rows(message)]


def test_a_message_is_silent_without_previews_and_without_markup():
    [call] = calls(said("<b>*_`[x](y)"))

    assert {name: call.parameters[name] for name in call.parameters if name != "reply_markup"} == {
        "chat_id": CHAT,
        "text": "<b>*_`[x](y)",
        "entities": [],
        "disable_notification": True,
        "link_preview_options": {"is_disabled": True},
    }


def test_the_safety_bar_comes_last_and_the_helpline_first_of_it():
    message = said(choices=(Choice("1|a|b|c|", "Man ir jautājums"),))

    assert labels(message) == [
        ["Man ir jautājums"],
        ["Zvanīt +37128612120"],
        ["Runāt ar cilvēku"],
        ["Palīdzība", "Atpakaļ"],
        ["Sākt no jauna", "Русский"],
        ["Dzēst sarunu"],
    ]


def test_the_number_of_the_helpline_is_copied_by_its_button():
    assert rows(said())[0] == [
        {"text": "Zvanīt +37128612120", "copy_text": {"text": "+37128612120"}}
    ]


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_every_button_of_the_bar_is_read_back_as_what_it_says(language):
    items = {item.label: item for item in a_bar(language)}
    pressed = {
        items[button["text"]].kind: read_bar_data(button["callback_data"])
        for row in rows(said(bar=a_bar(language)))
        for button in row
        if "callback_data" in button
    }

    assert pressed == {
        BarKind.HUMAN: (Command.HUMAN, None),
        BarKind.HELP: (Command.HELP, None),
        BarKind.BACK: (Command.BACK, None),
        BarKind.RESTART: (Command.RESTART, None),
        BarKind.LANGUAGE: (Command.LANGUAGE, "lv" if language == "ru" else "ru"),
        BarKind.FORGET: (Command.FORGET, None),
    }


def test_a_choice_carries_its_own_identity():
    choice = Choice("1|job_offer|fee|debt|ab12", "Jā")

    assert rows(said(choices=(choice,)))[0] == [
        {"text": "Jā", "callback_data": "1|job_offer|fee|debt|ab12"}
    ]


def test_two_short_choices_share_a_row_and_a_long_one_has_its_own():
    names = ("Jā", "Nē", "Nezinu", "Man par to nekas nav teikts", "Negribu teikt")
    choices = tuple(Choice(f"1|a|b|c{n}|", name) for n, name in enumerate(names))

    assert labels(said(choices=choices, bar=())) == [
        ["Jā", "Nē"],
        ["Nezinu"],
        ["Man par to nekas nav teikts"],
        ["Negribu teikt"],
    ]


def test_what_is_ticked_shows_its_tick():
    choices = (Choice("1|a|b|c|", "Paņēma pasi", chosen=True), Choice("1|a|b|d|", "Nekas no tā"))

    assert labels(said(choices=choices, bar=())) == [["✓ Paņēma pasi", "Nekas no tā"]]


def test_a_link_opens_from_its_button():
    link = Link("link", "Tavas tiesības", "https://example.org/rights")

    assert rows(said(links=(link,), bar=())) == [
        [{"text": "Tavas tiesības", "url": "https://example.org/rights"}]
    ]


@pytest.mark.parametrize("value", ["tg://user?id=1", "javascript:alert(1)", "mailto:a@b.lv"])
def test_what_no_button_may_open_is_text(value):
    message = said(links=(Link("link", "Raksti", value),), bar=())

    assert (rows(message), calls(message)[0].parameters["text"]) == (
        [],
        f"Sveiki!\n\nRaksti: {value}",
    )


def test_a_number_stands_in_the_text_and_is_copied_by_a_button():
    message = said(links=(Link("phone", "Zvanīt 116123", "116123"),), bar=())

    assert calls(message)[0].parameters["text"] == "Sveiki!\n\nZvanīt 116123: 116123"
    assert rows(message)[0][0]["copy_text"] == {"text": "116123"}


def test_a_number_that_is_in_the_text_already_is_not_said_twice():
    message = said("Zvani +371 28612120.", links=(Link("phone", "Zvanīt", "+37128612120"),))

    assert calls(message)[0].parameters["text"] == "Zvani +371 28612120."
    assert labels(message).count(["Zvanīt +37128612120"]) == 1


@pytest.mark.parametrize(("value", "copied"), [("x" * 256, True), ("x" * 257, False)])
def test_what_is_too_long_to_be_copied_is_text(value, copied):
    message = said(links=(Link("copy", "Kopēt", value),), bar=())

    assert bool(rows(message)) is copied
    assert (value in calls(message)[0].parameters["text"]) is not copied


def test_a_long_text_goes_out_in_order_with_the_buttons_at_its_end():
    paragraphs = [f"{number}. " + "vārds " * 150 for number in range(10)]

    sent = [call.parameters for call in calls(said("\n\n".join(paragraphs)))]

    assert [call["text"][:2] for call in sent] == ["0.", "4.", "8."]
    assert ["reply_markup" in call for call in sent] == [False, False, True]


def test_a_message_without_a_text_still_brings_its_buttons():
    [call] = calls(said("", choices=(Choice("1|a|b|c|", "Jā"),)))

    assert call.parameters["text"] == "…"


@pytest.fixture
def pictures(tmp_path):
    for name in ("map.png", "road.svg"):
        (tmp_path / name).write_bytes(b"picture")
    return tmp_path


def drawn(text, src):
    return said(text, picture=Picture(src, "Zīmējumā karte"))


def test_a_picture_goes_out_with_the_text_below_it(pictures):
    [call] = calls(drawn("Kas satrauc:\n• Viss.", "map.png"), pictures)

    assert (call.method, call.photo, call.parameters["caption"]) == (
        "sendPhoto",
        pictures / "map.png",
        "Kas satrauc:\n• Viss.",
    )
    assert call.parameters["caption_entities"] == [{"type": "bold", "offset": 0, "length": 12}]


def test_a_text_too_long_for_below_a_picture_follows_it(pictures):
    first, second = calls(drawn("x" * 1025, "map.png"), pictures)

    assert (first.method, "reply_markup" in first.parameters) == ("sendPhoto", False)
    assert (second.method, "reply_markup" in second.parameters) == ("sendMessage", True)


def test_a_picture_without_a_text_has_no_caption(pictures):
    [call] = calls(drawn("", "map.png"), pictures)

    assert "caption" not in call.parameters


@pytest.mark.parametrize("src", ["road.svg", "gone.png", "../../../etc/passwd"])
def test_a_picture_that_telegram_cannot_show_is_told_in_words(src, pictures):
    [call] = calls(drawn("Sveiki!", src), pictures)

    assert (call.method, call.parameters["text"]) == ("sendMessage", "Zīmējumā karte\n\nSveiki!")
