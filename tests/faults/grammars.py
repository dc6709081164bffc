"""What any bytes at all may be given to, by name, and what holds of all that is found in them."""

import contextlib

from pipelines.extraction import bodies, contacts, dates, extract, numerals, quantities
from pipelines.reading import UnreadableText, read_text
from pipelines.reading.decoding import decode


def text_of(data):
    return data.decode("utf-8", "ignore")


def reading(data):
    with contextlib.suppress(UnreadableText):
        text = decode(data, "a.txt")
        assert text.strip()
        document = read_text(text)
        assert all(block.start <= block.end <= len(document.text) for block in document.blocks)


def find_numerals(data):
    text = text_of(data)
    inside(text, numerals.find(text))
    numerals.parse(text)


def find_quantities(data):
    text = text_of(data)
    inside(text, quantities.find(text))
    quantities.parse(text)


def find_dates(data):
    text = text_of(data)
    for anchor in (None, "2024-02-29"):
        inside(text, dates.find(text, anchor))
        inside(text, dates.find(text, anchor, document=True))
        dates.parse(text, anchor)


def find_contacts(data):
    text = text_of(data)
    inside(text, contacts.read(text))


def find_bodies(data):
    document = read_text(text_of(data))
    inside(document.text, bodies.find(document))


def find_all(data):
    hold(text_of(data))


TARGETS = {
    "reading": reading,
    "numerals": find_numerals,
    "quantities": find_quantities,
    "dates": find_dates,
    "contacts": find_contacts,
    "bodies": find_bodies,
    "all": find_all,
}


def inside(text, found):
    """Hold what a grammar found to where it may lie."""
    for one in found:
        assert 0 <= one.start < one.end <= len(text), one


def claims(text):
    return extract(read_text(text))


def hold(text):
    """Hold what was found in a text to what is true of any text."""
    found = claims(text)
    inside(text, found)
    for claim in found:
        if claim.kind == "contact":
            assert claim.values["raw_value"] == text[claim.start : claim.end]
        if claim.kind == "number" and claim.values["claim"] is not None:
            assert claim.values["claim"] < len(found)
    assert claims(text) == found
