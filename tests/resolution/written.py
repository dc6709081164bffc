"""Texts with hand-made claims, for tests: phrases are given, offsets found."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipelines.extraction.claims import Claim
from pipelines.knowledge import Knowledge
from pipelines.reading.document import Document, Metadata
from pipelines.resolution import Tables, resolve


class Written:
    """A raw text and the claims made about it; each method claims something of a phrase of the text."""

    def __init__(self, name: str, raw: str, published: str | None = None, **metadata: Any):
        self.document = Document(name, raw, raw, metadata=Metadata(title=name, published=published, **metadata))
        self.claims: list[Claim] = []

    def claim(self, claimed: Any, phrase: str, nth: int = 0, /, **values: Any) -> Written:
        start = -1
        for _ in range(nth + 1):
            start = self.document.raw.index(phrase, start + 1)
        self.claims.append(Claim(claimed, start, start + len(phrase), values, f"{claimed}.test"))
        return self

    def body(self, phrase: str, key: str | None = None, nth: int = 0, **values: Any) -> Written:
        """A mention of a body; without `key` it is a full name of its own."""
        latin = phrase.isascii()
        full = {"name_zh": None if latin else phrase, "name_en": phrase if latin else None}
        if key and not key.startswith("org:"):
            full = {"name_zh": key.removeprefix("name:"), "name_en": None}
        plain = {
            "body_kind": "other",
            "parent": None,
            "jurisdiction": None,
            "is_alias": bool(key),
            "authority_id": None,
        }
        key = key or f"name:{phrase}"
        return self.claim("organisation", phrase, nth, **{"key": key, "mention": phrase, **full, **plain, **values})

    def person(self, phrase: str, **values: Any) -> Written:
        latin = phrase.isascii()
        names = {
            "name_zh": None if latin else phrase,
            "name_en": phrase if latin else None,
            "honorific": None,
        }
        return self.claim("person", phrase, **{"key": f"person:{phrase}", **names, **values})

    def figure(self, phrase: str, label: str, value: str, nth: int = 0, **values: Any) -> Written:
        plain = {
            "label_zh": label,
            "label_en": None,
            "subject": None,
            "value": Decimal(value),
            "value_exact": value,
            "value_max": None,
            "per": Decimal(1),
            "measure": "count",
            "unit": "1",
            "counted_zh": None,
            "qualifier": "exact",
            "dimensions": {},
            "geography": None,
            "period": None,
        }
        return self.claim("statistic", phrase, nth, **{**plain, **values})

    def event(self, phrase: str, date: str, title: str, kind: str = "other", nth: int = 0, **values: Any) -> Written:
        plain = {"title_zh": title, "title_en": None, "organisations": (), "subject": None, "place": None}
        return self.claim("event", phrase, nth, **{"date": date, "kind": kind, "planned": False, **plain, **values})

    def contact(self, phrase: str, kind: str, value: str, nth: int = 0, **values: Any) -> Written:
        plain = {
            "organisation": None,
            "person": None,
            "unit_zh": None,
            "purpose": "general",
            "personal": False,
        }
        return self.claim(
            "contact", phrase, nth, **{"kind": kind, "value": value, "raw_value": phrase, **plain, **values}
        )


def tables(*texts: Written, knowledge: Knowledge | None = None) -> Tables:
    return resolve([(text.document, text.claims) for text in texts], knowledge or Knowledge.empty())
