"""Labels of figures that are told again: of another class or date, or in brackets behind the figure before."""

from __future__ import annotations

from pipelines.extraction.lexicon import contrasts
from pipelines.extraction.quantities import Quantity
from pipelines.extraction.scene import Scene
from pipelines.extraction.statistics.label_figure import COUNTS, SHARES, Figure
from pipelines.extraction.statistics.label_topics import ATTRIBUTE, HAPPENINGS
from pipelines.extraction.statistics.label_verbs import predicate
from pipelines.patterns import later

# Of whom several figures are told in turn: 乳癌和大腸癌…分別錄得5,208宗及5,190宗.
_LISTED = later(
    r"(?P<first>[^：，、的（和及與…]{2,12})(?P<more>(?:、[^：，、的（和及與…]{2,12})*)(?:和|及|與|以及|、)"
    r"(?P<last>[^：，、的（和及與…]{2,12}?)(?P<behind>緊隨其後|緊隨|次之|居次|則)?：?(?=分別|各(?:所?[佔有]|錄)|所佔|錄得)"
)
_BOTH = later(r"男女(?!性)")
_IN_TURN = later(r"分別|各(?=所?[佔有錄])")
CLASSED = later(r"（[^（）]*）$")

_SEXES = ("男性", "女性")


def told_again(before: Figure, form: str, counter: str | None) -> str | None:
    """Return the label of a figure in brackets that has no words of its own: 143人（27%）, 超過半數（53.9%）."""
    if form in SHARES:
        return before.label if before.form in SHARES else f"{before.label}所佔比例"
    if form in COUNTS and before.form in COUNTS and counter:
        return f"{before.label}：{counter}數目"
    return None


def told_in_turn(scene: Scene, quantity: Quantity, words: str) -> str:
    """Return words that several figures of a clause share, for the one of several that a figure is told of."""
    text, start = scene.text, quantity.start
    clause_start, clause_end = scene.clause(start)
    turn = next((at for word in ("分別", "各") if (at := text.find(word, clause_start, start)) >= 0), -1)
    if turn < 0:
        return words
    figures = [f.start for f in scene.quantities.within(turn, clause_end) if f.unit == quantity.unit]
    return in_turn(words, figures.index(start), len(figures)) if start in figures else words


def in_turn(label: str, nth: int, total: int) -> str:
    """Return the label that several figures share, of that one of several that a figure is told of in turn.

    >>> in_turn("乳癌和大腸癌分別錄得的宗數", 1, 2), in_turn("男女預期壽命分別", 0, 2)
    ('大腸癌錄得的宗數', '男性預期壽命')
    """
    both = _BOTH.search(label) if total == len(_SEXES) else None
    if both is not None:
        return f"{label[: both.start()]}{_SEXES[nth]}{_IN_TURN.sub('', label[both.end() :], 1)}"
    listed = _LISTED.search(label)
    if listed is None:
        return label
    items = [listed["first"], *listed["more"].split("、")[1:], listed["last"]]
    if len(items) != total:
        return label
    return f"{label[: listed.start()]}{items[nth]}{_IN_TURN.sub('', label[listed.end() :], 1)}"


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
            words = before.label.replace(theirs, mine, 1)
            return words.replace(before.dates[-1], told[-1]) if told and before.dates else words
    if ATTRIBUTE.search(bare) or bare.endswith(("度", "率", *HAPPENINGS)) or predicate(bare):
        return None
    if "的" in bare.strip("的"):
        return None
    words = bare or core
    return f"{CLASSED.sub('', before.label)}（{words}）" if words else before.label
