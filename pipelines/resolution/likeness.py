"""How alike two short labels are, in the ways that tell one thing told twice from two things of one kind.

Repeated tellings shorten or lengthen a label (研究中心, 國家研究中心); labels of different things swap a
piece for another (甲型流感個案, 乙型流感個案). So a label that is the other with something left out counts as the
same, whatever the share of common characters, and the share counts only where figures are rare enough.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.resolution.names import fold

_LONGEST = 120


@lru_cache(maxsize=4096)
def pairs(label: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a folded label."""
    folded = fold(label)[:_LONGEST]
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))


def likeness(one: str, other: str) -> float:
    """Return Dice's share of common character pairs, 0 to 1; see doi:10.2307/1932409.

    >>> likeness("香港基因組計劃開展", "開展香港基因組計劃") > 0.8
    True
    """
    first, second = pairs(one), pairs(other)
    return (
        2 * len(first & second) / (len(first) + len(second))
        if first and second
        else float(fold(one) == fold(other) != "")
    )


def contained(one: str, other: str) -> float:
    """Return the share of the shorter label's character pairs that the longer one has, 0 to 1.

    >>> contained("發佈第一批罕見病目錄", "由五大部委聯合出台第一批罕見病目錄") > 0.7
    True
    """
    first, second = pairs(one), pairs(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def shortened(one: str, other: str, least: int = 3) -> bool:
    """Tell whether one label is the other with characters left out, at least `least` being left.

    >>> shortened("國家研究中心", "研究中心"), shortened("甲型流感個案", "乙型流感個案")
    (True, False)
    """
    short, long = sorted((fold(one)[:_LONGEST], fold(other)[:_LONGEST]), key=len)
    rest = iter(long)
    return len(short) >= least and all(character in rest for character in short)
