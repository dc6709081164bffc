"""Where the words of a pinned fact stood, when others have taken their place: behind the likest of several places."""

import pytest

from tests.validations import tiny
from validations.facts.places import Atlas, Folded, Place, fold, stem

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


@pytest.mark.parametrize(
    ("start", "end", "raw"),
    [(0, 2, (0, 2)), (1, 3, (1, 4)), (2, 3, (3, 4)), (6, 8, (8, 10)), (3, 99, (4, 44)), (3, 3, (0, 0)), (4, 3, (0, 0)),
     (41, 42, (43, 44)), (42, 43, (0, 0)), (99, 100, (0, 0))],
)  # fmt: skip
def test_the_way_back_to_the_raw_text(start, end, raw):
    assert len(Folded(TEXT).text) == 42
    assert Folded(TEXT).raw(start, end) == raw


def test_places_that_overlap():
    assert Folded("一一二").nearest("一", "二") == 1
    assert Folded("一一一三一一二").nearest("一一", "二") == 4


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("2024/letter.txt", "letter"),
        ("a.jsonl#letter.1", "a.jsonl#letter.1"),
        ("b/A.PARQUET#x", "b/A.PARQUET#x"),
        ("a.json#x.txt", "a.json#x"),
        ("letter", "letter"),
    ],
)
def test_by_what_a_text_is_named(file, named):
    assert stem(file) == named


def test_words_are_folded():
    assert fold(" 男性 平均\n壽命\u3000") == "男性平均壽命"


def atlas(**changes):
    return Atlas(tiny.frames(tiny.spoilt("documents", 0, **changes)), tiny.TEXTS)


@pytest.mark.parametrize(
    ("after", "quote", "place"),
    [
        ("男性平均壽命達", "82.5歲", Place("notice", 33, 38, "82.5歲")),
        ("成立。", "陳大文 博士", Place("notice", 16, 21, "陳大文博士")),
        ("成立。 陳大文", "教授", Place("notice", 19, 21, "博士")),
        ("查詢:(852)", "2871 8888", Place("notice", 77, 86, "28718888")),
        ("查詢:(852) 2871 8888", "內線", Place("notice", 0, 0, "")),
        ("猴子", "82.5歲", Place("notice", 0, 0, "")),
        ("", "82.6歲", Place("notice", 0, 0, "")),
        ("", "82.5歲", Place("notice", 33, 38, "82.5歲")),
    ],
)
def test_where_words_stand(after, quote, place):
    assert atlas().find("notice", after, quote) == place


def test_a_text_is_there_if_its_words_are():
    frames = tiny.frames()
    assert (atlas().document("notice"), atlas().document("letter"), atlas().document("x")) == ("notice", "letter", None)
    assert Atlas(frames, {"notice": tiny.NOTICE}).document("letter") is None
    unnamed = atlas(source_file=None)
    assert (unnamed.document("letter"), unnamed.document("nan"), unnamed.document("notice")) == (None, None, "notice")


@pytest.mark.parametrize(
    ("table", "document", "words", "keys"),
    [
        ("statistics", "notice", "82.5歲", ["life-male"]),
        ("statistics", "notice", "歲,女", ["life-male"]),
        ("statistics", "notice", ",女性", []),
        ("statistics", "notice", "命達8", ["life-male"]),
        ("statistics", "notice", "壽命達", []),
        ("statistics", "notice", "12人:甲組5人,乙組7人", ["all", "group-a", "group-b"]),
        ("people", "notice", "82.5歲", []),
        ("timeline", "letter", "2024年3月", ["meeting"]),
        ("documents", "letter", "附件", ["letter"]),
    ],
)
def test_rows_whose_evidence_lies_at_a_place(table, document, words, keys):
    span = tiny.span(document, words)
    rows = atlas().rows_at(table, Place(document, span["start"], span["end"], words))
    assert [next(iter(row.values())) for row in rows] == keys


def test_rows_are_whole_and_told_once():
    rows = tiny.rows()
    rows["evidence"] += [rows["evidence"][7] | {"field": "value"}, rows["evidence"][7] | {"row_id": "lost"}]
    (row,) = Atlas(tiny.frames(rows), tiny.TEXTS).rows_at("statistics", Place("notice", 33, 38, "82.5歲"))
    told = {name: row[name] for name in ("statistic_id", "label_zh", "value", "value_exact", "dimensions")}
    assert told == {name: rows["statistics"][4][name] for name in told}
    assert list(row) == list(tiny.frames()["statistics"].columns)
