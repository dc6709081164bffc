"""Small releases to compare, made by hand: a table of statistics, its evidence and its texts."""

from pipelines.publication.changes import State

CODE = {
    "code_sha256": "1",
    "rules_sha256": "1",
    "knowledge_sha256": "1",
    "knowledge": {"organisations/authority.csv": "1", "indicators/matches.csv": "1", "quantities/counters.csv": "1"},
}


def code(rules="1", **files):
    """Digests of which those named differ; files by their stem."""
    knowledge = {name: files.get(name.split("/")[1].split(".")[0], "1") for name in CODE["knowledge"]}
    return {**CODE, "code_sha256": rules, "rules_sha256": rules, "knowledge": knowledge}


def column(name, kind="string", nullable=True, **told):
    return {"name": name, "type": kind, "nullable": nullable, "references": None, "description": "", **told}


def table(key, *columns):
    return {"description": "", "key": tuple(key), "columns": [c if isinstance(c, dict) else column(c) for c in columns]}


TABLES = {
    "documents": table(["document_id"], "document_id", "title", "source_url", "sha256"),
    "organisations": table(["organisation_id"], "organisation_id", "name_en", "aliases", "status", "decision"),
    "statistics": table(
        ["statistic_id"], "statistic_id", "indicator_id", "label_zh", "value", "subject_id", "decision"
    ),
    "timeline": table(["event_id"], "event_id", "date", "date_start"),
    "evidence": table(["table_name", "row_id", "document_id", "start"], "table_name", "row_id", "document_id", "start"),
}


def release(texts=None, evidence=(), decisions=(), code=CODE, version="1.0.0", tables=TABLES, **rows):
    """A release of rows by table; `texts` maps documents to their bytes, `evidence` lists (table, row, text)."""
    texts = {"letter": "1"} if texts is None else texts
    documents = [{"document_id": name, "title": name, "source_url": None, "sha256": sha} for name, sha in texts.items()]
    cited = [{"table_name": t, "row_id": r, "document_id": d, "start": 0} for t, r, d in evidence]
    given = {"documents": documents, "evidence": cited, **rows}
    return State(version, {name: given.get(name, []) for name in tables}, tables, list(decisions), code)


def decision(value, column="label_zh", sheet="corrections/corrections.csv", table="statistics", row="a", **told):
    return {
        "table_name": table,
        "row_id": row,
        "column_name": column,
        "expected": "甲",
        "value": value,
        "reason": "the text says so",
        "author": "an editor",
        "date": "2026-11-25",
        "source": f"{sheet}:2",
        **told,
    }
