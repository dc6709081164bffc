"""What the contract finds in parts of the tables is what it finds in the whole, however they are cut."""

import random

import pytest

from tests.validations import cutting, tiny
from tests.validations.broken.cases import FILES, GROUPS, LIFE, cases, spoilt
from validations import contract, models, schema
from validations.contract import Known
from validations.facts import pinned
from validations.rules import RULES, totals
from validations.schema import TABLES

DAMAGE = [case for path in FILES for case in cases(path) if case.keys() <= {"name", "change", "found"}]


def _lost(table, at):
    rows = tiny.rows()
    del rows[table][at]
    return rows


def _twice(table):
    rows = tiny.rows()
    rows[table].append(dict(rows[table][0]))
    return rows


def _parent(status):
    rows = tiny.rows()
    body = rows["organisations"][0]
    rows["organisations"].append({**body, "organisation_id": "parent", "aliases": [], "status": status})
    body["parent_id"] = "parent"
    return rows


def _disputed(**changes):
    rows = tiny.rows()
    words = tiny.stated("statistics", "all", "notice", "12人")
    del words["field"]
    claim = {**words, "column_name": "value", "value": "12", "chosen": True, "reason": "latest"}
    rows["disagreements"] = [{"disagreement_id": f"claim-{n}", **claim, **changes} for n in (1, 2)]
    return rows


SPOILT = [
    tiny.rows(),
    *map(spoilt, DAMAGE),
    *(_twice(table) for table, rows in tiny.rows().items() if rows),
    *(_lost(table, 0) for table, rows in tiny.rows().items() if rows),
    _lost("evidence", 4), _lost("coverage", 5), _lost("documents", 1),
    _parent("reviewed"), _parent("candidate"),
    _disputed(), _disputed(quote="13人"), _disputed(row_id="x"), _disputed(document_id="x"), _disputed(reason=None),
    tiny.spoilt("evidence", 3, table_name=None), tiny.spoilt("statistics", 1, value=6.0, value_exact="6"),
]  # fmt: skip


def _corpus():
    """Return one set of tables with every damage in rows and texts of its own, and the texts."""
    joined = {table: [] for table in TABLES}
    texts = {}
    for n, damaged in enumerate(SPOILT):
        for table, rows in cutting.renamed(damaged, str(n)).items():
            joined[table].extend(rows)
        texts.update({f"{document}-{n}": text for document, text in tiny.TEXTS.items()})
    for row in joined["documents"]:
        row["source_file"] = f"{row['document_id']}.txt"
    return cutting.ordered(joined), texts


CORPUS, TEXTS = _corpus()


@pytest.fixture(autouse=True)
def facts_of_some_texts(monkeypatch):
    some = (0, 3, len(SPOILT) - 1)
    pins = tuple(
        LIFE._replace(fact_id=f"life.{n}.{value}", source=f"notice-{n}", expect_value=value)
        for n in some
        for value in ("82.5", "28.5")
    )
    sums = tuple(each._replace(source=f"notice-{n}", total_id=f"groups-{n}") for n in some for each in GROUPS)
    monkeypatch.setattr(pinned, "facts", lambda: pins)
    monkeypatch.setattr(totals, "members", lambda: sums)


def test_the_corpus_breaks_every_check():
    report = contract.check_tables(CORPUS, TEXTS, strict=True)
    assert [check for check in report.checks if not check.violations] == []


@pytest.mark.parametrize(("documents", "at_once", "strict"), [(5, 60, False), (40, 1000, True), (1000, 100000, False)])
def test_parts_find_what_the_whole_finds(documents, at_once, strict):
    reports = list(cutting.parts(CORPUS, TEXTS, documents, at_once))
    random.Random(documents).shuffle(reports)
    whole = contract.check_tables(CORPUS, TEXTS, strict=strict)
    assert contract.merged(reports, strict=strict).as_dict() == whole.as_dict()


@pytest.mark.parametrize("given", [tiny.rows(), _lost("evidence", 4), _lost("coverage", 5), _parent("reviewed")])
def test_a_part_may_be_one_document_or_one_row(given):
    rows = cutting.ordered(given)
    report = contract.merged(cutting.parts(rows, tiny.TEXTS, 1, 1))
    assert report.as_dict() == contract.check_tables(rows, tiny.TEXTS).as_dict()


def test_places_that_an_edition_leaves_out():
    hidden = tiny.span("notice", "82.5歲")
    withheld = [{**hidden, "table_name": table} for table in ("coverage", "statistics")]
    rows = cutting.ordered(tiny.rows())
    for table in ("coverage", "evidence"):
        rows[table] = [row for row in rows[table] if row["row_id"] != "life-male"]
    rows["statistics"] = [row for row in rows["statistics"] if row["statistic_id"] != "life-male"]
    whole = contract.check_tables(rows, tiny.TEXTS, withheld=withheld)
    assert whole.passed
    assert not contract.check_tables(rows, tiny.TEXTS).passed
    report = contract.merged(cutting.parts(rows, tiny.TEXTS, 1, 2, withheld=withheld))
    assert report.as_dict() == whole.as_dict()


def test_of_many_violations_the_first_are_kept_and_all_are_counted():
    whole = contract.check_tables(CORPUS, TEXTS)
    short = contract.merged(cutting.parts(CORPUS, TEXTS, 30, 300, keep=3), keep=3)
    assert any(check.left_out for check in short.checks)
    for check, full in zip(short.checks, whole.checks, strict=True):
        assert check.violations == full.violations[:3]
        assert len(check.violations) + check.left_out == len(full.violations)
        assert (check.checked, check.failed, check.passed) == (full.checked, full.failed, full.passed)
        assert check.as_dict().get("violations_left_out", 0) == check.left_out
    with pytest.raises(contract.ContractBroken, match=f"broken in {len(whole.violations)} places"):
        raise contract.ContractBroken(short)


@pytest.mark.parametrize(
    ("table", "spoil"),
    [
        ("statistics", lambda frame: frame.drop(columns="unit")),
        ("statistics", lambda frame: frame.assign(label_zh=7)),
        ("coverage", lambda frame: frame.drop(columns="start")),
        ("evidence", lambda frame: frame.assign(colour="red")),
        ("evidence", lambda frame: frame.assign(start=frame["start"].astype("str"))),
        ("statistics", lambda frame: frame.assign(per=frame["per"].where(frame.index != 3).astype("object"))),
    ],
    ids=["lost", "numbers", "place", "added", "offsets", "one value"],
)
def test_columns_and_types_are_told_once(table, spoil):
    frames = tiny.frames(cutting.ordered(tiny.spoilt("statistics", 4, qualifier="roughly")))
    frames[table] = spoil(frames[table])
    halves = [
        [contract.check_documents({**frames, **{name: frames[name][frames[name]["document_id"] == document]
                                                for name in contract.IN_TEXTS}}, tiny.TEXTS)
         for document in tiny.TEXTS],
        *([contract.check_rows(name, frames[name][:2], frames["evidence"]),
           contract.check_rows(name, frames[name][2:], frames["evidence"])]
          for name in TABLES if name not in contract.IN_TEXTS),
        [contract.check_whole(frames, tiny.TEXTS)],
    ]  # fmt: skip
    report = contract.merged(part for half in halves for part in half)
    assert not report.passed
    assert [check for check in report.checks if check.table in ("", table)] == [
        check for check in contract.check_tables(frames, tiny.TEXTS).checks if check.table in ("", table)
    ]


def test_where_columns_are_wrong_in_one_part_values_are_told_in_none():
    frames = tiny.frames(tiny.spoilt("statistics", 0, qualifier="roughly"))
    rows, evidence = frames["statistics"], frames["evidence"]
    read = contract.check_rows("statistics", rows[:2], evidence, Known.of(frames))
    unread = contract.check_rows("statistics", rows[2:].drop(columns="unit"), evidence, Known.of(frames))
    for parts in ([read, unread], [unread, read, unread]):
        (check,) = (check for check in contract.merged(parts).checks if check.table == "statistics" and check.checked)
        assert [(broken.row_id, broken.column) for broken in check.violations] == [("", "unit")]


def test_what_no_part_was_asked_is_not_passed_over():
    rows = cutting.ordered(tiny.rows())
    reports = list(cutting.parts(rows, tiny.TEXTS, 2, 100))
    unasked = contract.merged(reports[:-1])
    assert {check.name for check in unasked.checks if check.skipped} == {
        pinned.NAME, *(rule.name for rule in RULES if rule.whole)
    }  # fmt: skip
    assert not unasked.passed
    without = contract.merged(report for report in reports if (models.NAME, "roles") not in report.checked)
    del rows["roles"]
    assert without.as_dict() == contract.check_tables(rows, tiny.TEXTS).as_dict()


def test_arrow_does_as_well_as_rows():
    rows = tiny.spoilt("statistics", 4, value=28.5, dimensions={"sex": "male", "age": "65|"})
    arrow = {table: schema.to_arrow(table, listed) for table, listed in rows.items()}
    report = contract.check_tables(arrow, tiny.TEXTS)
    assert not report.passed
    assert report == contract.check_tables(rows, tiny.TEXTS)


def test_texts_are_read_only_where_they_are_quoted():
    class Unread(dict):
        def get(self, key, default=None):
            raise AssertionError(key)

    rows = tiny.rows()
    known = Known.of(tiny.frames(rows))
    for table in ("statistics", "timeline", "organisations"):
        report = contract.check_rows(table, rows[table], rows["evidence"], known, Unread(tiny.TEXTS))
        assert report.found == {}
