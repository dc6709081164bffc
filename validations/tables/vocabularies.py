"""The closed vocabularies of the dataset, each in the order in which it is documented.

Only words are listed; a column names the vocabulary that it is held to. Vocabularies that grow with the
texts (indicators, units) are tables or data files instead.
"""

from __future__ import annotations

DOCUMENT_KINDS = ["press_release", "news", "letter", "web_page", "report", "other"]

ORGANISATION_KINDS = [
    "archive",
    "company",
    "education",
    "facility",
    "funder",
    "government",
    "healthcare",
    "nonprofit",
    "other",
    "programme",
]
"""The types of ROR v2, and `programme`."""

STATUSES = ["reviewed", "candidate"]

MEASURES = ["count", "money", "percentage", "ratio", "rate", "rank", "duration", "quantity"]

QUALIFIERS = ["exact", "over", "at_least", "nearly", "about", "up_to", "under"]

PRECISIONS = ["day", "month", "year", "decade", "century"]

EVENT_KINDS = [
    "founding",
    "opening",
    "launch",
    "renaming",
    "conference",
    "meeting",
    "announcement",
    "publication",
    "award",
    "application",
    "deadline",
    "review",
    "result",
    "survey",
    "policy",
    "agreement",
    "other",
]

CONTACT_KINDS = ["phone", "fax", "email", "website", "link", "address"]

PURPOSES = [
    "media",
    "enquiry",
    "application",
    "general",
    "further_information",
    "correspondence",
    "download",
    "video",
]

FACT_TABLES = ["organisations", "people", "roles", "statistics", "timeline", "contacts"]
"""The tables whose rows are facts read from texts, each with its evidence."""

EVIDENCED_TABLES = ["documents", *FACT_TABLES]
"""The tables whose rows evidence may point to: a document's own date and title are read from its text too."""

NUMBER_KINDS = ["number", "date", "phone", "email", "url"]

COVERAGE_STATUSES = ["used", "set_aside"]

UNEXPLAINED = "unexplained"
"""The reason of a number that no rule has read or set aside: a row to look at, an error in strict mode."""

REASONS = [
    "list_number",
    "ordinal_name",
    "figure_caption",
    "page_number",
    "idiom",
    "article",
    "part_of_a_name",
    "citation",
    "list_announcement",
    "repeated",
    "date_of_issue",
    "period",
    "window",
    "anniversary",
    "address",
    "unlabelled",
    UNEXPLAINED,
]
"""Why a number is no fact of its own."""
