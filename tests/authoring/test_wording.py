"""What is noticed of whole messages: their beginning, and their length in each language."""

from dataclasses import replace

from bot.authoring.wording import wording
from bot.script.model import Words
from bot.script.templates import parse_template
from tests.engine.people import script_of

OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  one:
    say:
      - Te ir runa par verdzību.
      - Un vēl kaut kas.
  two:
    say:
      - Te ir padomi.
      - Te ir runa par verdzību.
    choices: {a: Jā, b: Nē}
  bye: {say: Viss, end: true}
"""
WORDS = Words(not_first={"lv": ("verdzīb-",)})


def found(script):
    script = replace(script, words=WORDS)
    return [
        (wrong.code, str(wrong.place), dict(wrong.details)["id"])
        for wrong in wording(script, "dialogs", "locales")
        if wrong.code in ("S011", "S012")
    ]


def test_a_notification_shows_nothing_that_could_betray():
    (first,) = found(script_of(OFFER, strict=False))

    assert first == ("S011", "dialogs/offer.yaml:6:9", "offer/one#say.1")


def test_a_translation_that_no_message_holds_is_noticed_in_its_catalog():
    script = script_of(OFFER.replace("verdzību", "darbu"), strict=False)
    ru = {**script.catalogs["ru"], "offer/one#say.1": parse_template("ж" * 4200)}

    (long,) = found(replace(script, catalogs={**script.catalogs, "ru": ru}))

    assert long == ("S012", "locales/ru/LC_MESSAGES/dialogs.po:0:0", "offer/one")
