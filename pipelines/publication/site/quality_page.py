"""The page of a release's quality: what was checked, what became of the numbers, what texts and people decided.

All of it stands in the folder quality/ too, and there without an end: the page shows the first so many texts, conflicts
and candidates and says how many more there are, so that it stays small however many texts a release has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipelines.publication import quality
from pipelines.publication.edition import Edition
from pipelines.publication.quality import checks
from pipelines.publication.site import names, reports, telling
from pipelines.publication.site.languages import Language
from pipelines.publication.site.wording import words
from validations import schema
from validations.tables import codes

TEXTS = 100
"""So many texts are shown, those first of whose numbers the largest share is unexplained."""

SHOWN = 50
"""So many conflicts, and so many candidates, are shown."""

_DECISIONS = {
    "corrections": "quality_corrections",
    "translations": "quality_translations",
    "organisations": "quality_verdicts",
}
"""The words for decisions by the folder of the file that holds them."""

Row = Mapping[str, Any]


def context(edition: Edition, language: Language) -> dict[str, Any]:
    """Return what the template of the quality page is told."""
    measured = reports.metrics(edition)
    coverage = quality.coverage(edition.rows["coverage"])
    documents = {row["document_id"]: row for row in edition.rows["documents"]}
    conflicts = reports.lines(edition, "conflicts")
    rows = _rows_of(conflicts[:SHOWN], edition)
    candidates = reports.lines(edition, "candidates")
    return {
        "checks": list(made(edition, language)),
        "results": reports.checks(edition),
        "numbers": reports.numbers(edition.rows["coverage"]),
        "used": [(telling.table(name, language), "", count) for name, count in coverage["used"].items()],
        "reasons": reasons(coverage["set_aside"], language),
        "unexplained": next(
            language.of(code, "definition")
            for code in codes.codes("coverage_reasons")
            if code.code == quality.UNACCOUNTED
        ),
        "texts": texts(edition, measured["documents"], language)[:TEXTS],
        "more_texts": max(len(documents) - TEXTS, 0),
        "quotes": measured["quotes"],
        "wording": [_wording(name, told, language) for name, told in measured["wording"].items()],
        "bodies": len(edition.rows["organisations"]),
        "confirmed": sum(row["status"] == "reviewed" for row in edition.rows["organisations"]),
        "conflicts": [_conflict(line, rows, documents, language) for line in conflicts[:SHOWN]],
        "all_conflicts": len(conflicts),
        "candidates": [_candidate(line, documents, language) for line in candidates[:SHOWN]],
        "all_candidates": len(candidates),
        "decisions": decisions(measured["decisions"], language),
        "withheld": len(edition.withheld),
    }


def made(edition: Edition, language: Language) -> Iterator[Mapping[str, Any]]:
    """Yield each check with what it holds, the lines of quality/checks.csv that it has there summed up."""
    told = {code.code: code for code in codes.codes("checks")}
    grouped: dict[str, list[reports.Line]] = {}
    for line in reports.lines(edition, "checks"):
        grouped.setdefault(line["name"], []).append(line)
    for name, lines in grouped.items():
        subjects = list(dict.fromkeys(one for line in lines for one in line["subject"].split("|") if one))
        yield {
            "label": language.of(told[name], "label"),
            "definition": language.of(told[name], "definition"),
            "tables": [] if name == checks.FILES else [telling.table(one, language) for one in subjects],
            "files": len(subjects) if name == checks.FILES else 0,
            "checked": sum(int(line["checked"]) for line in lines),
            "failed": sum(int(line["failed"]) for line in lines),
            "passed": all(line["passed"] == "true" for line in lines),
            "blocking": all(line["blocking"] == "true" for line in lines),
        }


def reasons(counts: Mapping[str, int], language: Language) -> list[tuple[str, str, int]]:
    """Return label, definition and count of the reasons why numbers were set aside, the most frequent first.

    That no rule has read a number is no reason to set it aside.
    """
    known = [
        code for code in codes.codes("coverage_reasons") if code.code in counts and code.code != quality.UNACCOUNTED
    ]
    known.sort(key=lambda code: -counts[code.code])
    return [(language.of(code, "label"), language.of(code, "definition"), counts[code.code]) for code in known]


def texts(edition: Edition, measured: Mapping[str, Any], language: Language) -> list[Mapping[str, Any]]:
    """Return each text with what became of its numbers, those with the largest share unexplained first."""
    aside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in edition.rows["coverage"]:
        if row["reason"] and row["reason"] != quality.UNACCOUNTED:
            aside[row["document_id"]][row["reason"]] += 1

    def most_unexplained(row: Row) -> tuple[float, int, str]:
        numbers = measured[row["document_id"]]["numbers"]
        return -(numbers["unexplained_share"] or 0), -numbers["unexplained"], row["document_id"]

    return [
        {
            "document_id": row["document_id"],
            "title": row["title"],
            "language": row["language"],
            "numbers": measured[row["document_id"]]["numbers"],
            "reasons": [
                (telling.label("coverage_reasons", reason, language), count)
                for reason, count in aside[row["document_id"]].most_common()
            ],
            "quotes": measured[row["document_id"]]["quotes"],
            "rows": sum(measured[row["document_id"]]["rows"].values()),
        }
        for row in sorted(edition.rows["documents"], key=most_unexplained)
    ]


def decisions(counts: Mapping[str, int], language: Language) -> list[tuple[str, str, int]]:
    """Return the kinds of decisions with the file that holds them and how many of them were applied."""
    told = words(language)
    return [
        (told[key] if (key := _DECISIONS.get(file.partition("/")[0])) else file, file, count)
        for file, count in counts.items()
    ]


def _wording(name: str, told: Mapping[str, Any], language: Language) -> Mapping[str, Any]:
    table, _, column = name.partition(".")
    return {
        "table": telling.table(table, language),
        "column": telling.column(table, column, language),
        **{count: told[count] for count in ("rows", "decided", "generated", "missing")},
    }


def _rows_of(conflicts: Sequence[reports.Line], edition: Edition) -> Mapping[tuple[str, str], Row]:
    """Return the rows that texts disagree on, by table and key: each table is gone through once."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for line in conflicts:
        wanted[line["table_name"]].add(line["row_id"])
    return {
        (table, row[key]): row
        for table, row_ids in wanted.items()
        for key in schema.KEYS[table][:1]
        for row in edition.rows[table]
        if row[key] in row_ids
    }


def _conflict(
    line: reports.Line, rows: Mapping[tuple[str, str], Row], documents: Mapping[str, Row], language: Language
) -> Mapping[str, Any]:
    table = line["table_name"]
    row = rows.get((table, line["row_id"]))
    rules = {code.code: code for code in codes.codes("preferences")}
    rule = rules.get(line["rule"])
    return {
        **line,
        "name": names.called(table, row, language) if row else line["row_id"],
        "table": telling.table(table, language),
        "column": telling.column(table, line["column_name"], language),
        "document": documents.get(line["document_id"]),
        "other_document": documents.get(line["other_document_id"]),
        "decided": language.of(rule, "definition") if rule else line["rule"],
    }


def _candidate(line: reports.Line, documents: Mapping[str, Row], language: Language) -> Mapping[str, Any]:
    return {
        **line,
        "name": names.called("organisations", line, language),
        "called_kind": telling.label("organisation_kinds", line["kind"], language),
        "document": documents.get(line["document_id"]),
    }
