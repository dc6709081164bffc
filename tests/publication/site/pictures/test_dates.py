"""Dates in pictures stand in the words in which the tables' script writes them."""

import pytest

from pipelines.publication.site.languages import CHINESE, ENGLISH
from pipelines.publication.site.pictures import dates
from tests.browser.test_figures import DATES


@pytest.mark.parametrize(("edtf", "english", "chinese"), DATES)
def test_a_date_is_written_as_in_tables(edtf, english, chinese):
    assert dates.written(edtf, ENGLISH) == english
    assert dates.written(edtf, CHINESE) == chinese


def test_nothing_is_written_of_no_date():
    assert dates.written(None, ENGLISH) == ""
