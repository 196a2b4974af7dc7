"""A person who talks with the engine alone, for tests of what a step means."""

from dataclasses import replace
from datetime import timedelta

from bot.authoring.talks import BEGINNING, Player
from bot.engine.buttons import read_button
from bot.engine.events import Chose, Started
from bot.script.interface import SOURCES
from bot.script.reader import read_script
from bot.script.templates import parse_template

HOME = """\
dialog: home
title: Sākums
steps:
  hello:
    say: Ar ko sākam?
    choices:
      offer: Man piedāvā darbu
      other: Kaut kas cits
    go: {offer: offer, other: bye}
  offer: {call: offer, then: hello}
  bye:
    say: Visu labu.
    end: true
"""
FACTS = """\
helpline: {kind: phone, value: "+371 28612120", shown: always}
emergency: {kind: phone, value: "112", shown: always}
"""


def script_of(offer="", *, home=HOME, risk="", words="", facts=FACTS, strict=True, **others):
    """Read a script from texts; `offer` is the dialog that home calls."""
    files = {"home.yaml": home, "_facts.yaml": facts}
    files |= {"offer.yaml": offer} if offer else {}
    files |= {"_risk.yaml": risk} if risk else {}
    files |= {"_words.yaml": words} if words else {}
    files |= {f"{name}.yaml": text for name, text in others.items()}
    script, found = read_script(files)
    errors = [diagnostic for diagnostic in found if diagnostic.is_error]
    assert not (strict and errors), "\n".join(map(str, errors))
    return in_russian(script)


def in_russian(script):
    """Add a second language in which every text of the staff says so."""
    lv = script.catalogs["lv"]
    ru = {
        unit: template if unit in SOURCES else parse_template("RU " + script.units[unit].source)
        for unit, template in lv.items()
    }
    return replace(script, catalogs={"lv": lv, "ru": ru})


class PersonTalking(Player):
    """A player who remembers every button they were shown."""

    def __init__(self, script, language="lv", dialog=None):
        super().__init__(script, language)
        self.shown = {}
        self.happens(Started(dialog, language, at=BEGINNING))

    def happens(self, event):
        super().happens(event)
        for choice in self.choices:
            if button := read_button(choice.id):
                self.shown[button.option, button.step] = choice.id

    @property
    def choices(self):
        return [choice for message in self.seen for choice in message.choices]

    @property
    def labels(self):
        return [choice.label for choice in self.choices]

    @property
    def text(self):
        return "\n".join(message.text for message in self.seen)

    @property
    def at(self):
        return self.here.position.step

    def presses(self, *options):
        for option in options:
            assert self.press(option), f"no {option} among {self.labels} at {self.at}"
        return self

    def writes(self, *texts):
        for text in texts:
            self.write(text)
        return self

    def presses_reply(self, label):
        """Press the button of a question back that says this."""
        [choice] = [choice.id for choice in self.choices if choice.label == label]
        self.happens(Chose(choice, at=self._now))
        return self

    def presses_old(self, option, step):
        """Press a button of an older screen."""
        self.happens(Chose(self.shown[option, step], at=self._now))
        return self

    def is_silent_for(self, minutes):
        self._now += timedelta(minutes=minutes)
        return self
