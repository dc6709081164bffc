"""A set of tables small enough to read, with everything in it: two texts, and facts of every kind."""

from __future__ import annotations

import copy
import csv
import datetime
import hashlib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from validations import schema

Rows = dict[str, list[dict[str, Any]]]

NOTICE = (
    "香港測試中心於2021年成立。\n陳大文博士擔任主席。男性平均壽命達82.5歲,女性88.1歲。\n"
    "三個組別共有12人:甲組5人,乙組7人。查詢:(852) 2871 8888\n"
)
LETTER = "香港測試中心將於2024年3月舉行會議。附件一共 3 頁"
TEXTS = {"notice": NOTICE, "letter": LETTER}


def span(document: str, quote: str) -> dict[str, Any]:
    start = TEXTS[document].index(quote)
    return {"document_id": document, "start": start, "end": start + len(quote)}


def stated(table: str, row_id: str, document: str, quote: str) -> dict[str, Any]:
    return {"table_name": table, "row_id": row_id, "quote": quote, "field": None, **span(document, quote)}


def used(document: str, text: str, table: str, row_id: str, kind: str = "number") -> dict[str, Any]:
    where = {"table_name": table, "row_id": row_id, "reason": None}
    return {"text": text, "kind": kind, "status": "used", **where, **span(document, text)}


def set_aside(document: str, text: str, reason: str) -> dict[str, Any]:
    where = {"table_name": None, "row_id": None, "reason": reason}
    return {"text": text, "kind": "number", "status": "set_aside", **where, **span(document, text)}


def figure(row_id: str, label: str, value: str, **more: Any) -> dict[str, Any]:
    return {
        "statistic_id": row_id, "label_zh": label, "value": float(value), "value_exact": value,
        "per": 1.0, "measure": "count", "unit": "1", "qualifier": "exact", "dimensions": {},
        "rule": "statistics.count", **more,
    }  # fmt: skip


def document(name: str, published: str | None) -> dict[str, Any]:
    raw = TEXTS[name].encode()
    return {
        "document_id": name, "title": "通告", "kind": "letter", "publisher_id": "test-centre",
        "language": "zh-Hant-HK", "published": published, "source_file": f"{name}.txt",
        "sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw), "characters": len(TEXTS[name]),
    }  # fmt: skip


def event(row_id: str, date: str, first: str, last: str, precision: str, **more: Any) -> dict[str, Any]:
    return {
        "event_id": row_id, "date": date, "date_start": datetime.date.fromisoformat(first),
        "date_end": datetime.date.fromisoformat(last), "precision": precision, "kind": "other",
        "title_zh": "香港測試中心的事件", "organisation_ids": ["test-centre"], "planned": False,
        "rule": "events.year", **more,
    }  # fmt: skip


_ROWS: Rows = {
    "documents": [document("letter", "2024-01-15"), document("notice", "2023-05-11")],
    "organisations": [
        {
            "organisation_id": "test-centre", "name_zh": "香港測試中心", "aliases": ["測試中心", "HKTC"],
            "kind": "facility", "status": "reviewed", "jurisdiction": "HK",
        }
    ],
    "people": [{"person_id": "chan-tai-man", "name_zh": "陳大文", "honorific": "博士"}],
    "roles": [
        {
            "role_id": "chan-chair", "person_id": "chan-tai-man", "title_zh": "主席", "document_id": "notice",
            "rule": "roles.before",
        }
    ],
    "statistics": [
        figure("all", "三個組別的人數", "12"),
        figure("group-a", "甲組的人數", "5"),
        figure("group-b", "乙組的人數", "7"),
        figure(
            "life-female", "女性平均壽命", "88.1", measure="duration", unit="a",
            dimensions={"sex": "female"},
            indicator_id="life_expectancy_at_birth",
        ),
        figure(
            "life-male", "男性平均壽命", "82.5", measure="duration", unit="a", dimensions={"sex": "male"},
            indicator_id="life_expectancy_at_birth",
        ),
    ],
    "timeline": [
        event("founded", "2021", "2021-01-01", "2021-12-31", "year", kind="founding"),
        event("meeting", "2024-03", "2024-03-01", "2024-03-31", "month", planned=True),
    ],
    "contacts": [
        {
            "contact_id": "phone", "kind": "phone", "value": "+85228718888", "raw_value": "(852) 2871 8888",
            "organisation_id": "test-centre", "purpose": "enquiry", "personal": False, "rule": "contacts.phone",
        }
    ],
    "evidence": [
        stated("organisations", "test-centre", "notice", "香港測試中心"),
        stated("people", "chan-tai-man", "notice", "陳大文"),
        stated("roles", "chan-chair", "notice", "主席"),
        stated("statistics", "all", "notice", "12人"),
        stated("statistics", "group-a", "notice", "5人"),
        stated("statistics", "group-b", "notice", "7人"),
        stated("statistics", "life-female", "notice", "88.1歲"),
        stated("statistics", "life-male", "notice", "82.5歲"),
        stated("timeline", "founded", "notice", "2021年"),
        stated("timeline", "meeting", "letter", "2024年3月"),
        stated("contacts", "phone", "notice", "(852) 2871 8888"),
    ],
    "coverage": [
        used("letter", "2024年3月", "timeline", "meeting", "date"),
        set_aside("letter", "3 ", "page_number"),
        used("notice", "2021年", "timeline", "founded", "date"),
        used("notice", "82.5", "statistics", "life-male"),
        used("notice", "88.1", "statistics", "life-female"),
        used("notice", "12", "statistics", "all"),
        used("notice", "5人", "statistics", "group-a"),
        used("notice", "7人", "statistics", "group-b"),
        used("notice", "(852) 2871 8888", "contacts", "phone", "phone"),
    ],
    "indicators": [
        {
            "indicator_id": "life_expectancy_at_birth", "name_en": "Life expectancy at birth",
            "name_zh": "平均預期壽命",
            "definition_en": "Years a newborn would live.", "definition_zh": "新生嬰兒預期可活的年數。",
            "unit": "a", "per": 1.0, "wdi_code": "SP.DYN.LE00.IN",
            "wdi_code_by_dimension": ["sex=male:SP.DYN.LE00.MA.IN"],
        }
    ],
    "disagreements": [],
}  # fmt: skip


def rows() -> Rows:
    """Return a fresh copy of the rows, free to be spoilt."""
    return copy.deepcopy(_ROWS)


def spoilt(table: str, at: int, **values: Any) -> Rows:
    """Return the rows with one of them changed."""
    changed = rows()
    changed[table][at].update(values)
    return changed


def frames(given: Rows | None = None) -> dict[str, Any]:
    return {table: schema.to_frame(table, listed) for table, listed in (given or rows()).items()}


def release(folder: Path, given: Rows | None = None) -> Path:
    """Write the rows as a release does."""
    (folder / "parquet").mkdir(parents=True)
    (folder / "csv").mkdir()
    for table, listed in (given or rows()).items():
        arrow = schema.to_arrow(table, listed)
        pq.write_table(arrow, folder / "parquet" / f"{table}.parquet")
        cells = [[schema.csv_value(value) for value in row.values()] for row in arrow.to_pylist()]
        with (folder / "csv" / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([arrow.column_names, *cells])
    return folder
