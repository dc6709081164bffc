"""A stand-in for extraction, so that these tests are about publishing: one body, one person, years, counts."""

import re

from pipelines.extraction import Claim

PERSON = re.compile(r"(行政總裁)(羅思偉)醫生")
PHONE = re.compile(r"(?<=電話：)\d{8}")
BODY = "香港基因組中心"
PEOPLE = re.compile(r"(\d+)名參加者")
FOUNDED = re.compile(r"(\d{4})年成立")


def extract(document):
    """Claim the centre, its founding and counts of participants; set every other number aside."""
    raw, claims, taken = document.raw, [], []
    for match in re.finditer(BODY, raw):
        body = {
            "key": f"name:{BODY}",
            "mention": BODY,
            "name_zh": BODY,
            "name_en": None,
            "authority_id": None,
        }
        body |= {"body_kind": "facility", "parent": None, "jurisdiction": "HK", "is_alias": False}
        claims.append(Claim("organisation", *match.span(), body, "bodies.fake"))
    for match in FOUNDED.finditer(raw):
        event = {"date": match[1], "date_start": f"{match[1]}-01-01", "date_end": f"{match[1]}-12-31"}
        event |= {"precision": "year", "kind": "founding", "title_zh": f"{BODY}成立", "title_en": None}
        event |= {
            "organisations": (f"name:{BODY}",),
            "subject": f"name:{BODY}",
            "place": None,
            "planned": False,
        }
        taken.append((match.span(1), len(claims), "date"))
        claims.append(Claim("event", *match.span(1), event, "events.fake"))
    for match in PEOPLE.finditer(raw):
        count = {
            "label_zh": f"{BODY}參加者人數",
            "label_en": None,
            "subject": f"name:{BODY}",
            "value_max": None,
        }
        count |= {
            "value": float(match[1]),
            "value_exact": match[1],
            "per": 1.0,
            "measure": "count",
            "unit": "1",
        }
        count |= {
            "counted_zh": "名參加者",
            "qualifier": "exact",
            "dimensions": {},
            "geography": "HK",
            "period": None,
        }
        taken.append((match.span(1), len(claims), "number"))
        claims.append(Claim("statistic", *match.span(), count, "statistics.fake"))
    for match in PERSON.finditer(raw):
        key = f"person:{match[2]}"
        person = {"key": key, "name_zh": match[2], "name_en": None, "honorific": "醫生"}
        claims.append(Claim("person", *match.span(2), person, "people.fake"))
        role = {"person": key, "organisation": f"name:{BODY}", "title_zh": match[1], "title_en": None}
        claims.append(Claim("role", match.start(), match.end(2), role, "roles.fake"))
    for match in PHONE.finditer(raw):
        phone = {"kind": "phone", "value": f"+852{match[0]}", "raw_value": match[0], "purpose": "enquiry"}
        phone |= {"organisation": f"name:{BODY}", "person": None, "unit_zh": None, "personal": False}
        taken.append((match.span(), len(claims), "phone"))
        claims.append(Claim("contact", *match.span(), phone, "contacts.fake"))
    used = {span: (index, kind) for span, index, kind in taken}
    for match in re.finditer(r"\d+", raw):
        index, kind = used.get(match.span(), (None, "number"))
        status = {
            "status": "set_aside" if index is None else "used",
            "reason": "idiom" if index is None else None,
        }
        claims.append(
            Claim("number", *match.span(), {"number_kind": kind, "claim": index, **status}, "accounting.fake")
        )
    return claims
