"""Which texts a language must not go live without."""

import pytest

from tests.script.sets import read

OFFER = """\
dialog: offer
title: Piedāvājums
remember: {pay: session}
steps:
  hello:
    say: Vai kāds prasa naudu?
    choices:
      free: Nē
      debt: Jā, atvilks no algas
    flags: {debt: [debt]}
  pay:
    say: Cik eiro mēnesī?
    ask: number 0..50000
  result:
    levels: offer
    say:
      high: Nopietni.
      low: Pazīmju nav.
  calm:
    when: level is low
    say: Pirms brauciena izdari šo.
  grave:
    when: not level is low and pay is known
    say: Nebrauc.
  rich:
    when: pay > 3000
    say: Tas ir daudz.
  more:
    say:
      - Ko darām tālāk?
      - Raksti mums uz {office_email}.
      - Zvani {helpline}.
    choices:
      end: Pabeigt
  low_crossroads:
    when: level is low
    say: Vai turpinām?
    choices:
      yes_please: Turpinām
  bye: {use: goodbye, end: true}
"""
SOMEONE_ELSE = """\
dialog: someone_else
title: Cits cilvēks
steps:
  hello:
    say: Kur šis cilvēks ir?
    choices:
      here: Latvijā
  bye: {use: goodbye, end: true}
"""


@pytest.fixture(scope="module")
def units():
    script, _ = read({"offer.yaml": OFFER, "someone_else.yaml": SOMEONE_ELSE}, demo=True)
    return script.units


@pytest.mark.parametrize("unit", ["offer/calm#say", "offer/grave#say"])
def test_what_is_said_only_at_a_level_keeps_people_safe(units, unit):
    assert units[unit].safety


def test_a_text_with_a_number_to_call_keeps_people_safe(units):
    assert units["offer/more#say.3"].safety


@pytest.mark.parametrize(
    "unit",
    [
        "someone_else#title",
        "someone_else/hello#say",
        "someone_else/hello#choice.here",
        "snippet/goodbye",
    ],
)
def test_all_that_is_said_about_somebody_else_keeps_people_safe(units, unit):
    assert units[unit].safety


@pytest.mark.parametrize(
    "unit",
    [
        "offer#title",
        "offer/pay#say",
        "offer/rich#say",
        "offer/more#say.1",
        "offer/more#say.2",
        "offer/more#choice.end",
        "offer/low_crossroads#say",
    ],
)
def test_nothing_else_keeps_a_language_back(units, unit):
    assert not units[unit].safety
