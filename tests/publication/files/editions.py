"""Editions to write files of: the tiny tables, with cells that spreadsheets and databases are known to spoil."""

import datetime

from pipelines.publication import changes, staging
from pipelines.publication.edition import NAME, Edition
from tests.validations import tiny

FORMULA = '=HYPERLINK("http://example.org","衞生署")'


def tables():
    """Return the tiny tables with a formula, control characters, an early day, a large sum, two bodies of an event."""
    rows = tiny.rows()
    rows["organisations"][0] |= {"aliases": ["測試中心", "HKTC", "@SUM(1)"], "website": "https://example.org/"}
    rows["organisations"].append(
        {"organisation_id": "health-department", "name_zh": "衞生署", "name_en": "Department of Health",
         "aliases": [], "kind": "government", "status": "reviewed"}
    )  # fmt: skip
    rows["statistics"][0] |= {"label_zh": FORMULA, "value": 276e9, "value_exact": "276000000000"}
    rows["statistics"][1] |= {"label_zh": "港大罕病基因組參加者人數", "label_en": "007", "subject_id": "test-centre"}
    rows["timeline"][0] |= {"date": "1887", "date_start": datetime.date(1887, 1, 1)}
    rows["timeline"][1]["organisation_ids"] = ["test-centre", "health-department"]
    rows["evidence"][3] |= {"quote": "衞\n\r生\t署 ", "end": rows["evidence"][3]["start"] + 7}
    return rows


def edition(folder, rows=None, version="1.2.0"):
    """Return an edition of rows as a release publishes them."""
    published = staging.as_published(rows or tables())
    return Edition(
        folder=folder,
        name=NAME,
        version=version,
        as_of="2024-01-15",
        rows=published,
        decisions=[],
        contract={"checks": []},
        changes=changes.against(None, changes.of_tables(published, [], version, {})),
        previous=None,
        code={},
    )
