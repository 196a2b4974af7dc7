"""What people write at home in their own words leads to what they need."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.authoring.talks import Player
from bot.engine.topics import find_topics
from bot.loading import load_script
from bot.settings import read_settings

SCRIPT = load_script(read_settings({}), demo=True)[0]
SENTENCES = yaml.safe_load((Path(__file__).parent / "topics.yaml").read_text("utf-8"))
WRITTEN = [(text, topic) for topic, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("text", "topic"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_what_is_written_at_home_leads_first_to_its_topic(text, topic):
    assert find_topics(SCRIPT, text)[:1] == (topic,)


def test_every_topic_has_sentences_that_are_tried():
    assert set(SENTENCES) == set(SCRIPT.words.topics)


def test_two_hundred_sentences_are_tried():
    assert len(set(WRITTEN)) >= 200


def test_most_sentences_open_their_topic_without_asking_back():
    opened = [text for text, _ in WRITTEN if len(find_topics(SCRIPT, text)) == 1]

    assert len(opened) >= 0.8 * len(WRITTEN)


def test_who_lost_the_passport_hears_the_number_for_danger_before_the_topic():
    player = Player(SCRIPT, "lv")
    player.start("home")
    player.write("man atņēma pasi")

    assert "112" in " ".join(message.text for message in player.seen)
