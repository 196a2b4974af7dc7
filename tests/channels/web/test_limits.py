"""A flood is bounded, and nobody's address is kept to bound it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.web import limits as limiting
from bot.channels.web.limits import Limits, Recent
from bot.channels.web.problems import Problem
from bot.channels.web.site import Rate, Rates
from bot.networks import Networks, network_of
from bot.ports import Person
from tests.channels.web.talking import NOW

ONCE = Rate(1, 3600)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", bytes([203, 0, 113])),
        ("::ffff:203.0.113.7", bytes([203, 0, 113])),
        ("2001:db8:7:1::1", bytes.fromhex("20010db80007")),
        ("fe80::1%eth0", bytes.fromhex("fe8000000000")),
        ("127.0.0.1", b""),
        ("::1", b""),
        ("unix", b""),
        ("", b""),
    ],
)
def test_a_network_is_a_24_or_a_48_and_this_machine_is_none(address, network):
    assert network_of(address) == network


def test_neighbours_are_one_network():
    networks = Networks(lambda: NOW)

    assert networks.hashed("203.0.113.7") == networks.hashed("203.0.113.99")


def test_a_network_has_another_name_tomorrow():
    days = iter([NOW, NOW + timedelta(days=1)])
    networks = Networks(lambda: next(days))

    assert networks.hashed("203.0.113.7") != networks.hashed("203.0.113.7")


async def test_a_network_cannot_send_in_more_people_than_its_rate():
    limits = Limits(Rates(arrivals=ONCE), lambda: NOW)
    await limits.welcome("203.0.113.7")
    await limits.welcome("203.0.114.7")

    with pytest.raises(Problem):
        await limits.welcome("203.0.113.8")


async def test_people_of_one_network_share_its_rate():
    limits = Limits(Rates(network=ONCE), lambda: NOW)
    await limits.admit(Person("web", "one"), "203.0.113.7")

    with pytest.raises(Problem):
        await limits.admit(Person("web", "two"), "203.0.113.8")


async def test_people_behind_our_own_proxy_are_not_one_network():
    limits = Limits(Rates(network=ONCE), lambda: NOW)
    await limits.admit(Person("web", "one"), "127.0.0.1")
    await limits.admit(Person("web", "two"), "127.0.0.1")


async def test_who_is_refused_takes_nobody_elses_place():
    limits = Limits(Rates(person=ONCE, overall=Rate(2, 3600)), lambda: NOW)
    await limits.admit(Person("web", "one"), None)
    with pytest.raises(Problem):
        await limits.admit(Person("web", "one"), None)

    await limits.admit(Person("web", "two"), None)


async def test_only_those_who_came_last_are_remembered(monkeypatch):
    monkeypatch.setattr(limiting, "REMEMBERED", 2)
    recent: Recent[str] = Recent(ONCE)
    first, second = recent.get("first"), recent.get("second")
    recent.get("first")
    recent.get("third")

    assert recent.get("first") is first
    assert recent.get("second") is not second
