"""Comparable figures: which are put together, how a value is drawn and told, what a caption owns up to."""

import pytest

from pipelines.publication.site.languages import CHINESE, ENGLISH
from pipelines.publication.site.pictures import groups, statistics
from tests.publication.site.pictures import rows

TIME = {"measure": "duration", "unit": "a"}
SHARE = {"measure": "percentage", "unit": "%", "per": 100.0}
MONEY = {"measure": "money", "unit": "HKD"}


def drawn(*figures, indicators=("beds", "beds2"), language=ENGLISH):
    held = {"statistics": figures, "indicators": [rows.indicator(name) for name in indicators]}
    return list(statistics.draw(held, {}, language, "Source"))


def written(picture):
    return [text.text for text in picture.sheet.texts]


@pytest.mark.parametrize(
    ("figures", "names"),
    [
        ([rows.figure(1), rows.figure(2)], []),
        ([rows.figure(1, indicator_id="beds"), rows.figure(2, indicator_id="beds")], ["statistics-beds-count"]),
        ([rows.figure(1, indicator_id="beds"), rows.figure(2, indicator_id="beds2")], []),
        ([rows.figure(1, indicator_id="beds"), rows.figure(2, indicator_id="beds", **TIME)], []),
        ([rows.figure(1, **MONEY), rows.figure(2, **MONEY)], ["statistics-money-hkd"]),
        ([rows.figure(1, **MONEY), rows.figure(2, measure="money", unit="USD")], []),
        ([rows.figure(50, **SHARE), rows.figure(1, measure="ratio", per=3.0)], ["statistics-share"]),
        ([rows.figure(50, **SHARE), rows.figure(2, measure="ratio")], []),
        ([rows.figure(150, **SHARE), rows.figure(50, **SHARE)], []),
        (
            [
                rows.figure(4, indicator_id="beds", **TIME),
                rows.figure(4, indicator_id="beds", measure="duration", unit="wk"),
            ],
            ["statistics-beds-duration"],
        ),
        ([rows.figure(4, **TIME), rows.figure(4, measure="duration", unit="wk")], []),
        ([rows.figure(1, measure="rate", per=1000.0), rows.figure(1, measure="rate", per=10.0)], []),
    ],
)
def test_figures_are_put_together_only_where_they_compare(figures, names):
    assert [group.name for group in groups.grouped(figures)] == names


@pytest.mark.parametrize(
    ("told", "english", "chinese"),
    [
        ({"value_exact": "53000", "qualifier": "over"}, "over 53,000", "逾53,000"),
        ({"value_exact": "300", "qualifier": "nearly"}, "nearly 300", "接近300"),
        ({"value_exact": "60000000", "qualifier": "at_least"}, "at least 60 million", "至少6,000萬"),
        ({"value_exact": "250000", "qualifier": "up_to", **MONEY}, "up to HKD 250,000", "最多25萬港元"),
        ({"value_exact": "80", "value_max": 90.0, "qualifier": "about", **SHARE}, "about 80–90%", "約80–90%"),
        ({"value_exact": "82.50", **TIME}, "82.50 years", "82.50年"),
        ({"value_exact": "1", **TIME}, "1 year", "1年"),
        ({"value_exact": "1", "measure": "ratio", "per": 67.0}, "1 in 67", "67分之1"),
        ({"value_exact": "1.4", "measure": "rate", "per": 1000.0}, "1.4 per 1,000", "每1,000有1.4"),
        ({"value_exact": "4", "measure": "rank"}, "rank 4", "第4位"),
    ],
)
def test_a_value_is_written_as_its_text_tells_it(told, english, chinese):
    figure = {**rows.figure(1), **told, "value": float(told["value_exact"]), "indicator_id": "beds"}
    pair = (figure, {**figure, "statistic_id": "another"})
    assert english in written(drawn(*pair)[0])
    assert chinese in written(drawn(*pair, language=CHINESE)[0])


def test_lengths_are_in_proportion_from_zero_and_a_range_ends_in_an_outline():
    figures = (rows.figure(100, indicator_id="beds"), rows.figure(25, indicator_id="beds", value_max=50.0))
    in_legend, *bars = drawn(*figures)[0].sheet.bars
    assert in_legend.hollow
    whole, span, part = bars
    assert part.width / whole.width == pytest.approx(0.25, abs=0.01)
    assert (span.hollow, span.x) == (True, part.x + part.width)
    assert span.width == pytest.approx(part.width, abs=0.2)


def test_shares_fill_a_whole():
    bars = drawn(rows.figure(50, **SHARE), rows.figure(1, measure="ratio", per=4.0))[0].sheet.bars
    assert [bar.tone for bar in bars] == ["track", "first", "track", "first"]
    assert [bars[1].width / bars[0].width, bars[3].width / bars[2].width] == [0.5, 0.25]


def test_durations_of_several_units_meet_in_days_and_the_picture_says_so():
    week = rows.figure(4, indicator_id="beds", measure="duration", unit="wk")
    picture = drawn(rows.figure(4, indicator_id="beds", **TIME), week)[0]
    years, weeks = picture.sheet.bars
    assert weeks.width / years.width == pytest.approx(28 / 1461, abs=0.01)
    assert any("Drawn in days" in text for text in written(picture))
    assert {"4 years", "4 weeks"} <= set(written(picture))


def test_figures_far_apart_are_points_on_a_logarithmic_axis_and_the_picture_says_so():
    far = drawn(rows.figure(7, indicator_id="beds"), rows.figure(700000, indicator_id="beds"))[0]
    near = drawn(rows.figure(7, indicator_id="beds"), rows.figure(70, indicator_id="beds"))[0]
    assert [any("Logarithmic" in text for text in written(picture)) for picture in (far, near)] == [True, False]
    assert [bool(picture.sheet.bars) for picture in (far, near)] == [False, True]


def test_a_total_beside_its_parts_is_named():
    figures = [rows.figure(n, indicator_id="beds", dimensions=[("kind", str(n))]) for n in (207, 121, 86)]
    picture = drawn(*figures)[0]
    assert [text for text in written(picture) if "sum of the others" in text] == ["equals the sum of the others"]
    assert "not to be added up" in picture.caption


def test_what_nobody_would_add_up_is_not_said_to_contain_one_another():
    """Life expectancy of women does not contain that of men."""
    figures = [rows.figure(n, indicator_id="beds", dimensions=[("sex", str(n))], **TIME) for n in (82, 88)]
    assert "contain one another" not in drawn(*figures)[0].caption


def test_the_data_beside_a_picture_has_the_words_of_the_picture_and_of_the_table():
    figures = [rows.figure(n, indicator_id="beds", qualifier="over", period="2019/2024") for n in (7, 70)]
    picture = drawn(*figures)[0]
    assert picture.columns[:2] == ("What is measured", "Figure")
    for line in picture.lines:
        assert set(line.cells[1:]) <= set(written(picture))


def test_a_caption_tells_periods_that_differ_or_are_missing():
    periods = ("2019/2024", "../2027", None)
    picture = drawn(*(rows.figure(n, indicator_id="beds", period=period) for n, period in enumerate(periods, 1)))[0]
    assert {"2019 to 2024", "until 2027"} <= set(written(picture))
    assert "Without a period in their text: 1 of 3." in picture.caption
    assert "They refer to different periods." in picture.caption


def test_of_many_groups_and_figures_some_are_drawn_and_the_rest_named():
    names = [f"i{number:02d}" for number in range(groups.MOST + 1)]
    figures = [rows.figure(n, indicator_id=name) for name in names for n in range(1, 30 if name == "i03" else 3)]
    pictures = drawn(*figures, indicators=names)
    assert len(pictures) == groups.MOST
    assert pictures[0].name == "statistics-i03-count"
    assert len(pictures[0].lines) == statistics.DRAWN
    assert "Drawn: 20 of 29 figures" in pictures[0].caption
    assert "I12 (2)" in pictures[0].caption
    assert "In all pictures: 42 of 53 figures" in pictures[0].caption
    assert "In all pictures" not in pictures[1].caption


def test_zero_and_less_can_be_drawn():
    figures = (rows.figure(0, indicator_id="beds"), rows.figure(-3, indicator_id="beds"))
    assert {"0", "-3"} <= set(written(drawn(*figures)[0]))
