"""Telephone and fax numbers are numbers that their country's plan has (phonenumbers)."""

from __future__ import annotations

from validations.violations import Sources, Tables, Texts, Violation

NAME = "telephone numbers exist in their country's plan"
TABLES = ("contacts",)


def check(tables: Tables, texts: Texts) -> list[Violation]:
    """Return each phone and fax that phonenumbers does not read, or not back to the same E.164."""
    # Imported late: the metadata of all countries costs time that only this rule needs.
    import phonenumbers

    sources = Sources(tables, texts)
    broken = []
    contacts = tables["contacts"]
    phones = contacts.loc[contacts["kind"].isin(["phone", "fax"]), ["contact_id", "value", "raw_value"]]
    for row_id, value, raw in phones.itertuples(index=False, name=None):
        number, _, _ = str(value).partition(";ext=")
        try:
            parsed = phonenumbers.parse(number)
            right = (
                phonenumbers.is_possible_number(parsed)
                and phonenumbers.is_valid_number(parsed)
                and phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number
            )
        except phonenumbers.NumberParseException:
            right = False
        if not right:
            broken.append(
                Violation(
                    NAME, "contacts", row_id, "value", str(value), "a number of a national plan in E.164",
                    f"compare with {raw!r} as written", *sources.place("contacts", row_id),
                )
            )  # fmt: skip
    return broken
