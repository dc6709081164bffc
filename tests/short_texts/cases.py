"""The short texts of this folder, each with every fact that it states, held against what the rules find in it.

The texts were written before anybody looked at how the rules do on them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.extraction import extract
from pipelines.knowledge import Knowledge
from pipelines.reading import read_bytes
from pipelines.resolution import resolve

FOLDER = Path(__file__).parent
Case = dict[str, Any]
Rows = list[dict[str, Any]]
KEYS = {
    "statistics": "statistic_id",
    "timeline": "event_id",
    "contacts": "contact_id",
    "organisations": "organisation_id",
    "people": "person_id",
}
FIGURES = ("value", "value_max", "per", "unit")


def cases() -> list[Case]:
    """Return the texts of all files, in the order of the files' names."""
    files = (path for path in sorted(FOLDER.glob("*.toml")) if path.name != "misses.toml")
    return [case for path in files for case in tomllib.loads(path.read_text("utf-8"))["text"]]


def misses() -> dict[str, list[str]]:
    """Return for each text on which the rules are not right yet the differences that they show."""
    found: dict[str, list[str]] = tomllib.loads((FOLDER / "misses.toml").read_text("utf-8"))
    return found


def differences(case: Case) -> list[str]:
    """Return what is missed and what is wrongly found in a text, a line each, sorted; none where all is right."""
    document = read_bytes(case["text"].encode(), f"{case['name']}.txt", {"published": case["published"]})
    rows = resolve([(document, extract(document))], Knowledge.empty()).rows
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows["evidence"]:
        spans.setdefault((row["table_name"], row["row_id"]), []).append((row["start"], row["end"]))
    for table, key in KEYS.items():
        for row in rows[table]:
            row["spans"] = spans.get((table, row[key]), [])
    return sorted(
        [
            *_figures(case, rows["statistics"]),
            *_events(case, rows["timeline"]),
            *_listed("contact", [(c["kind"], c["value"]) for c in case["contacts"]], rows["contacts"], _contact),
            *_listed("organisation", [(name,) for name in case["organisations"]], rows["organisations"], _names),
            *_listed("person", [(name,) for name in case["people"]], rows["people"], _names),
            *_roles(case, rows),
        ]
    )


def _stands(row: dict[str, Any], case: Case, quote: str) -> bool:
    """Tell whether a row's evidence touches a place where the quote stands."""
    at = case["text"].find(quote)
    while at >= 0:
        if any(start < at + len(quote) and at < end for start, end in row["spans"]):
            return True
        at = case["text"].find(quote, at + 1)
    return False


def _figures(case: Case, rows: Rows) -> Iterator[str]:
    left = list(rows)
    for fact in case["statistics"]:
        wanted = {"value_max": None, "per": 1, "period": ""} | fact
        same = (row for row in left if _stands(row, case, fact["quote"]) and all(row[f] == wanted[f] for f in FIGURES))
        row = next(same, None)
        if row is None:
            yield f"statistic missed: {fact['quote']} {_figure(wanted)}"
            continue
        left.remove(row)
        periods = wanted["period"] if isinstance(wanted["period"], list) else [wanted["period"]]
        if (row["period"] or "") not in periods:
            yield f"statistic {fact['quote']}: period {row['period']}, not {' or '.join(periods) or 'none'}"
        for field in ("measure", "qualifier"):
            if row[field] != wanted[field]:
                yield f"statistic {fact['quote']}: {field} {row[field]}, not {wanted[field]}"
    for row in left:
        start, end = row["spans"][0]
        yield f"statistic false: {case['text'][start:end]} {_figure(row)}"


def _figure(row: dict[str, Any]) -> str:
    top = "" if row["value_max"] is None else f" to {row['value_max']:g}"
    return f"{row['value']:g}{top} per {row['per']:g} {row['unit']}"


def _events(case: Case, rows: Rows) -> Iterator[str]:
    left = list(rows)
    for fact in case["timeline"]:
        same = (row for row in left if row["date"] == fact["date"] and _stands(row, case, fact["quote"]))
        row = next(same, None)
        if row is None:
            yield f"event missed: {fact['date']} {fact['quote']}"
            continue
        left.remove(row)
        if row["planned"] != fact["planned"]:
            yield f"event {fact['date']} {fact['quote']}: planned {row['planned']}"
    yield from (f"event false: {row['date']} {row['title_zh'] or row['title_en']}" for row in left)


def _contact(row: dict[str, Any]) -> set[tuple[str, ...]]:
    return {(row["kind"], row["value"])}


def _names(row: dict[str, Any]) -> set[tuple[str, ...]]:
    return {(name,) for name in (row["name_zh"], row["name_en"], *row.get("aliases", ())) if name}


def _listed(what: str, wanted: list[tuple[str, ...]], rows: Rows, read: Any) -> Iterator[str]:
    left = list(rows)
    for fact in wanted:
        row = next((row for row in left if fact in read(row)), None)
        if row is None:
            yield f"{what} missed: {' '.join(fact)}"
        else:
            left.remove(row)
    yield from (f"{what} false: {' '.join(min(read(row)))}" for row in left)


def _roles(case: Case, rows: dict[str, Rows]) -> Iterator[str]:
    bodies = {row["organisation_id"]: {name for (name,) in _names(row)} for row in rows["organisations"]}
    people = {row["person_id"]: {name for (name,) in _names(row)} for row in rows["people"]}
    left = list(rows["roles"])
    for person, body, title in case["roles"]:
        same = (
            row
            for row in left
            if person in people[row["person_id"]]
            and title in (row["title_zh"], row["title_en"])
            and (body in bodies[row["organisation_id"]] if row["organisation_id"] else not body)
        )
        row = next(same, None)
        if row is None:
            yield f"role missed: {person}, {title} of {body or 'nobody'}"
        else:
            left.remove(row)
    for row in left:
        held = min(bodies.get(row["organisation_id"], {"nobody"}))
        yield f"role false: {min(people[row['person_id']])}, {row['title_zh'] or row['title_en']} of {held}"
