"""What the contact grammars hand to one another: a place in the text that says how to reach somebody."""

from __future__ import annotations

from typing import Literal, NamedTuple

ContactKind = Literal["phone", "fax", "email", "website", "link", "address"]

TARGETS: tuple[ContactKind, ...] = ("website", "link", "email")
"""The kinds of contacts that stand at a host."""


class ContactSpan(NamedTuple):
    """A contact as written: `text[start:end]` is its raw value, `value` the canonical one of the dataset.

    Phones and faxes are E.164 (an extension stays in the raw value), e-mails lower case, URLs absolute with
    their scheme, addresses one line.
    """

    start: int
    end: int
    kind: ContactKind
    value: str
