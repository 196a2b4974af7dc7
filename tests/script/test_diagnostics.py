"""What the staff are told reads like a sentence, whatever the numbers in it."""

import pytest

from bot.script.diagnostics import Sentence

LEFT = Sentence("{count:tekstam|tekstiem} nav", "{count:text is|texts are} left")


@pytest.mark.parametrize(
    ("count", "lv", "en"),
    [
        (0, "0 tekstiem nav", "0 texts are left"),
        (1, "1 tekstam nav", "1 text is left"),
        (2, "2 tekstiem nav", "2 texts are left"),
        (11, "11 tekstiem nav", "11 texts are left"),
        (21, "21 tekstam nav", "21 texts are left"),
        (111, "111 tekstiem nav", "111 texts are left"),
    ],
)
def test_a_number_and_its_words_agree(count, lv, en):
    details = [("count", str(count))]

    assert [LEFT.fill("lv", details), LEFT.fill("en", details)] == [lv, en]
