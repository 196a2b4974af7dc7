from dataclasses import replace

import pytest

from bot.staff.audit import Entry, Note, broken, next_entry


def chain(count: int = 5):
    entries: list[Entry] = []
    for number in range(count):
        note = Note("anna", "case.claimed", f"Bērzs-{number}")
        entries.append(next_entry(entries[-1] if entries else None, note, 500_000 + number))
    return entries


def test_a_chain_is_sound():
    assert broken(chain()) == []


def test_a_chain_whose_old_end_was_cut_in_time_is_sound():
    assert broken(chain()[2:]) == []


@pytest.mark.parametrize(
    "change", [{"who": "berta"}, {"what": "case.closed"}, {"object": "Liepa-1"}, {"hour": 1}]
)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_an_entry_that_was_changed_is_found(change, at):
    entries = chain()
    entries[at] = replace(entries[at], **change)

    assert broken(entries) == [at + 1]


def test_an_entry_that_was_taken_out_is_found():
    entries = chain()
    del entries[2]

    assert broken(entries) == [4]


def test_an_entry_that_was_written_anew_with_its_digest_is_found():
    entries = chain()
    entries[2] = next_entry(entries[1], Note("berta", "case.claimed", "Bērzs-2"), 500_002)

    assert broken(entries) == [4]


@pytest.mark.parametrize(
    "content",
    [
        {"what": "wrote: help me"},
        {"object": "he took my passport"},
        {"object": "28612120"},
        {"who": "+371 28612120"},
        {"who": ""},
    ],
)
def test_no_content_gets_in(content):
    with pytest.raises(ValueError, match="no content"):
        Note(**({"who": "anna", "what": "case.claimed", "object": "Bērzs-1"} | content))
