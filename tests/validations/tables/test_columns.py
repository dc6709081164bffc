"""What each function that declares a column makes of its words: title, description, metadata, checks, whether null."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from validations.tables.codes import Vocabulary
from validations.tables.columns import date_column, nested_column, plain_column, text_column

STATUSES = Vocabulary("statuses")


def told(column: Any) -> dict[str, Any]:
    """Return what a declared column says, without what pandera would say of any."""
    properties = column.properties
    checks = {check.name: check.statistics for check in properties["checks"]}
    return {
        "title": properties["title"], "description": properties["description"], **properties["metadata"],
        "nullable": properties["nullable"], "unique": column.unique, "checks": checks,
    }  # fmt: skip


def expected(checks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "title": "Title", "description": "What it is.", "title_zh": "標題", "description_zh": "說明。", "unit": None,
        "references": None, "nullable": False, "unique": False, "checks": checks, **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("declare", "rules", "says"),
    [
        (text_column, {}, expected({"text_form": {"form": "line"}})),
        (
            text_column, {"verbatim": True, "nullable": True, "unit": "byte", "references": "people"},
            expected({"text_form": {"form": "verbatim"}}, nullable=True, unit="byte", references="people"),
        ),
        (
            text_column, {"isin": STATUSES, "unique": True},
            expected(
                {"isin": {"allowed_values": STATUSES}, "text_form": {"form": "line"}},
                vocabulary="statuses", unique=True,
            ),
        ),
        (
            text_column, {"documented_by": STATUSES},
            expected({"text_form": {"form": "line"}}, vocabulary="statuses"),
        ),
        (
            text_column, {"isin": ["a"], "str_matches": "^a"},
            expected(
                {"isin": {"allowed_values": ["a"]}, "str_matches": {"pattern": "^a"}, "text_form": {"form": "line"}}
            ),
        ),
        (date_column, {"nullable": True}, expected({"edtf_date": {"level": 0}}, nullable=True)),
        (plain_column, {"unit": "byte", "gt": 0}, expected({"greater_than": {"min_value": 0}}, unit="byte")),
        (plain_column, {"nullable": True}, expected({}, nullable=True)),
        (nested_column, {}, expected({"nested": {"items": "list"}})),
        (
            nested_column, {"items": "map", "references": "people"},
            expected({"nested": {"items": "map"}}, references="people"),
        ),
    ],
)  # fmt: skip
def test_a_column_says_what_it_is_declared_with(
    declare: Callable[..., Any], rules: dict[str, Any], says: dict[str, Any]
) -> None:
    assert told(declare("Title", "標題", en="What it is.", zh="說明。", **rules)) == says
