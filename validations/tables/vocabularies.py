"""The vocabularies that columns are held to, by name; their codes, labels and definitions stand in codes.csv.

`RULES` and `PREFERENCES` only document what their columns hold: a rule that a later text calls for is no breach
of the contract. All others are closed.
"""

from __future__ import annotations

from validations.tables.codes import Vocabulary

DOCUMENT_KINDS = Vocabulary("document_kinds")

ORGANISATION_KINDS = Vocabulary("organisation_kinds")
"""The types of ROR v2, and `programme`."""

STATUSES = Vocabulary("statuses")

MEASURES = Vocabulary("measures")

QUALIFIERS = Vocabulary("qualifiers")

PRECISIONS = Vocabulary("precisions")

EVENT_KINDS = Vocabulary("event_kinds")

CONTACT_KINDS = Vocabulary("contact_kinds")

PURPOSES = Vocabulary("purposes")

FACT_TABLES = Vocabulary("fact_tables")
"""The tables whose rows are facts read from texts, each with its evidence."""

EVIDENCED_TABLES = Vocabulary("evidenced_tables")
"""The tables whose rows evidence may point to: a document's own date and title are read from its text too."""

NUMBER_KINDS = Vocabulary("number_kinds")

COVERAGE_STATUSES = Vocabulary("coverage_statuses")

UNEXPLAINED = "unexplained"
"""The reason of a number that no rule has read or set aside: a row to look at, an error in strict mode."""

REASONS = Vocabulary("coverage_reasons")
"""Why a number is no fact of its own."""

PREFERENCES = Vocabulary("preferences")
"""By what the published one of several claims was chosen."""

RULES = Vocabulary("rules")
"""What reads a fact: the package of the grammar, and the construction."""
