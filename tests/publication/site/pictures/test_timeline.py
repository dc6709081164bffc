"""The timeline: when each event is drawn to be, what is planned, what is left out and said to be."""

import re

import pytest

from pipelines.publication.site.languages import CHINESE, ENGLISH
from pipelines.publication.site.pictures import timeline
from tests.publication.site.pictures import rows


def drawn(*events, texts=None, language=ENGLISH):
    return timeline.draw(events, texts or {}, language, "Source")


def written(picture):
    return [text.text for text in picture.sheet.texts]


@pytest.mark.parametrize(
    ("event", "shape", "label"),
    [
        (rows.event("2021-05-01", "2021-05-01"), "dot", "1 May"),
        (rows.event("2021-05-30/2021-06-02", "2021-05-30", "2021-06-02"), "bar", "30 May – 2 Jun"),
        (rows.event("2021-05", "2021-05-01", "2021-05-31", "month"), "outline", "May"),
        (rows.event("2021", "2021-01-01", "2021-12-31", "year"), "outline", None),
        (rows.event("2019/2021", "2019-01-01", "2021-12-31", "year"), "bar", "2019 – 2021"),
        (rows.event("198X", "1980-01-01", "1989-12-31", "decade"), "outline", "1980 – 1989"),
        (rows.event("../2021-05-01", None, "2021-05-01"), "bar", "… – 1 May 2021"),
    ],
)
def test_a_date_is_drawn_no_more_exactly_than_it_is_told(event, shape, label):
    picture = drawn(event)
    in_strip = [bar for bar in picture.sheet.bars if bar.height == 8 and bar.x >= 76][-1:]
    legend = {"dot": "on this day", "bar": "from – to", "outline": "some time within"}
    assert {told for told in legend.values() if told in written(picture)} == {legend[shape]}
    assert [bar.hollow for bar in in_strip] == ([] if shape == "dot" else [shape == "outline"])
    if label:
        assert label in written(picture)


def test_a_day_stands_in_its_month():
    first, last = (drawn(rows.event(day, day)).sheet.signs[-1] for day in ("2021-01-01", "2021-12-31"))
    left, right = (float(re.match(r"M([\d.]+)", sign.path)[1]) for sign in (first, last))
    assert 11 * 16 < right - left < 12 * 16


def test_planned_events_are_told_in_words_and_colour():
    happened, planned = rows.event("2021-05-01", "2021-05-01"), rows.event("2030-05-01", "2030-05-01", planned=True)
    picture = drawn(happened, planned)
    assert [text.tone for text in picture.sheet.texts if text.text == "planned"] == ["second"]
    assert picture.sheet.signs[-1].tone == "second"
    assert [line.cells[-1] for line in picture.lines] == ["No", "Yes"]
    assert "Planned when their text was published: 1" in picture.caption


def test_years_that_the_list_leaves_out_are_named():
    picture = drawn(
        rows.event("1887", "1887-01-01"), rows.event("1907", "1907-01-01"), rows.event("1909", "1909-01-01")
    )
    assert "19 years without an event" in written(picture)
    assert "1 year without an event" in written(picture)


def test_of_many_events_those_of_most_texts_are_listed_and_every_year_has_its_turn():
    many = [rows.event(str(year), f"{year}-01-01") for year in range(2000, 2020) for _ in range(10)]
    told_most = many[7]
    picture = drawn(*many, texts={told_most["event_id"]: 3})
    listed = [line.row_id for line in picture.lines]
    assert len(listed) == timeline.LISTED
    assert told_most["event_id"] in listed
    years = [line.cells[0] for line in picture.lines]
    assert {years.count(str(year)) for year in range(2000, 2020)} <= {2, 3, 4}
    assert "Listed: 60 of 200 events" in picture.caption
    assert "3 of 10" in written(picture)


def test_a_year_between_whose_events_are_not_listed_is_not_said_to_have_none(monkeypatch):
    monkeypatch.setattr(timeline, "LISTED", 2)
    old, between, new = (rows.event(str(year), f"{year}-01-01") for year in (2001, 2002, 2003))
    picture = drawn(old, between, new, texts={old["event_id"]: 2, new["event_id"]: 2})
    assert "Years between: 1; events in them that are not listed: 1" in written(picture)


def test_titles_are_in_the_language_of_the_page_and_chinese_where_there_is_no_english():
    event = rows.event("2021", "2021-01-01", title_en=None, title_zh="成立")
    assert "成立" in written(drawn(event))
    assert "時間線：2021年至2021年" in written(drawn(event, language=CHINESE))
