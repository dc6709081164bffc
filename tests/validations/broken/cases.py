"""The small tables with something broken in them, and all that the contract finds there, violation by violation.

A `change` names a table and a row (`at`), and gives columns other values (`set`) or none (`unset`). Without `at` it
adds a row, with `like` one like another; with `drop` it takes one away. `text` replaces words of texts, `without` takes
texts away. `pin` are changes of the one pinned fact, `member` other figures than those of the groups, `withheld` words
whose places an edition leaves out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.validations import tiny
from validations import schema
from validations.asking import Inquiry
from validations.facts import pinned
from validations.facts.pinned import Fact
from validations.parts import Known
from validations.rules import totals
from validations.rules.totals import Member

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.toml"))
LIFE = Fact("life.value", "statistics", "notice", "男性平均壽命達", "82.5歲", "", "", "value", "82.5", "a test")
GROUPS = (
    Member("groups", "notice", "part", "甲組", "5人"),
    Member("groups", "notice", "part", "乙組", "7人"),
    Member("groups", "notice", "total", "共有", "12人"),
)

Case = Mapping[str, Any]


def cases(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a file: `name`, what is changed, and `found`."""
    listed: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return listed


def spoilt(case: Case) -> tiny.Rows:
    """Return the rows of a case."""
    rows = tiny.rows()
    for change in case.get("change", ()):
        listed = rows[change["table"]]
        if "drop" in change:
            del listed[change["drop"]]
            continue
        if "at" not in change:
            listed.append(dict(listed[change["like"]]) if "like" in change else {})
        listed[change.get("at", -1)].update(change.get("set", {}), **dict.fromkeys(change.get("unset", ())))
    return rows


def texts(case: Case) -> dict[str, str]:
    """Return the texts of a case."""
    told = {document: text for document, text in tiny.TEXTS.items() if document not in case.get("without", ())}
    for document, old, new in case.get("text", ()):
        assert old in told[document]
        told[document] = told[document].replace(old, new)
    return told


def found(case: Case) -> list[dict[str, Any]]:
    """Return what models of changed tables, the rules and the pinned facts find, in the order of the checks.

    Each violation stands behind the step of its rule and the position of its row.
    """
    rows = spoilt(case)
    changed = [table for table in schema.TABLES if table in {change["table"] for change in case.get("change", ())}]
    frames = {**_untouched(), **{table: schema.to_frame(table, rows[table]) for table in changed}}
    withheld = [
        {**tiny.span(document, words), "table_name": table} for table, document, words in case.get("withheld", ())
    ]
    facts = tuple(LIFE._replace(**pin) for pin in case.get("pin", ({},)))
    members = tuple(Member(*each) for each in case["member"]) if "member" in case else GROUPS
    inquiry = Inquiry(frames, texts(case), withheld, keep=None, by_key=False)
    with patch.object(pinned, "facts", lambda: facts), patch.object(totals, "members", lambda: members):
        inquiry.models(changed)
        inquiry.rules(Known.of(frames), frames, lambda step: True)
        inquiry.pinned()
    return [
        {"step": one.step, "at": one.place[0], **_told(one.violation.as_dict())}
        for findings in inquiry.report().found.values()
        for one in findings.kept
    ]


def _told(fields: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return {name: value for name, value in fields.items() if value}


@cache
def _untouched() -> dict[str, Any]:
    return tiny.frames()
