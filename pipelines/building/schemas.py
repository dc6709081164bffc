"""The columns of the files between stations.

Places in a corpus are told by `day` (the proleptic ordinal of the text's first day of issue, 3652059 where it has
none), `document_id`, `start` and `end`, in this order. Columns of nested values that only Python reads hold JSON.
"""

from __future__ import annotations

import pyarrow as pa

_STRINGS = pa.list_(pa.string())


def of(**columns: pa.DataType) -> pa.Schema:
    """Return a schema of columns in their order."""
    return pa.schema(list(columns.items()))


INTAKE = of(
    key=pa.string(),
    document_id=pa.string(),
    name=pa.string(),
    source_file=pa.string(),
    data=pa.large_binary(),
    source=pa.string(),
)
"""A text as it came: content key, identifier, name and file, its bytes, its entry in the manifest as JSON."""

TEXT = of(
    key=pa.string(),
    document_id=pa.string(),
    day=pa.int32(),
    publisher=pa.string(),
    row=pa.string(),
    raw=pa.large_string(),
)
"""A text that has testified: `row` holds its columns of documents."""

TELLING = of(
    text=pa.int32(),
    index=pa.int32(),
    kind=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    rule=pa.string(),
    quote=pa.string(),
    clause=pa.string(),
    before=pa.string(),
    after=pa.string(),
    marks=pa.list_(pa.int32(), 4),
    in_headline=pa.bool_(),
    values=pa.string(),
    key=pa.string(),
    sign=pa.string(),
    folded=pa.string(),
    number_kind=pa.string(),
    status=pa.string(),
    reason=pa.string(),
    claim=pa.int32(),
)
"""A claim. `text` is the row of its text; `key`, `sign` and `folded` are of mentions only: the text's key for whom they
name, the sign of how it does so, and the words without what writers vary; the last four columns are of numbers only."""

PORTRAIT = of(
    sign=pa.string(),
    sketch=pa.string(),
    first=pa.string(),
    rule=pa.string(),
    texts=pa.int32(),
    said=pa.string(),
    parents=pa.string(),
    unrivalled=_STRINGS,
)
PERSON = of(
    sign=pa.string(),
    naming=pa.string(),
    first=pa.string(),
    rule=pa.string(),
    said=pa.string(),
)
"""A way of speaking of a body or naming a person, added up over a chunk; see resolution/portraits.py, people.py."""

APART = "\x1f"
"""Stands between items of a list in one string, where no item can have it: the unit separator of ASCII."""

FACT = of(
    table_name=pa.string(),
    fact=pa.int32(),
    day=pa.int32(),
    document_id=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    minted=pa.string(),
    keys=pa.string(),
    closer=pa.string(),
    disputes=pa.string(),
    compared=pa.string(),
    figure=pa.string(),
)
"""A row without its identifier: where it is first told, what its identifier is made of.

`fact` numbers those of one file; of what identifiers are made of each is a list, joined by `APART`, for lists take
DuckDB several times as long. `disputes` are the rows of disagreements that its own tellings make; figures with one
`compared` must agree, and `figure` holds their row and what their first telling says of the value."""

TOLD = of(
    fact=pa.int32(),
    document_id=pa.string(),
    index=pa.int32(),
    start=pa.int32(),
    end=pa.int32(),
    quote=pa.string(),
    rule=pa.string(),
)
"""A telling of a fact of the same folder."""

MENTION = of(
    table_name=pa.string(),
    row_id=pa.string(),
    document_id=pa.string(),
    index=pa.int32(),
    start=pa.int32(),
    end=pa.int32(),
    quote=pa.string(),
    field=pa.string(),
    rule=pa.string(),
)
"""A mention of a body or a person whose row is known."""

NUMBER = of(
    document_id=pa.string(),
    index=pa.int32(),
    start=pa.int32(),
    end=pa.int32(),
    text=pa.string(),
    kind=pa.string(),
    status=pa.string(),
    reason=pa.string(),
    claim=pa.int32(),
)
"""A number of a text, as extraction accounts for it: `claim` is the index of the claim that uses it."""

SPREAD = of(
    block=pa.uint32(),
    table_name=pa.string(),
    day=pa.int32(),
    document_id=pa.string(),
    published=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    index=pa.int32(),
    tellings=pa.string(),
)
"""Tellings that may be one with those of other texts: `block` is a digest of what all of those share."""

FOUNDING = of(
    organisation_id=pa.string(),
    date=pa.string(),
    day=pa.int32(),
    document_id=pa.string(),
    start=pa.int32(),
    end=pa.int32(),
    index=pa.int32(),
    quote=pa.string(),
    rule=pa.string(),
)
"""A telling of the founding of a body."""

ABOUT = of(kind=pa.string(), name=pa.string(), value=pa.string())
"""What a part of the published tables must know of the rest, see partition.py and validations/parts.py.

`lacking`: a table and the key of a row that it has not; `issued`: a document and its date; `text`: a document and the
folder of its testimony; `needed`: nothing and an organisation."""
