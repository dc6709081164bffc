"""A reader who sums the newest release over and over while releases are published never sees a mismatch."""

from tests.faults import FULL
from tests.faults.publishing import whole

RELEASES = 40 if FULL else 3


def test_a_reader_never_sees_a_mismatch(copies, forks):
    project = copies()
    versions = [f"1.{number}.0" for number in range(1, RELEASES + 1)]
    process = project.start("publish", versions=versions)
    seen, wrong = set(), []
    while (status := forks.ended(process)) is None:
        newest = whole.versions(project.root)[-1]
        seen.add(newest)
        wrong += whole.wrong_in(project.root / "data" / "releases" / newest)
        wrong += whole.wrong_above(project.root)
    assert status == 0, project.said
    assert wrong == []
    assert whole.versions(project.root)[1:] == versions
    assert len(seen) > RELEASES / 2
