"""What travels between processes: numbers, read as they were written, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from bot.buses.hints import LARGEST, LONGEST, MOST, packets, read_packet

NUMBERS = st.integers(0, LARGEST)


@given(st.lists(NUMBERS, max_size=3 * MOST))
def test_what_is_written_is_read(numbers):
    assert [n for packet in packets(numbers) for n in read_packet(packet)] == numbers


@given(st.binary(max_size=200))
def test_whatever_comes_is_numbers_or_nothing(data):
    assert all(0 <= number <= LARGEST for number in read_packet(data))


def test_a_packet_is_never_too_long():
    assert all(len(packet) <= LONGEST for packet in packets([LARGEST] * 3 * MOST))


def test_what_is_too_large_or_too_much_is_nothing():
    assert read_packet(str(LARGEST + 1).encode()) == []
    assert read_packet(b" ".join([b"1"] * (MOST + 1))) == []
