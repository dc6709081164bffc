"""What threads make a little before it is asked for: the same, in the same order, and errors where they belong."""

import threading

import pytest

from pipelines.building import ahead


def test_the_given_come_in_their_order_and_no_more_are_read_than_may_lie_ready():
    read = []
    reading = ahead.read(lambda number: read.append(number) or -number, range(100))
    assert [next(reading), next(reading)] == [0, -1]
    assert len(read) <= ahead.FILES + 1
    assert list(reading) == [-number for number in range(2, 100)]


def test_reading_raises_where_it_is_asked_for():
    reading = ahead.read(lambda number: 1 // (3 - number), range(9))
    assert [next(reading) for _ in range(3)] == [0, 0, 1]
    with pytest.raises(ZeroDivisionError):
        next(reading)


def test_the_next_is_made_while_one_is_in_use():
    begun = threading.Event()

    def things():
        yield 1
        begun.set()
        yield 2

    made = ahead.made(things())
    assert next(made) == 1
    assert begun.wait(60)
    assert list(made) == [2]


def test_making_raises_where_it_is_asked_for():
    def things():
        yield 1
        raise OSError("gone")

    made = ahead.made(things())
    assert next(made) == 1
    with pytest.raises(OSError, match="gone"):
        next(made)


def test_nothing_is_made_any_more_once_it_is_closed():
    before, counted = set(threading.enumerate()), []
    made = ahead.made(counted.append(number) or number for number in range(100))
    next(made)
    made.close()
    assert len(counted) <= ahead.READY + 1
    assert set(threading.enumerate()) <= before
