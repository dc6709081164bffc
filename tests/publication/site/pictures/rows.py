"""Rows for pictures: of each table the columns that pictures read, filled with what tests do not care about."""

import datetime
from collections import Counter
from types import SimpleNamespace

_numbers = Counter()


def event(date, first, last=None, precision="day", planned=False, **told):
    return {
        "event_id": f"event-{_next('event'):04d}",
        "date": date,
        "date_start": first and datetime.date.fromisoformat(first),
        "date_end": datetime.date.fromisoformat(last or first),
        "precision": precision,
        "kind": "conference",
        "title_zh": "會議",
        "title_en": "Conference",
        "planned": planned,
        **told,
    }


def figure(value, **told):
    return {
        "statistic_id": f"stat-{_next('stat'):05d}",
        "indicator_id": None,
        "label_zh": f"數字{value}",
        "label_en": f"Figure {value}",
        "value": float(value),
        "value_exact": str(value),
        "value_max": None,
        "per": 1.0,
        "measure": "count",
        "unit": "1",
        "qualifier": "exact",
        "dimensions": [],
        "geography": "HK",
        "period": None,
        **told,
    }


def indicator(name):
    return {
        "indicator_id": name,
        "name_en": name.title(),
        "name_zh": f"指標{name}",
        "definition_en": "What is counted.",
        "definition_zh": "所數者。",
    }


def document(name, published="2024-01-02", title="文件"):
    return {"document_id": name, "title": title, "kind": "news", "published": published}


def body(name, **told):
    return {"organisation_id": name, "name_en": f"Body {name}", "name_zh": f"機構{name}", **told}


def person(name):
    return {"person_id": name, "name_en": f"Person {name}", "name_zh": f"人物{name}"}


def role(person_id, organisation_id, title="主席"):
    return {"person_id": person_id, "organisation_id": organisation_id, "title_zh": title, "title_en": None}


def named(table, row_id, *documents):
    return [{"table_name": table, "row_id": row_id, "document_id": name} for name in documents]


def edition(folder=None, **tables):
    """An edition with the rows given and no others."""
    names = ("documents", "organisations", "people", "roles", "statistics", "indicators", "timeline", "evidence")
    rows = {name: tables.get(name, []) for name in names}
    return SimpleNamespace(folder=folder, rows=rows, name="hkbiomed", version="9.8.7")


def _next(kind):
    _numbers[kind] += 1
    return _numbers[kind]
