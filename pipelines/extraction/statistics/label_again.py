"""Labels of figures that are told again: of another class or date, or in brackets behind the figure before.

Works on strings and figures alone and knows no document.
"""

from __future__ import annotations

from pipelines.extraction.lexicon import contrasts
from pipelines.extraction.statistics.label_figure import COUNTS, SHARES, Figure
from pipelines.extraction.statistics.label_topics import ATTRIBUTE, HAPPENINGS
from pipelines.extraction.statistics.label_verbs import predicate
from pipelines.patterns import later

CLASSED = later(r"（[^（）]*）$")


def told_again(before: Figure, form: str, counter: str | None) -> str | None:
    """Return the label of a figure in brackets that has no words of its own: 143人（27%）, 超過半數（53.9%）."""
    if form in SHARES:
        return before.label if before.form in SHARES else f"{before.label}所佔比例"
    if form in COUNTS and before.form in COUNTS and counter:
        return f"{before.label}：{counter}數目"
    return None


def elliptical(before: Figure, bare: str, core: str, told: list[str]) -> str | None:
    """Return the label of the figure before, told of another class or date: 女性 for 男性, 2009年 for 2008年.

    None where the words name another measure or tell of an act, for then the figure is of its own.
    """
    if not bare and told and before.dates and before.dates[-1] in before.label:
        return before.label.replace(before.dates[-1], told[-1])
    if "…" in before.label:
        return None
    bare = bare.removesuffix("佔").removesuffix("占")
    for group in contrasts():
        mine = next((word for word in group if word in bare), None)
        theirs = next((word for word in group if word in before.label), None)
        if mine and theirs and mine != theirs:
            return before.label.replace(theirs, mine, 1)
    if ATTRIBUTE.search(bare) or bare.endswith(("度", "率", *HAPPENINGS)) or predicate(bare):
        return None
    if "的" in bare.strip("的"):
        return None
    words = bare or core
    return f"{CLASSED.sub('', before.label)}（{words}）" if words else before.label
