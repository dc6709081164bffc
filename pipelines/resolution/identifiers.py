"""Gives every row its identifier: minted from raw words, or the one that the registry gave out before.

A minted identifier depends on as few raw values as possible and on no other text, so that neither the order
of files nor a text that is added changes it. The registry (knowledge/registry/registry.csv) outranks minting:
what was published once keeps its identifier however the row is read, named or merged later.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from pipelines.knowledge import Registration

_REACH = 80
_BOUNDS = re.compile(r"[。！？；;!?]|\n[ \t\r\f\v]*\n|(?<!\d)[,，：:]|[,，：:](?!\d)")
_NOT_WORD = re.compile(r"[\W_]+")
FIGURE = re.compile(r"[0-9.〇零一二兩三四五六七八九十百千萬億]+")
_WORDS_ENOUGH = 4
"""Letters that a key must have besides its figures for it to be known again by them."""

REFIGURED = frozenset({"statistics", "timeline"})
"""Tables whose rows are still the same things when a text gives them another figure or date in the same words."""


def digest(*parts: str, length: int = 10) -> str:
    """Return the first `length` characters of the lower-case base32 SHA-256 of the parts."""
    hashed = hashlib.sha256("\x1f".join(parts).encode("utf-8")).digest()
    return base64.b32encode(hashed).decode("ascii").lower()[:length]


def clause(raw: str, start: int, end: int) -> str:
    """Return the letters and digits of the clause of `raw` around a span, without width, case and blanks.

    It ends at punctuation or an empty line, and at most 80 characters off, so that it costs the same in any
    text.

    >>> text = "香港男性平均壽命達82.5歲,女性更高達88.1歲。"
    >>> clause(text, 9, 14)
    '香港男性平均壽命達825歲'
    """
    left = max(0, start - _REACH)
    for bound in _BOUNDS.finditer(raw, left, start):
        left = bound.end()
    bound_after = _BOUNDS.search(raw, end, end + _REACH)
    right = bound_after.start() if bound_after else end + _REACH
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", raw[left:right])).casefold()


@dataclass(slots=True)
class Named:
    """A row that waits for its identifier.

    `keys` are the raw keys of its tellings, the earliest first, and `minted` what they would mint; `closer`
    are longer keys of the same, which count where another row has the same `keys`.
    """

    keys: tuple[str, ...]
    minted: tuple[str, ...]
    closer: tuple[str, ...] = ()
    row_id: str = ""


@dataclass(slots=True)
class Registry:
    """The identifiers of one table given out before, by raw key, oldest first; `barred` are those of others.

    `refigured` says that a row is known again by its words where its figures alone are others.
    """

    active: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    retired: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    successors: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    refigured: bool = False
    barred: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[Registration], table_name: str) -> Registry:
        """Collect the lines of one table; their order is their age."""
        registry = cls(refigured=table_name in REFIGURED)
        for age, line in enumerate(lines):
            if line.table_name != table_name:
                continue
            registry.known.add(line.row_id)
            if line.retired_in:
                registry.retired.setdefault(line.key, []).append((age, line.row_id))
                if line.replaced_by:
                    registry.successors[line.row_id] = line.replaced_by
            else:
                registry.active.setdefault(line.key, []).append((age, line.row_id))
        return registry

    def heir(self, row_id: str) -> str:
        """Return the identifier that stands for `row_id` today, following `replaced_by`."""
        seen = {row_id}
        while (heir := self.successors.get(row_id)) and heir not in seen:
            seen.add(heir)
            row_id = heir
        return row_id


def _offers(rows: Sequence[Named], book: Mapping[str, list[tuple[int, str]]]) -> list[tuple[bool, int, int, str]]:
    """Return what the registry offers to rows without identifier: (by shared key, age, row, identifier)."""
    return [
        (shared, age, i, row_id)
        for i, row in enumerate(rows)
        if not row.row_id
        for shared, keys in ((False, row.closer), (True, row.keys))
        for key in keys
        for age, row_id in book.get(key, ())
    ]


def _own_figure_kept(key: str) -> str:
    """Return a key with a sign for each figure of its clause but its own, which stands before the clause.

    >>> _own_figure_kept("1000||1|1|約140萬名醫護人員及近1000間醫院")
    '1000||1|1|約#名醫護人員及近#間醫院'
    """
    own, bar, words = key.rpartition("|")
    return f"{own}{bar}{FIGURE.sub('#', words)}"


def _no_figure_kept(key: str) -> str:
    """Return a key with a sign for each figure.

    >>> _no_figure_kept("82.5||1|a|香港男性平均壽命達825歲")
    '#||#|a|香港男性平均壽命達#歲'
    """
    return FIGURE.sub("#", key)


def _refigured(
    rows: Sequence[Named], registry: Registry, taken: Container[str], wording: Callable[[str], str]
) -> Iterator[tuple[bool, int, int, str]]:
    """Yield what is offered to rows by their wording: where one row and one unclaimed identifier share it."""
    free: dict[str, set[tuple[int, str]]] = {}
    for key, lines in registry.active.items():
        if _wordy(key):
            free.setdefault(wording(key), set()).update(line for line in lines if line[1] not in taken)
    waiting: dict[str, set[int]] = {}
    for i, row in enumerate(rows):
        for key in () if row.row_id else row.keys:
            waiting.setdefault(wording(key), set()).add(i)
    for words, places in waiting.items():
        offered = sorted(free.get(words, ()))
        if len(places) == 1 and len({row_id for _, row_id in offered}) == 1:
            (i,), (age, row_id) = places, offered[0]
            yield True, age, i, row_id


def _wordy(key: str) -> bool:
    """Tell whether a key has words enough to know it by without its figures."""
    return sum(map(str.isalpha, _no_figure_kept(key))) >= _WORDS_ENOUGH


def give(rows: Sequence[Named], registry: Registry) -> None:
    """Fill in `row_id` of every row; `rows` must come in an order that does not depend on the order of files.

    None is given twice, and none that the registry knows is given to another row.
    """
    taken = settle(rows, registry)
    for row in rows:
        if not row.row_id:
            row.row_id = mint(row.minted, registry, taken)


def settle(rows: Sequence[Named], registry: Registry) -> set[str]:
    """Fill in `row_id` of the rows that the registry has an identifier for; return those that are taken now.

    A row takes the oldest identifier registered for one of its keys; else its own that was retired, or the heir of
    one that was replaced; else one that nothing else bears now and whose words are the same, with other figures.
    """
    taken = set(registry.barred)

    def take(offers: list[tuple[bool, int, int, str]]) -> None:
        for _, _, i, row_id in sorted(offers):
            if not rows[i].row_id and row_id not in taken:
                rows[i].row_id = row_id
                taken.add(row_id)

    take(_offers(rows, registry.active))
    gone = _offers(rows, registry.retired)
    # One that was retired for want of its text comes back to its own; only then do heirs stand for the replaced.
    take([offer for offer in gone if offer[3] not in registry.successors])
    take([(shared, age, i, registry.heir(row_id)) for shared, age, i, row_id in gone])
    take(gone)
    if registry.refigured:
        # Of two figures in one clause the one that stayed is told first, and then the other is the only one left.
        take(list(_refigured(rows, registry, taken, _own_figure_kept)))
        take(list(_refigured(rows, registry, taken, _no_figure_kept)))
    return taken


def mint(minted: tuple[str, ...], registry: Registry, taken: set[str]) -> str:
    """Return the first that is free of what a row's tellings mint, in their order; it is taken then."""
    free = (name for name in _names(minted) if name not in taken and name not in registry.known)
    row_id = next(free)
    taken.add(row_id)
    return row_id


def wordings(key: str) -> tuple[str, str]:
    """Return the two forms by which a key is known again when its figures are others."""
    return _own_figure_kept(key), _no_figure_kept(key)


def _names(minted: tuple[str, ...]) -> Iterator[str]:
    yield from minted
    yield from (f"{minted[0]}-{i}" for i in count(2))
