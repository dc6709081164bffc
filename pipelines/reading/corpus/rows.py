"""One row of a file of many texts -> the text, or what is wrong with the row."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.reading.corpus.files import source_file
from pipelines.reading.corpus.text import Text, Unreadable
from pipelines.reading.manifest import KEYS, NAME, SET_ASIDE, Source, checked, half_pair, shown

ID, TEXT = "id", "text"
KNOWN = (ID, TEXT, *KEYS)
WAY_OUT = f"; take it out, or list it under {SET_ASIDE} in the entry of {NAME} for this file"
LONGEST_ID = 2000
"""Characters; as long as an address may be, for many archives have no other id."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in its file: the place (`line 3`), its values by key, and why it has none."""

    place: str
    values: Mapping[str, Any]
    fault: str = ""


def text_of(row: Row, file: str, entry: Source, set_aside: frozenset[str]) -> Text | Unreadable:
    """Return the text of a row of `file`, whose entry in sources.toml holds where the row says nothing."""
    place = f"{file}, {row.place}"
    if row.fault:
        return Unreadable(file, place, row.fault, file)
    said = {key: value for key, value in row.values.items() if value is not None and key not in set_aside}
    text_id, text = said.pop(ID, None), said.pop(TEXT, None)
    if wrong := _wrong_id(text_id):
        return Unreadable(file, place, wrong, file)
    place, told = f"{place} ({text_id})", source_file(file, text_id)
    if wrong := _wrong_text(text):
        return Unreadable(text_id, place, wrong, told)
    unknown = next((key for key in said if key not in KEYS), None)
    if unknown is not None:
        known = ", ".join(KNOWN)
        return Unreadable(text_id, place, f"unknown key {shown(unknown)}; expected one of {known}{WAY_OUT}", told)
    try:
        source = {**entry, **checked(said)}
    except ValueError as error:
        return Unreadable(text_id, place, str(error), told)
    return Text(text_id, told, text.encode("utf-8"), source)


def _wrong_id(value: Any) -> str:
    """Return what is wrong with an id, nothing if it is one."""
    if value is None:
        return "no id; give the text one that no other text of the folder has"
    if not isinstance(value, str):
        return f"id = {shown(value)}; expected text; write it in quotes"
    if not value or value != value.strip() or any(unicodedata.category(one) in _UNSEEN for one in value):
        return f"id = {shown(value)}; expected text on one line, without blanks around it"
    if len(value) > LONGEST_ID:
        return f"id = {shown(value)} has {len(value):,} characters; expected at most {LONGEST_ID:,}"
    return ""


_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _wrong_text(value: Any) -> str:
    """Return what is wrong with a text, nothing if it is one."""
    if value is None:
        return "no text; give its words under 'text', or take the row out"
    if not isinstance(value, str):
        return f"text = {shown(value)}; expected text"
    if not value:
        return "text is empty; put the words there, or take the row out"
    at = half_pair(value)
    if at >= 0:
        return f"text has half of a surrogate pair ({ascii(value[at])[1:-1]}) at character {at}; write the whole sign"
    return ""
