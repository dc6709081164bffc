"""Where the words of a pinned fact stood, when others have taken their place: behind the likest of several places."""

import pytest

from validations.facts.places import Folded

TEXT = "男性 平均壽命\n達70天;猴子平均壽命達28.5歲;女性平均壽命達88.1歲;平均壽命達"


@pytest.mark.parametrize(
    ("before", "wanted", "behind"),
    [
        ("平均壽命達", "82.5歲", "28.5歲"),
        ("平均壽命達", "88.2歲", "88.1歲"),
        ("平均壽命達", "71天", "70天"),
        # None is like it: the first.
        ("平均壽命達", "三十人", "70天"),
        # As like as the one before it: that one.
        ("平均壽命達", "88.5歲", "28.5歲"),
        ("性平均壽命達", "88.9歲", "88.1歲"),
        ("長者平均壽命達", "82.5歲", None),
        ("", "82.5歲", None),
    ],
)
def test_the_likest_of_several_places(before, wanted, behind):
    folded = Folded(TEXT)
    at = folded.nearest(before, wanted)
    assert (at < 0) == (behind is None)
    if behind is not None:
        assert folded.text[at : at + len(before) + len(behind)] == before + behind
