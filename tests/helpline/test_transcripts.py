"""What people read at each moment, in both languages: `transcripts.txt`, for the staff to read.

After a change of words, `python -m tests.helpline.transcripts` writes the file anew; what
has changed in it is to be read before it is kept.
"""

import re
from pathlib import Path

import pytest

from tests.helpline.transcripts import MOMENTS, heading, told

KEPT = (Path(__file__).parent / "transcripts.txt").read_text("utf-8")
NAMED = re.compile(r"trafick|cilvēku tirdz|ekspluat|tirdzniec|торговл|эксплуатац|жертв|upur", re.I)
FIRST = 80
"""Characters of a message that a notification shows."""


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("name", MOMENTS)
def test_the_person_is_told_what_the_staff_have_read(name, language):
    _, found, after = KEPT.partition(heading(name, language))

    assert found
    assert told(MOMENTS[name](language)) == after.partition("\n=== ")[0].strip()


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("name", MOMENTS)
def test_a_notification_gives_nothing_away(name, language):
    shown = [message.text[:FIRST] for message in MOMENTS[name](language).said]

    assert not [text for text in shown if NAMED.search(text)]


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("name", MOMENTS)
def test_the_helpline_is_a_tap_away(name, language):
    bars = [message.bar for message in MOMENTS[name](language).said]

    assert all(any(item.value == "+37128612120" for item in bar) for bar in bars)
