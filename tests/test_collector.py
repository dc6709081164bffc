"""The collector of cycles rests while a text is read, and is as it was afterwards."""

import gc

import pytest

from pipelines import extract_text
from pipelines.collector import held_back


@pytest.fixture(autouse=True)
def _collecting():
    gc.enable()
    yield
    gc.enable()


def test_rests_while_the_work_is_done_and_runs_again_afterwards():
    assert held_back(gc.isenabled)() is False
    assert gc.isenabled()


def test_runs_again_after_an_error():
    with pytest.raises(ZeroDivisionError):
        held_back(lambda: 1 / 0)()
    assert gc.isenabled()


def test_stays_off_where_it_was_off():
    gc.disable()
    assert held_back(gc.isenabled)() is False
    assert not gc.isenabled()


def test_reading_a_text_leaves_it_on_while_claims_are_taken_one_by_one():
    claims = extract_text("香港男性平均壽命達82.5歲。")
    next(claims)
    assert gc.isenabled()
