"""No single slip in a text or in knowledge/ gets into a release unseen: it stops the run, or a row shows it and why.

Seen only by the digest of its text is a slip in words that no fact, no number and no name rests on. Of knowledge/, a
slip may change no row of these texts; then nothing that is published is another. Full size: HKBIOMED_FAULTS=full. What
was caught by what is printed with -s and written to wrong-facts.txt in pytest's folder (--basetemp names it).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.building.store import Store
from pipelines.publication.metadata import index
from tests.faults import FULL
from tests.faults.apart import apart
from tests.faults.changed import Change
from tests.faults.reckoning import Reckoning
from tests.faults.spoiling import copied, spoilt
from tests.faults.verdict import SAME, SHOWN, Judge, Verdict, of_json
from tests.faults.wrong_knowledge import Sheets
from tests.faults.wrong_texts import KINDS, Texts
from validations.facts import pinned, places
from validations.schema import to_frame

PROJECT = Path(__file__).parents[2]
RELEASES = PROJECT / "data" / "releases"
QUICK, SLOW = (1.0, 1.0) if FULL else (0.06, 0.02)
"""The shares of all changes that are tried, in this process and in processes of their own."""

SAYING = ("corrections/corrections.csv", "translations/labels.csv", "indicators/vocabulary.csv")
"""The sheets of which every line is about something published."""


class Attack:
    """A copy of the project, the judge, and the changes to try."""

    def __init__(self, folder: Path):
        self.root = copied(PROJECT, folder / "project")
        self.store = Store(folder / "store")
        self.code = index.code()
        self.judge = Judge(RELEASES, self.code)
        self.unchanged = self.judge.judged(self.root, self.code, self.store)
        self.usual = self.judge.usual = self.judge.report
        rows = self.judge.before.rows
        self.texts = Texts(PROJECT, rows["documents"], rows["evidence"])
        self.sheets = Sheets(PROJECT, self.texts.texts)
        self.stated = sorted(
            (str(row["document_id"]), int(row["start"]), int(row["end"]))
            for table in ("evidence", "coverage")
            for row in rows[table]
        )
        atlas = places.Atlas({name: to_frame(name, rows[name]) for name in rows}, self.texts.texts)
        self.pinned = [
            atlas.find(document, fact.after, fact.quote)
            for fact in pinned.facts()
            if (document := atlas.document(fact.source)) is not None
            # Words that stand twice still stand when one of them is gone.
            and places.fold(self.texts.texts[document]).count(places.fold(fact.after + fact.quote)) == 1
        ]

    def states(self, change: Change) -> bool:
        """Tell whether a change of a few characters hit words that a fact or a number rests on."""
        document, start, end = change.hit or ("", 0, 0)
        return any(name == document and start < last and first < end for name, first, last in self.stated)

    def must_show(self, change: Change) -> bool:
        """Tell whether a release without a word of it would be wrong.

        Where a word list or the register says otherwise and no row does, the release is the one that it was.
        """
        if change.kind in SAYING:
            return not change.inert
        return change.kind in KINDS and (change.hit is None or self.states(change)) and not change.inert

    def pins(self, change: Change) -> bool:
        """Tell whether it hit words of a pinned fact."""
        document, start, end = change.hit or ("", 0, 0)
        return any(place.document == document and start < place.end and place.start < end for place in self.pinned)


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    return Attack(tmp_path_factory.mktemp("wrong-facts"))


@pytest.fixture(scope="module")
def reckoning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reckoning]:
    made = Reckoning()
    yield made
    sys.stdout.write(f"\n{made.table()}\n")
    told = f"{made.table()}\n\n{made.told()}\n"
    (tmp_path_factory.getbasetemp() / "wrong-facts.txt").write_text(told, encoding="utf-8")


def test_the_project_unchanged_is_the_newest_release(attack: Attack) -> None:
    assert attack.unchanged == Verdict("nothing", "", "nothing"), "publish first: what is here is not what is published"


def test_no_slip_in_a_text_is_unseen(attack: Attack, reckoning: Reckoning) -> None:
    unseen = []
    for change in attack.texts.changes(QUICK):
        with spoilt(attack.root, change):
            verdict = attack.judge.judged(attack.root, attack.code, attack.store)
        reckoning.add(change, verdict)
        unseen += list(told(change, verdict, attack))
    assert unseen == []


def test_no_slip_in_decisions_is_unseen(attack: Attack, reckoning: Reckoning, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "ROOT", attack.root)
    unseen = []
    for change in attack.sheets.quick(QUICK):
        with spoilt(attack.root, change):
            verdict = attack.judge.judged(attack.root, index.code(), attack.store)
        reckoning.add(change, verdict)
        unseen += list(told(change, verdict, attack))
    assert unseen == []


def test_no_slip_in_words_bodies_and_pinned_facts_is_unseen(attack: Attack, reckoning: Reckoning) -> None:
    unseen = []
    with apart(attack.root, RELEASES, attack.code, attack.usual) as beside:
        for change in attack.sheets.slow(SLOW):
            with spoilt(attack.root, change):
                verdict = of_json(beside.judged())
            reckoning.add(change, verdict)
            unseen += list(told(change, verdict, attack))
    assert unseen == []


def told(change: Change, verdict: Verdict, attack: Attack) -> Iterator[str]:
    """Yield what is wrong about how a change was met, nothing where it was met as it should be."""
    wrong = [
        (verdict.by == "crash", "no clear error"),
        (attack.pins(change) and verdict.by != "pinned facts", "words of a pinned fact are others, and nothing stops"),
        (verdict.by in SAME and attack.must_show(change), "unseen"),
        (verdict.by in SHOWN and not _causes_fit(change, verdict), f"told by other causes: {verdict.causes}"),
    ]
    for is_so, why in wrong:
        if is_so:
            yield f"{why}: {change.kind}, {change.what} (seed {change.seed}): {verdict.by} {verdict.why}"


def _causes_fit(change: Change, verdict: Verdict) -> bool:
    """Tell whether the causes told of all rows that are others are those of what was changed; no cause is none."""
    if not verdict.causes:
        return verdict.by not in SHOWN[:2]
    if change.kind in KINDS:
        return all(cause == "source" for cause, _ in verdict.causes)
    if change.kind.startswith("corrections"):
        return all(cause == "correction" for cause, _ in verdict.causes)
    (file,) = change.files
    name = file.removeprefix("pipelines/knowledge/")
    named = change.kind.startswith("translations")
    return all(cause == "knowledge" and (named or name in detail) for cause, detail in verdict.causes)


def test_a_slip_that_is_read_over_would_be_told(attack: Attack) -> None:
    """With the judge shown the release as it was, what hit a fact is unseen, and is told to be."""
    change = next(one for one in attack.texts.changes(0.01) if one.kind == "digit" and attack.states(one))
    assert [line.partition(":")[0] for line in told(change, Verdict("digest only"), attack)][-1] == "unseen"
    assert next(told(change, Verdict("crash", "KeyError"), attack)).startswith("no clear error")
    as_rule = Verdict("fact row", "", "fact row", (("rule", "the code reads or resolves otherwise"),))
    assert any(line.startswith("told by other causes") for line in told(change, as_rule, attack))
