"""How days, sizes of files and codes are told in the languages of the page."""

from __future__ import annotations

import datetime
import itertools

from pipelines.publication.files.chinese import is_chinese
from pipelines.publication.site.languages import CHINESE, Language
from validations import schema
from validations.tables import codes

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_UNITS = ("kB", "MB", "GB")
_STEP = 1000
SIZE = r"[\d,.]+\N{NO-BREAK SPACE}(?:" + "|".join(("B", *_UNITS)) + ")"
"""A pattern of the size of a file as `size` tells it."""


def day(iso: str, language: Language) -> str:
    """Return a whole day in words; the same wherever it is told, whatever the machine's locale.

    >>> from pipelines.publication.site.languages import ENGLISH
    >>> day("2026-11-03", ENGLISH), day("2026-11-03", CHINESE)
    ('3 November 2026', '2026年11月3日')
    """
    told = datetime.date.fromisoformat(iso)
    if language == CHINESE:
        return f"{told.year}年{told.month}月{told.day}日"
    return f"{told.day} {MONTHS[told.month - 1]} {told.year}"


def size(octets: int) -> str:
    r"""Return the size of a file in units of the SI, of a thousand each.

    >>> [size(number).replace("\N{NO-BREAK SPACE}", " ") for number in (999, 1000, 999_960, 1_970_176)]
    ['999 B', '1.0 kB', '1.0 MB', '2.0 MB']
    """
    if octets < _STEP:
        return f"{octets}\N{NO-BREAK SPACE}B"
    told = float(octets)
    for unit in _UNITS:
        told /= _STEP
        if round(told, 1) < _STEP or unit == _UNITS[-1]:
            break
    return f"{told:,.1f}\N{NO-BREAK SPACE}{unit}"


def shortened(digest: str) -> str:
    """Return the beginning of a digest, enough to tell files of a release apart by eye.

    >>> shortened("0123456789abcdef")
    '01234567…'
    """
    return f"{digest[:8]}…"


def tongue(text: str) -> str:
    """Return the tag of the language of a name or value as scripts of the page tell it: of Chinese, else nothing.

    >>> tongue("衞生署"), tongue("HKGI")
    ('zh-Hant', '')
    """
    return CHINESE.tag if is_chinese(text) else ""


def runs(text: str, language: Language) -> list[tuple[str, str]]:
    """Return an explanation in its parts: in an English one what is Chinese with its tag, all else with none.

    >>> from pipelines.publication.site.languages import ENGLISH
    >>> runs("One in the sense of 'a': 一位.", ENGLISH)
    [("One in the sense of 'a': ", ''), ('一位', 'zh-Hant'), ('.', '')]
    """
    if language == CHINESE:
        return [(text, "")]
    return [("".join(run), CHINESE.tag if chinese else "") for chinese, run in itertools.groupby(text, is_chinese)]


def label(vocabulary: str, code: str, language: Language) -> str:
    """Return what a code is called, itself where its vocabulary does not have it, as open ones may not."""
    return next((str(language.of(one, "label")) for one in codes.codes(vocabulary) if one.code == code), code)


def column(table: str, name: str, language: Language) -> str:
    """Return what a column is called, its name where the table has it no more."""
    if table not in schema.TABLES:
        return name
    return next((str(language.of(one, "title")) for one in schema.columns(table) if one.name == name), name)


def table(name: str, language: Language) -> str:
    """Return what a table is called, its name where there is none of it any more."""
    return str(language.of(schema.table_info(name), "title")) if name in schema.TABLES else name
