"""The page on quality: every figure is that of the tables and the reports, in both languages."""

import pytest

from pipelines.publication import quality
from pipelines.publication.site import quality_page, reports
from pipelines.publication.site.languages import CHINESE, ENGLISH
from tests.publication.site import shown
from tests.publication.site.test_ground import HOSTILE, Read
from tests.validations import tiny

LANGUAGES = pytest.mark.parametrize("language", shown.BOTH.values(), ids=shown.BOTH)
RULE = "told by most texts, then the earliest"


def disputed():
    """The tiny rows with a body that awaits review and a claim that lost."""
    rows = tiny.rows()
    rows["organisations"][0] |= {"status": "candidate"}
    claim = {"table_name": "organisations", "row_id": "test-centre", "column_name": "founded", "reason": RULE}
    rows["disagreements"] = [
        {
            "disagreement_id": document,
            **claim,
            "chosen": chosen,
            "value": year,
            "quote": words,
            **tiny.span(document, words),
        }
        for document, year, words, chosen in (("notice", "2021", "2021年", True), ("letter", "2024", "2024年", False))
    ]
    return rows


def of(rows, document, status, reason=None):
    return sum((row["document_id"], row["status"], row["reason"]) == (document, status, reason) for row in rows)


@LANGUAGES
def test_checks_of_a_name_are_one_line(tmp_path, language):
    told = list(quality_page.made(shown.edition(tmp_path), language))
    assert [(one["checked"], one["failed"], one["passed"], one["blocking"], one["files"]) for one in told] == [
        (3, 0, True, True, 0),
        (4, 0, True, True, 0),
        (9, 1, False, False, 0),
        (11, 0, True, True, 2),
    ]
    assert len(told[1]["tables"]) == 2


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (ENGLISH, ("Dates are within reason", "Not passed", "Files: 2", "Names rows to look at")),
        (CHINESE, ("日期合理", "不通過", "2 個檔案", "只列出須查核之處")),
    ],
    ids=lambda value: getattr(value, "tag", ""),
)
def test_checks_are_told_in_words(tmp_path, language, told):
    text = shown.html(shown.edition(tmp_path), "quality", language)
    assert [words for words in told if words not in text] == []


@LANGUAGES
def test_numbers_of_each_text_are_those_of_coverage(tmp_path, language):
    made = shown.edition(tmp_path, tiny.rows())
    coverage = made.rows["coverage"]
    told = quality_page.context(made, language)
    numbers = reports.numbers(coverage)
    assert sum(count for _, _, count in told["reasons"]) == numbers["set_aside"] == 1
    assert sum(count for _, _, count in told["used"]) == numbers["used"] == len(coverage) - 1
    for one in told["texts"]:
        document = one["document_id"]
        assert one["numbers"]["used"] == of(coverage, document, "used")
        assert one["numbers"]["set_aside"] == of(coverage, document, "set_aside", "page_number")
        assert one["quotes"] == sum(row["document_id"] == document for row in made.rows["evidence"])
        assert sum(count for _, count in one["reasons"]) == one["numbers"]["set_aside"]


def test_texts_with_the_largest_share_unexplained_come_first(tmp_path, monkeypatch):
    rows = tiny.rows()
    rows["coverage"][-1] |= {"status": "set_aside", "reason": "unexplained", "table_name": None, "row_id": None}
    made = shown.edition(tmp_path, rows)
    assert reports.numbers(made.rows["coverage"])["unexplained"] == 1
    assert [count for _, _, count in quality_page.context(made, ENGLISH)["reasons"]] == [1]
    listed = quality_page.texts(made, reports.metrics(made)["documents"], ENGLISH)
    assert [one["document_id"] for one in listed] == ["notice", "letter"]
    monkeypatch.setattr(quality_page, "TEXTS", 1)
    text = shown.html(made, "quality", ENGLISH)
    assert "Shown: 1; for the other 1, see quality/metrics.json." in text


@LANGUAGES
def test_conflicts_stand_with_both_claims_and_the_rule(tmp_path, language):
    made = shown.edition(tmp_path, disputed())
    told = quality_page.context(made, language)
    [one] = told["conflicts"]
    assert (one["value"], one["quote"], one["other_value"], one["other_quote"]) == ("2021", "2021年", "2024", "2024年")
    assert {ENGLISH: "Of several figures", CHINESE: "數字不一時"}[language] in one["decided"]
    text = shown.html(made, "quality", language)
    assert 'href="fact.html#test-centre"' in text
    assert 'href="source.html#letter"' in text


def test_a_value_that_no_text_has_is_told_as_peoples(tmp_path):
    rows = disputed()
    rows["disagreements"][0]["chosen"] = False
    rows["organisations"][0]["founded"] = "1999"
    text = shown.html(shown.edition(tmp_path, rows), "quality", ENGLISH)
    assert "<strong>1999</strong> No text has the published value" in text


def test_candidates_stand_with_their_sentence_and_place(tmp_path):
    text = shown.html(shown.edition(tmp_path, disputed(), texts=tiny.TEXTS), "quality", ENGLISH)
    assert '<blockquote lang="zh-Hant-HK">【香港測試中心】於2021年成立。</blockquote>' in text
    assert 'href="source.html#notice:0-6"' in text
    assert '<a href="fact.html#test-centre" lang="zh-Hant">香港測試中心</a>' in text


def test_of_many_cases_the_first_are_shown_and_the_rest_counted(tmp_path, monkeypatch):
    rows = disputed()
    rows["organisations"] += [
        {"organisation_id": f"body-{number}", "name_zh": f"第{number}中心", "aliases": [], "kind": "facility",
         "status": "candidate"} for number in range(4)
    ]  # fmt: skip
    monkeypatch.setattr(quality_page, "SHOWN", 2)
    text = shown.html(shown.edition(tmp_path, rows), "quality", ENGLISH)
    assert "not yet confirmed by people: 5." in text
    assert "For 3 more, see quality/candidates.csv" in text


@LANGUAGES
def test_with_nothing_in_dispute_the_page_says_so(tmp_path, language):
    text = shown.html(shown.edition(tmp_path, tiny.rows()), "quality", language)
    for words in {
        ENGLISH: ("No two texts of this release", "None: people have confirmed", "People have decided nothing"),
        CHINESE: ("並無說法不一之處", "並無待審核者", "並無人手決定"),
    }[language]:
        assert words in text


def test_decisions_are_told_by_kind_and_file():
    counts = {"corrections/corrections.csv": 2, "translations/labels.csv": 3, "organisations/decisions.csv": 1}
    told = quality_page.decisions({**counts, "elsewhere/others.csv": 4}, CHINESE)
    assert told == [
        ("更正數值", "corrections/corrections.csv", 2),
        ("擬定文字及翻譯", "translations/labels.csv", 3),
        ("對見於文件的機構所作的決定", "organisations/decisions.csv", 1),
        ("elsewhere/others.csv", "elsewhere/others.csv", 4),
    ]


def test_wordings_and_quotes_are_those_of_the_metrics(tmp_path):
    made = shown.edition(tmp_path, tiny.rows())
    told = quality_page.context(made, ENGLISH)
    measured = quality.metrics(made.rows, made.decisions, made.contract)
    assert [one["rows"] for one in told["wording"]] == [one["rows"] for one in measured["wording"].values()]
    assert told["quotes"] == measured["quotes"]
    assert (told["confirmed"], told["bodies"]) == (1, 1)


@LANGUAGES
def test_an_empty_edition_has_a_page(tmp_path, language):
    made = shown.edition(tmp_path, {name: [] for name in tiny.rows()})
    for name in ("index", "quality"):
        read = Read(shown.html(made, name, language))
        assert (read.wrong, read.open) == ([], [])


@LANGUAGES
def test_hostile_values_stand_as_text(tmp_path, language):
    rows = disputed()
    rows["organisations"][0] |= {"name_zh": HOSTILE, "name_en": HOSTILE}
    rows["documents"][1] |= {"title": HOSTILE, "language": '"><b>'}
    rows["disagreements"][1] |= {"value": HOSTILE, "quote": HOSTILE, "reason": HOSTILE}
    texts = {"notice": tiny.NOTICE.replace("成立", HOSTILE)}
    text = shown.html(shown.edition(tmp_path, rows, texts=texts), "quality", language)
    for markup in ("<script>alert", "<img", "<b>"):
        assert markup not in text
    assert text.count("&lt;script&gt;") >= 5
