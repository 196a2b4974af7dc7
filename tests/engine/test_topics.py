import pytest

from bot.engine.topics import find_topics
from bot.script.model import Words
from tests.engine.scripts import asking

TOPICS = {
    "job_offer": ("darb", "piedav", "rabot"),
    "papers": ("pase", "atnem", "paspor"),
    "wages": ("alga", "nemaksa", "ne plat"),
    "home": ("majas", "darb"),
}


def find(text, topics=TOPICS):
    return find_topics(asking("Jā", words=Words(topics=topics)), text)


@pytest.mark.parametrize(
    ("text", "dialogs"),
    [
        ("Man piedāvā braukt", ("job_offer",)),
        ("Man piedāvā darbu", ("job_offer", "home")),
        ("Man piedāvā darbu, rabotu", ("job_offer",)),
        ("мне не платят", ("wages",)),
        ("платят", ()),
        ("ATŅEMTA PASE!", ("papers",)),
        ("paspor", ("papers",)),
        ("darbs", ("job_offer", "home")),
        ("pase un alga", ("papers", "wages")),
        ("laba diena", ()),
        ("", ()),
        ("🙂", ()),
    ],
)
def test_what_somebody_wrote_leads_to_the_dialogs_it_speaks_of(text, dialogs):
    assert find(text) == dialogs


def test_at_most_three_topics_are_suggested():
    topics = dict.fromkeys(("one", "two", "three", "four"), ("darb",))

    assert find("darbs", topics) == ("one", "two", "three")


def test_without_topics_none_is_found():
    assert find("darbs", {}) == ()
