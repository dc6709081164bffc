"""Which script a text is in."""

import pytest

from pipelines.reading.scripts import SIMPLIFIED, TRADITIONAL, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("香港基因組中心", "Hant"),
        ("国家卫生健康委员会", "Hans"),
        ("醫院添置新式仪器，專科醫生為長者診斷眼疾，术后覆診", "Hant"),
        ("人口", "Hant"),
        ("Press Release 2023", "Latn"),
        ("2023", "none"),
        ("", "none"),
    ],
)
def test_script(text, script):
    assert script_of(set(text)) == script


def test_no_character_is_of_both_scripts():
    assert not SIMPLIFIED & TRADITIONAL
    assert len(SIMPLIFIED) > 1500
    assert len(TRADITIONAL) > 1500
