"""Telephone and fax numbers are numbers that their country's plan has (phonenumbers)."""

from __future__ import annotations

from collections.abc import Iterator

from validations.frames import walked
from validations.parts import Found, Part, Step
from validations.violations import Violation

NAME = "telephone numbers exist in their country's plan"
TABLES = ("contacts",)


def _telephones(part: Part) -> Iterator[Found]:
    """Find each phone and fax that phonenumbers does not read, or not back to the same E.164."""
    contacts = part.tables["contacts"]
    phones = walked(contacts, ["contact_id", "value", "raw_value"], contacts["kind"].isin(["phone", "fax"]))
    for at, row_id, value, raw in phones:
        if isinstance(value, str) and not _exists(value.partition(";ext=")[0]):
            broken = Violation(
                NAME, "contacts", row_id, "value", value, "a number of a national plan in E.164",
                f"compare with {raw!r} as written", *part.sources.place("contacts", row_id),
            )  # fmt: skip
            yield at, broken


def _exists(number: str) -> bool:
    # Imported late: the metadata of all countries costs time that only this rule needs.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    return (
        phonenumbers.is_possible_number(parsed)
        and phonenumbers.is_valid_number(parsed)
        and phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number
    )


STEPS = (Step("rows", "contacts", _telephones),)
